//go:build !headless

package main

import (
	"crypto/rand"
	_ "embed"
	"os"
	"time"

	"habeas/app"
	"habeas/app/cli"
)

//go:embed Icon.png
var icon []byte

func window(w cli.Window) error {
	o := app.Options{
		Vault: w.Vault, Passphrase: w.Passphrase, AsOf: w.AsOf,
		Now: time.Now, Random: rand.Reader, Device: device(), Version: version, Icon: icon,
	}
	if w.Passphrase != nil {
		o.Note = "A demonstration: its passphrase is filled in."
	}
	return app.Run(o)
}

func display() string { return app.Display(os.Getenv) }
