//go:build judges && linux

package motion

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// portal is the settings of a desktop, as xdg-desktop-portal gives them.
type portal map[string]any

// Read answers wrapped twice, as the portal does.
func (p portal) Read(space, key string) (dbus.Variant, *dbus.Error) {
	v, ok := p[space+" "+key]
	if !ok {
		return dbus.Variant{}, dbus.NewError("org.freedesktop.portal.Error.NotFound", nil)
	}
	return dbus.MakeVariant(dbus.MakeVariant(v)), nil
}

// bus starts a message bus and gives its address.
func bus(t *testing.T) string {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:dir="+t.TempDir())
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatalf("dbus-daemon, which this test needs: %v", err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

// TestReducedOnABus: the portal's word counts, or that of GNOME; without either
// everything moves.
func TestReducedOnABus(t *testing.T) {
	for _, c := range []struct {
		says portal
		want bool
	}{
		{portal{}, false},
		{portal{"org.freedesktop.appearance reduced-motion": uint32(1)}, true},
		{portal{"org.freedesktop.appearance reduced-motion": uint32(0)}, false},
		{portal{"org.gnome.desktop.interface enable-animations": false}, true},
		{portal{"org.gnome.desktop.interface enable-animations": true}, false},
		{portal{"org.freedesktop.appearance reduced-motion": "nonsense"}, false},
	} {
		address := bus(t)
		getenv := func(key string) string {
			if key == "DBUS_SESSION_BUS_ADDRESS" {
				return address
			}
			return ""
		}
		if Reduced(t.Context(), getenv) {
			t.Error("without a portal nothing moves")
		}
		conn, err := dbus.Connect(address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		if err := conn.Export(c.says, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"); err != nil {
			t.Fatal(err)
		}
		if _, err := conn.RequestName("org.freedesktop.portal.Desktop", dbus.NameFlagDoNotQueue); err != nil {
			t.Fatal(err)
		}
		if got := Reduced(t.Context(), getenv); got != c.want {
			t.Errorf("%v: %v", c.says, got)
		}
	}
}
