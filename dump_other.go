//go:build !linux

package main

func hide() {}

func show() {}
