//go:build judges && linux

package session

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// logind is as much of it as a test needs. It waits with sleep until its pipe
// is closed at the other end.
type logind struct{ waits chan *os.File }

func (l logind) Inhibit(what, _, _, mode string) (dbus.UnixFD, *dbus.Error) {
	if what != "sleep" || mode != "delay" {
		return 0, dbus.MakeFailedError(os.ErrInvalid)
	}
	r, w, err := os.Pipe()
	if err != nil {
		return 0, dbus.MakeFailedError(err)
	}
	l.waits <- r
	time.AfterFunc(time.Second, func() { _ = w.Close() }) // sent by then
	return dbus.UnixFD(w.Fd()), nil
}

func (logind) GetSessionByPID(uint32) (dbus.ObjectPath, *dbus.Error) {
	return login1Path + "/session/_31", nil
}

// newBus starts a bus of the test's own, and gives its address.
func newBus(t *testing.T) string {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:dir="+t.TempDir())
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatalf("failed to start a bus: %v", err)
	}
	t.Cleanup(func() { _ = daemon.Process.Kill(); _ = daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

func TestWatchOnABus(t *testing.T) {
	address := newBus(t)
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	l := logind{make(chan *os.File, 2)}
	if err := conn.Export(l, login1Path, login1Manager); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName(login1, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	events := Watch(ctx, func(name string) string {
		if strings.HasSuffix(name, "_BUS_ADDRESS") {
			return address
		}
		return ""
	})
	emit := func(path dbus.ObjectPath, name string, values ...any) {
		t.Helper()
		if err := conn.Emit(path, name, values...); err != nil {
			t.Fatal(err)
		}
	}
	next := func(want Kind) Event {
		t.Helper()
		select {
		case e := <-events:
			if e.Kind != want {
				t.Errorf("got %v, want %v", e.Kind, want)
			}
			return e
		case <-time.After(10 * time.Second):
			t.Fatalf("no %v came", want)
			return Event{}
		}
	}
	wait := <-l.waits // it listens
	emit(login1Path, login1Manager+".PrepareForSleep", true)
	e := next(Sleeps)
	released := make(chan error, 1)
	go func() {
		_, err := wait.Read(make([]byte, 1))
		released <- err
	}()
	select {
	case <-released:
		t.Error("the computer sleeps before the vault is locked")
	case <-time.After(1500 * time.Millisecond):
	}
	e.Done()
	select {
	case <-released:
	case <-time.After(10 * time.Second):
		t.Error("the computer is kept from its sleep")
	}
	emit(login1Path, login1Manager+".PrepareForSleep", false)
	<-l.waits // of the next sleep
	emit(login1Path+"/session/_31", login1Session+".Lock")
	next(ScreenLocked).Done()
	time.Sleep(100 * time.Millisecond) // the other bus may be slower to listen
	emit("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", true)
	next(ScreenLocked).Done()
	stop()
	if _, open := <-events; open {
		t.Error("it tells on after the end")
	}
}
