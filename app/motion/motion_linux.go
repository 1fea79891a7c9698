package motion

import (
	"context"

	"github.com/godbus/dbus/v5"
)

// Reduced reports whether the desktop is set to little motion: what the portal
// says for all desktops (org.freedesktop.appearance, "reduced-motion"), or what
// GNOME says alone. Where nobody answers it is false.
func Reduced(ctx context.Context, getenv func(string) string) bool {
	address := getenv("DBUS_SESSION_BUS_ADDRESS")
	if address == "" {
		return false // one would be started otherwise
	}
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }() // nothing was written
	read := func(space, key string) any {
		var v dbus.Variant
		err := conn.Object("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop").
			CallWithContext(ctx, "org.freedesktop.portal.Settings.Read", 0, space, key).Store(&v)
		if err != nil {
			return nil
		}
		value := v.Value()
		if inner, ok := value.(dbus.Variant); ok { // Read wraps its answer twice
			value = inner.Value()
		}
		return value
	}
	if n, ok := read("org.freedesktop.appearance", "reduced-motion").(uint32); ok && n == 1 {
		return true
	}
	moves, ok := read("org.gnome.desktop.interface", "enable-animations").(bool)
	return ok && !moves
}
