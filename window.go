//go:build !headless

package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"habeas/app"
	"habeas/app/cli"
	"habeas/app/icon"
)

func window(w cli.Window) error {
	o := app.Options{
		Vault: w.Vault, Passphrase: w.Passphrase, AsOf: w.AsOf,
		Now: time.Now, Random: rand.Reader, Device: device(), Version: version, Icon: icon.Window,
		Sample: sample,
	}
	if w.Passphrase != nil {
		o.Note = "A demonstration: its passphrase is filled in."
	}
	return app.Run(o)
}

// sample runs the demonstration as a process of its own, so that a person can look
// at it beside their own vault.
func sample(ctx context.Context, folder string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("failed to find the program to open the sample with: %w", err)
	}
	c := exec.CommandContext(ctx, self, "demo", folder)
	var told bytes.Buffer
	c.Stderr = &told
	if err := c.Run(); err != nil {
		if text := strings.TrimSpace(strings.TrimPrefix(told.String(), "habeas: ")); text != "" {
			return errors.New(text)
		}
		return fmt.Errorf("failed to open the sample: %w", err)
	}
	return nil
}

func display() string { return app.Display(os.Getenv) }
