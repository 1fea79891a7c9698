//go:build !headless

package app

import (
	"os"
	"runtime"
)

// HasDisplay reports whether a window can be opened. Where the platform has no
// display to ask for (Linux and the BSDs without a session), opening one
// would end the program.
func HasDisplay() bool {
	switch runtime.GOOS {
	case "darwin", "windows":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
