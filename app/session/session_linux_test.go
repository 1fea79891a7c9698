package session

import (
	"testing"

	"github.com/godbus/dbus/v5"
)

func TestLoginEvents(t *testing.T) {
	const mine = "/org/freedesktop/login1/session/_31"
	for _, c := range []struct {
		name   string
		signal dbus.Signal
		mine   dbus.ObjectPath
		kind   Kind
		is     bool
	}{
		{"goes to sleep", dbus.Signal{Name: login1Manager + ".PrepareForSleep", Body: []any{true}}, mine, Sleeps, true},
		{"has woken up", dbus.Signal{Name: login1Manager + ".PrepareForSleep", Body: []any{false}}, mine, Sleeps, false},
		{"says nothing", dbus.Signal{Name: login1Manager + ".PrepareForSleep"}, mine, Sleeps, false},
		{"another type", dbus.Signal{Name: login1Manager + ".PrepareForSleep", Body: []any{"true"}}, mine, Sleeps, false},
		{"is locked", dbus.Signal{Name: login1Session + ".Lock", Path: mine}, mine, ScreenLocked, true},
		{"another's is locked", dbus.Signal{Name: login1Session + ".Lock", Path: mine + "7"}, mine, ScreenLocked, false},
		{"somebody's is locked", dbus.Signal{Name: login1Session + ".Lock", Path: mine}, "", ScreenLocked, true},
		{"is unlocked", dbus.Signal{Name: login1Session + ".Unlock", Path: mine}, mine, 0, false},
	} {
		if kind, is := loginEvent(&c.signal, c.mine); is != c.is || is && kind != c.kind {
			t.Errorf("%s: got %v, %v", c.name, kind, is)
		}
	}
}

func TestScreenLocked(t *testing.T) {
	for name, want := range map[string]bool{
		"org.freedesktop.ScreenSaver.ActiveChanged": true,
		"org.gnome.ScreenSaver.ActiveChanged":       true,
		"org.cinnamon.ScreenSaver.ActiveChanged":    true,
		"org.example.Player.ActiveChanged":          false,
	} {
		if got := screenLocked(&dbus.Signal{Name: name, Body: []any{true}}); got != want {
			t.Errorf("%s: got %v", name, got)
		}
		if screenLocked(&dbus.Signal{Name: name, Body: []any{false}}) {
			t.Errorf("%s: the screen is shown again", name)
		}
	}
}

// TestOnlyLocalBuses: no connection leaves the computer, whatever the
// environment says.
func TestOnlyLocalBuses(t *testing.T) {
	env := func(m map[string]string) func(string) string { return func(k string) string { return m[k] } }
	for _, c := range []struct {
		env             map[string]string
		session, system string
	}{
		{nil, "", systemBus},
		{map[string]string{"XDG_RUNTIME_DIR": "/run/user/7"}, "unix:path=/run/user/7/bus", systemBus},
		{map[string]string{"DBUS_SESSION_BUS_ADDRESS": "tcp:host=example.org,port=1", "XDG_RUNTIME_DIR": "/run/user/7"}, "", systemBus},
		{map[string]string{"DBUS_SESSION_BUS_ADDRESS": "tcp:host=h;unix:path=/a;unixexec:path=/b", "DBUS_SYSTEM_BUS_ADDRESS": "autolaunch:"}, "unix:path=/a", ""},
	} {
		if got := sessionAddress(env(c.env)); got != c.session {
			t.Errorf("%v: the session's is %q, want %q", c.env, got, c.session)
		}
		if got := systemAddress(env(c.env)); got != c.system {
			t.Errorf("%v: the system's is %q, want %q", c.env, got, c.system)
		}
	}
}
