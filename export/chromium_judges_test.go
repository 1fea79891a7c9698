//go:build judges

package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// browser is a headless Chromium that is spoken to over a pair of pipes: the Chrome
// DevTools Protocol, a JSON value and a zero byte at a time.
type browser struct {
	t       *testing.T
	send    *os.File
	session string
	next    int

	mu      sync.Mutex
	replies map[int]chan message
	told    []message // what happened, without being asked
	loaded  chan struct{}
}

type message struct {
	ID     int             `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

const patience = time.Minute

// chromium starts a browser with an empty page.
func chromium(t *testing.T) *browser {
	t.Helper()
	ours, theirs, err := pipes()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
	cmd.ExtraFiles = theirs
	if err := cmd.Start(); err != nil {
		t.Fatalf("chromium is needed: %v", err)
	}
	for _, f := range theirs {
		f.Close()
	}
	b := &browser{t: t, send: ours[1], replies: map[int]chan message{}, loaded: make(chan struct{}, 16)}
	go b.listen(ours[0])
	t.Cleanup(func() {
		b.call("Browser.close", nil, nil)
		ours[1].Close()
		if err := cmd.Wait(); err != nil {
			t.Logf("chromium: %v", err)
		}
	})
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Network", "Log", "Runtime"} {
		b.call(domain+".enable", nil, nil)
	}
	return b
}

// pipes are our end and the browser's of the way to it and back.
func pipes() (ours, theirs []*os.File, err error) {
	inRead, inWrite, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	outRead, outWrite, err := os.Pipe()
	return []*os.File{outRead, inWrite}, []*os.File{inRead, outWrite}, err
}

func (b *browser) listen(from *os.File) {
	s := bufio.NewScanner(from)
	s.Buffer(nil, 1<<28)
	s.Split(func(data []byte, end bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, 0); i >= 0 {
			return i + 1, data[:i], nil
		}
		return 0, nil, nil
	})
	for s.Scan() {
		var m message
		if json.Unmarshal(bytes.Clone(s.Bytes()), &m) != nil {
			continue
		}
		b.mu.Lock()
		if reply, ok := b.replies[m.ID]; ok && m.ID > 0 {
			reply <- m
			delete(b.replies, m.ID)
		} else {
			b.told = append(b.told, m)
			if m.Method == "Page.loadEventFired" {
				b.loaded <- struct{}{}
			}
		}
		b.mu.Unlock()
	}
}

// call asks the browser for something and waits for it.
func (b *browser) call(method string, params, result any) {
	b.t.Helper()
	b.next++
	if params == nil {
		params = struct{}{}
	}
	ask := map[string]any{"id": b.next, "method": method, "params": params}
	if b.session != "" && !strings.HasPrefix(method, "Browser.") {
		ask["sessionId"] = b.session
	}
	text, err := json.Marshal(ask)
	if err != nil {
		b.t.Fatal(err)
	}
	reply := make(chan message, 1)
	b.mu.Lock()
	b.replies[b.next] = reply
	b.mu.Unlock()
	if _, err := b.send.Write(append(text, 0)); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	select {
	case m := <-reply:
		if m.Error != nil {
			b.t.Fatalf("%s: %s", method, m.Error.Message)
		}
		if result != nil {
			if err := json.Unmarshal(m.Result, result); err != nil {
				b.t.Fatalf("%s: %v", method, err)
			}
		}
	case <-time.After(patience):
		b.t.Fatalf("%s: no answer", method)
	}
}

// open shows a file, and tells what the browser asked for and what it complained of.
func (b *browser) open(file string) (asked, complaints []string) {
	b.t.Helper()
	b.mu.Lock()
	b.told = nil
	b.mu.Unlock()
	b.call("Page.navigate", map[string]any{"url": "file://" + file}, nil)
	select {
	case <-b.loaded:
	case <-time.After(patience):
		b.t.Fatal("the page is never loaded")
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, m := range b.told {
		var p struct {
			Request struct{ URL string }
			Entry   struct{ Text, Level string }
		}
		_ = json.Unmarshal(m.Params, &p) // others have other fields
		switch m.Method {
		case "Network.requestWillBeSent":
			asked = append(asked, p.Request.URL)
		case "Log.entryAdded":
			complaints = append(complaints, p.Entry.Level+": "+p.Entry.Text)
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown":
			complaints = append(complaints, string(m.Params))
		}
	}
	return asked, complaints
}

// run has the page work something out.
func (b *browser) run(script string, result any) {
	b.t.Helper()
	var got struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &got)
	if got.ExceptionDetails != nil {
		b.t.Fatalf("%s", got.ExceptionDetails)
	}
	if result != nil {
		if err := json.Unmarshal(got.Result.Value, result); err != nil {
			b.t.Fatal(err)
		}
	}
}

// size makes the window so many pixels wide, dark or not.
func (b *browser) size(width int, dark bool) {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}, nil)
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
}

// axe is the source of axe-core: the file that HABEAS_AXE names, or else what npm has.
func axe(t *testing.T) string {
	t.Helper()
	const version = "axe-core@4.14.1"
	if file := os.Getenv("HABEAS_AXE"); file != "" {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(source)
	}
	dir := t.TempDir()
	cmd := exec.Command("npm", "pack", "--silent", version)
	cmd.Dir = dir
	name, err := cmd.Output()
	if err != nil {
		t.Fatalf("npm, or HABEAS_AXE, is needed for axe-core: %v", err)
	}
	source, err := exec.Command("tar", "-xzOf", fmt.Sprintf("%s/%s", dir, strings.TrimSpace(string(name))), "package/axe.min.js").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}
