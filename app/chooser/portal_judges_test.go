//go:build judges && linux

package chooser

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"
)

// bus is a session bus of the test's own.
func bus(t *testing.T) (address string) {
	t.Helper()
	c := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err) // there is no dbus-daemon(1) to judge by
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	address, err = bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

// fakePortal is as much of the portal as a test needs: it answers at once, before
// the call returns.
type fakePortal struct {
	conn    *dbus.Conn
	status  uint32
	uris    []string
	asked   chan string
	options chan map[string]dbus.Variant
	silent  bool
	closed  chan bool
}

func (f *fakePortal) answer(method, title string, o map[string]dbus.Variant, sender dbus.Sender) (dbus.ObjectPath, *dbus.Error) {
	f.asked <- method + " " + title
	f.options <- o
	name := strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_")
	handle := dbus.ObjectPath(portalPath + "/request/" + name + "/" + o["handle_token"].Value().(string))
	if f.silent {
		if err := f.conn.Export(f, handle, portalRequest); err != nil {
			return "", dbus.MakeFailedError(err)
		}
	} else {
		if err := f.conn.Emit(handle, portalRequest+".Response", f.status, map[string]dbus.Variant{"uris": dbus.MakeVariant(f.uris)}); err != nil {
			return "", dbus.MakeFailedError(err)
		}
	}
	return handle, nil
}

// Close is of a request: nobody waits for its answer any more.
func (f *fakePortal) Close() *dbus.Error {
	f.closed <- true
	return nil
}

func (f *fakePortal) OpenFile(_, title string, o map[string]dbus.Variant, s dbus.Sender) (dbus.ObjectPath, *dbus.Error) {
	return f.answer("open", title, o, s)
}

func (f *fakePortal) SaveFile(_, title string, o map[string]dbus.Variant, s dbus.Sender) (dbus.ObjectPath, *dbus.Error) {
	return f.answer("save", title, o, s)
}

func newPortal(t *testing.T, address string) *fakePortal {
	t.Helper()
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	f := &fakePortal{conn: conn, asked: make(chan string, 4), options: make(chan map[string]dbus.Variant, 4), closed: make(chan bool, 1)}
	if err := conn.Export(f, portalPath, portalChooser); err != nil {
		t.Fatal(err)
	}
	if _, err := prop.Export(conn, portalPath, prop.Map{portalChooser: {"version": {Value: uint32(4)}}}); err != nil {
		t.Fatal(err)
	}
	if reply, err := conn.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}
	return f
}

func TestPortal(t *testing.T) {
	address := bus(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	t.Setenv("PATH", "")
	if _, err := Ask(t.Context(), Question{}); !errors.Is(err, ErrNone) {
		t.Errorf("a bus without a portal: %v", err)
	}
	f := newPortal(t, address)
	f.uris = []string{"file:///tmp/a%20b.pdf"}
	a, err := Ask(t.Context(), Question{Aim: Save, Title: "Export", Accept: "Export", Folder: os.TempDir(), Name: "packet.pdf", Kind: "PDF", Extensions: []string{".pdf"}})
	if err != nil || a != (Answer{"/tmp/a b.pdf", true}) || <-f.asked != "save Export" {
		t.Errorf("chosen %+v, %v", a, err)
	}
	if o := <-f.options; o["current_name"].Value() != "packet.pdf" {
		t.Errorf("asked with %v", o)
	}
	f.status = 1
	if a, err := Ask(t.Context(), Question{Title: "Open"}); err != nil || a.Path != "" || <-f.asked != "open Open" {
		t.Errorf("closed: %+v, %v", a, err)
	}
	<-f.options
	f.silent = true
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := Ask(ctx, Question{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("called off: %v", err)
	}
	select {
	case <-f.closed:
	case <-time.After(2 * time.Second):
		t.Error("the dialog stays open")
	}
}
