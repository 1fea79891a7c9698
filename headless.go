//go:build headless

package main

import "habeas/app/cli"

// A headless build has no window, needs no cgo, and builds on every system.
var window func(cli.Window) error

func display() string { return "this build has no window" }
