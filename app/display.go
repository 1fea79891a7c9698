//go:build !headless

package app

import (
	"net"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Display says why no window can be shown here, or "" where one can. On Linux
// and its like it knocks at the display server, as the toolkit would end the
// program where there is none.
func Display(getenv func(string) string) string {
	switch runtime.GOOS {
	case "windows", "darwin":
		return ""
	}
	wayland, x11 := getenv("WAYLAND_DISPLAY"), getenv("DISPLAY")
	if wayland == "" && x11 == "" {
		return "there is no display"
	}
	if wayland != "" {
		if !filepath.IsAbs(wayland) {
			wayland = filepath.Join(getenv("XDG_RUNTIME_DIR"), wayland)
		}
		if answers("unix", wayland) {
			return ""
		}
	}
	if x11 != "" && x11Answers(x11) {
		return ""
	}
	return "the display does not answer"
}

// x11Answers knocks at an X11 display named as in X(7): host:number.screen.
func x11Answers(display string) bool {
	host, number, ok := strings.Cut(display, ":")
	if !ok {
		return false
	}
	number, _, _ = strings.Cut(number, ".")
	if host == "" || host == "unix" {
		// The second is Linux's abstract socket of the same name.
		return answers("unix", "/tmp/.X11-unix/X"+number) || answers("unix", "@/tmp/.X11-unix/X"+number)
	}
	return true // forwarded from elsewhere, as ssh does: the toolkit will tell
}

func answers(network, address string) bool {
	c, err := net.DialTimeout(network, address, time.Second)
	if err != nil {
		return false
	}
	_ = c.Close() // nothing was written to it
	return true
}
