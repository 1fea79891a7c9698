package chooser

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// The names of the portal, by the documentation of xdg-desktop-portal:
// org.freedesktop.portal.FileChooser and org.freedesktop.portal.Request.
const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	portalChooser = "org.freedesktop.portal.FileChooser"
	portalRequest = "org.freedesktop.portal.Request"
)

// sessionAddress is where the bus of the session is, if no network leads there.
func sessionAddress(getenv func(string) string) string {
	var l []string
	for a := range strings.SplitSeq(getenv("DBUS_SESSION_BUS_ADDRESS"), ";") {
		if strings.HasPrefix(a, "unix:") {
			l = append(l, a)
		}
	}
	if dir := getenv("XDG_RUNTIME_DIR"); len(l) == 0 && getenv("DBUS_SESSION_BUS_ADDRESS") == "" && dir != "" {
		return "unix:path=" + dbus.EscapeBusAddressValue(filepath.Join(dir, "bus"))
	}
	return strings.Join(l, ";")
}

var errElsewhere = errors.New("this is no file on this computer: nothing was done")

// atHand is how long the portal may take to say that it is there.
const atHand = 3 * time.Second

// portal asks the portal.
func portal(ctx context.Context, address string, q Question) (Answer, error) {
	if address == "" {
		return Answer{}, ErrNone
	}
	conn, err := dbus.Connect(address)
	if err != nil {
		return Answer{}, ErrNone
	}
	defer func() { _ = conn.Close() }()
	desktop := conn.Object(portalName, portalPath)
	quick, cancel := context.WithTimeout(ctx, atHand)
	defer cancel()
	var version dbus.Variant
	err = desktop.CallWithContext(quick, "org.freedesktop.DBus.Properties.Get", 0, portalChooser, "version").Store(&version)
	number, known := version.Value().(uint32)
	if err != nil || !known || q.Aim == Folder && number < 3 {
		return Answer{}, ErrNone
	}
	// Whoever listens after the call may miss the answer. So the path of the request
	// is worked out before, as its documentation says how.
	const token = "habeas" // the connection asks nothing else
	sender := strings.ReplaceAll(strings.TrimPrefix(conn.Names()[0], ":"), ".", "_")
	request := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	answers := make(chan *dbus.Signal, 8)
	conn.Signal(answers)
	listen := func(at dbus.ObjectPath) error {
		return conn.AddMatchSignal(dbus.WithMatchObjectPath(at), dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember("Response"))
	}
	if err := listen(request); err != nil {
		return Answer{}, ErrNone
	}
	method := portalChooser + ".OpenFile"
	if q.Aim == Save {
		method = portalChooser + ".SaveFile"
	}
	var handle dbus.ObjectPath
	if err := desktop.CallWithContext(ctx, method, 0, q.Parent, q.Title, portalOptions(q, token)).Store(&handle); err != nil {
		return Answer{}, ErrNone
	}
	if handle != request { // a portal from before 0.9
		if err := listen(handle); err != nil {
			return Answer{}, ErrNone
		}
	}
	for {
		select {
		case <-ctx.Done():
			late, stop := context.WithTimeout(context.WithoutCancel(ctx), atHand)
			defer stop()
			conn.Object(portalName, handle).CallWithContext(late, portalRequest+".Close", 0)
			return Answer{}, ctx.Err()
		case s, ok := <-answers:
			if !ok {
				return Answer{}, ErrNone // the bus is gone
			}
			if s.Path == handle && s.Name == portalRequest+".Response" {
				return portalAnswer(s.Body, q.Aim)
			}
		}
	}
}

// portalFilter is a filter of the portal, of type (sa(us)); 0 is a glob.
type portalFilter struct {
	Name  string
	Rules []portalRule
}

type portalRule struct {
	Kind uint32
	Glob string
}

func portalOptions(q Question, token string) map[string]dbus.Variant {
	o := map[string]dbus.Variant{"handle_token": dbus.MakeVariant(token), "modal": dbus.MakeVariant(true)}
	if q.Accept != "" {
		o["accept_label"] = dbus.MakeVariant(strings.ReplaceAll(q.Accept, "_", "__")) // one stands for a key
	}
	if q.Folder != "" {
		o["current_folder"] = dbus.MakeVariant(append([]byte(q.Folder), 0))
	}
	if q.Aim == Save && q.Name != "" {
		o["current_name"] = dbus.MakeVariant(q.Name)
	}
	if q.Aim == Folder {
		o["directory"] = dbus.MakeVariant(true)
	}
	if len(q.Extensions) > 0 && q.Aim != Folder {
		f := portalFilter{Name: q.Kind}
		for _, g := range patterns(q.Extensions) {
			f.Rules = append(f.Rules, portalRule{0, g})
		}
		o["filters"] = dbus.MakeVariant([]portalFilter{f})
	}
	return o
}

// portalAnswer reads the two values of a response: 0 and where the file is, 1 where
// the dialog was closed, 2 where it came to another end.
func portalAnswer(body []any, aim Aim) (Answer, error) {
	if len(body) != 2 {
		return Answer{}, ErrNone
	}
	status, isStatus := body[0].(uint32)
	results, isResults := body[1].(map[string]dbus.Variant)
	switch {
	case !isStatus || !isResults || status > 1:
		return Answer{}, ErrNone
	case status == 1:
		return Answer{}, nil
	}
	uris, _ := results["uris"].Value().([]string)
	if len(uris) == 0 {
		return Answer{}, ErrNone
	}
	u, err := url.Parse(uris[0])
	if err != nil || u.Scheme != "file" {
		return Answer{}, errElsewhere
	}
	return Answer{Path: u.Path, Agreed: aim == Save}, nil
}
