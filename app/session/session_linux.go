package session

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/godbus/dbus/v5"
)

// The names of logind, as in org.freedesktop.login1(5).
const (
	login1        = "org.freedesktop.login1"
	login1Path    = "/org/freedesktop/login1"
	login1Manager = login1 + ".Manager"
	login1Session = login1 + ".Session"
)

// systemBus is where it is when nothing names it, by the D-Bus specification.
const systemBus = "unix:path=/run/dbus/system_bus_socket"

func watch(ctx context.Context, getenv func(string) string, tell func(Event)) {
	var both sync.WaitGroup
	both.Go(func() { watchLogin(ctx, systemAddress(getenv), getenv("XDG_SESSION_ID"), tell) })
	both.Go(func() { watchScreen(ctx, sessionAddress(getenv), tell) })
	both.Wait()
}

func systemAddress(getenv func(string) string) string {
	if a := getenv("DBUS_SYSTEM_BUS_ADDRESS"); a != "" {
		return local(a)
	}
	return systemBus
}

func sessionAddress(getenv func(string) string) string {
	if a := getenv("DBUS_SESSION_BUS_ADDRESS"); a != "" {
		return local(a)
	}
	if dir := getenv("XDG_RUNTIME_DIR"); dir != "" {
		return "unix:path=" + dbus.EscapeBusAddressValue(filepath.Join(dir, "bus"))
	}
	return ""
}

// local leaves of the addresses of a bus those that need no network.
func local(addresses string) string {
	var l []string
	for a := range strings.SplitSeq(addresses, ";") {
		if strings.HasPrefix(a, "unix:") {
			l = append(l, a)
		}
	}
	return strings.Join(l, ";")
}

// listen connects to a bus and gives what comes by the rules; nil where there
// is no such bus.
func listen(ctx context.Context, address string, rules ...[]dbus.MatchOption) (*dbus.Conn, chan *dbus.Signal) {
	if address == "" {
		return nil, nil
	}
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return nil, nil
	}
	signals := make(chan *dbus.Signal, 16)
	conn.Signal(signals)
	for _, rule := range rules {
		// A rule that is refused leaves the others.
		_ = conn.AddMatchSignal(rule...)
	}
	return conn, signals
}

// watchLogin tells of sleep and of a session that is to be locked.
func watchLogin(ctx context.Context, address, sessionID string, tell func(Event)) {
	conn, signals := listen(ctx, address,
		[]dbus.MatchOption{dbus.WithMatchSender(login1), dbus.WithMatchInterface(login1Manager), dbus.WithMatchMember("PrepareForSleep")},
		[]dbus.MatchOption{dbus.WithMatchSender(login1), dbus.WithMatchInterface(login1Session), dbus.WithMatchMember("Lock")})
	if conn == nil {
		return
	}
	defer func() { _ = conn.Close() }()
	manager := conn.Object(login1, login1Path)
	mine := ownSession(manager, sessionID)
	held := hold(manager)
	defer func() { held() }()
	for s := range signals {
		kind, is := loginEvent(s, mine)
		switch {
		case is && kind == Sleeps:
			tell(Event{Sleeps, held})
		case is:
			tell(Event{Kind: kind})
		case s.Name == login1Manager+".PrepareForSleep": // it has woken up
			held = hold(manager)
		}
	}
}

// loginEvent says what a signal of logind means; mine is the path of the
// person's session, "" where it is not known.
func loginEvent(s *dbus.Signal, mine dbus.ObjectPath) (Kind, bool) {
	switch s.Name {
	case login1Manager + ".PrepareForSleep":
		return Sleeps, truth(s.Body)
	case login1Session + ".Lock":
		return ScreenLocked, mine == "" || s.Path == mine
	}
	return 0, false
}

// truth is the first value of a signal's body, false where that is no truth.
func truth(body []any) bool {
	if len(body) == 0 {
		return false
	}
	b, ok := body[0].(bool)
	return ok && b
}

// ownSession is the path of the session that this process runs in. A program
// that the desktop starts as a service of its own belongs to none, but knows
// its name.
func ownSession(manager dbus.BusObject, id string) dbus.ObjectPath {
	var path dbus.ObjectPath
	if manager.Call(login1Manager+".GetSessionByPID", 0, uint32(os.Getpid())).Store(&path) == nil {
		return path
	}
	if id != "" && manager.Call(login1Manager+".GetSession", 0, id).Store(&path) == nil {
		return path
	}
	return ""
}

// hold asks logind to wait with sleep, as it does for some seconds, until
// release is called. Where it does not, the vault is locked all the same, but
// perhaps after the sleep.
func hold(manager dbus.BusObject) (release func()) {
	var fd dbus.UnixFD
	if manager.Call(login1Manager+".Inhibit", 0, "sleep", "Habeas", "Locks the vault", "delay").Store(&fd) != nil {
		return func() {}
	}
	return sync.OnceFunc(func() { _ = os.NewFile(uintptr(fd), "sleep").Close() })
}

// watchScreen tells of the screen being locked, by the desktop's screen saver.
func watchScreen(ctx context.Context, address string, tell func(Event)) {
	conn, signals := listen(ctx, address, []dbus.MatchOption{dbus.WithMatchMember("ActiveChanged")})
	if conn == nil {
		return
	}
	defer func() { _ = conn.Close() }()
	for s := range signals {
		if screenLocked(s) {
			tell(Event{Kind: ScreenLocked})
		}
	}
}

// screenLocked understands org.freedesktop.ScreenSaver, and those that GNOME,
// Cinnamon, MATE and Xfce have of their own.
func screenLocked(s *dbus.Signal) bool {
	return strings.HasSuffix(s.Name, ".ScreenSaver.ActiveChanged") && truth(s.Body)
}
