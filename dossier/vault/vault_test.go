package vault

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"habeas/dossier/change"
)

func TestCreateAndReopen(t *testing.T) {
	v := fresh(t, Options{})
	first := write(1, "", "known_as", "the singer")
	names := appendAll(t, v, first, write(2, "person", "born", "1953"))
	photo := picture(3*pieceData + 17)
	var sum string
	err := v.Update(func(tx *Tx) (err error) {
		if sum, err = tx.PutBlob(photo); err != nil {
			return err
		}
		return tx.SetState("draft/1", []byte("half a sentence"))
	})
	if err != nil {
		t.Fatal(err)
	}
	before, err := contentOf(v)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(v.Path()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v, %v", info.Mode(), err)
	}

	v = reopen(t, v, Options{})
	after, err := contentOf(v)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before, after) || len(after.records) != 2 {
		t.Errorf("reopened as %v, want %v", after, before)
	}
	if !reflect.DeepEqual(after.log, names) {
		t.Errorf("the log is %v, want %v", after.log, names)
	}
	if got, err := v.Blob(sum); err != nil || !bytes.Equal(got, photo) {
		t.Errorf("the blob has %d bytes, %v; want %d", len(got), err, len(photo))
	}
	if has, err := v.HasBlob(sum); !has || err != nil {
		t.Errorf("HasBlob = %v, %v", has, err)
	}
	if c, err := v.Change(names[0]); err != nil || c.At != first.At {
		t.Errorf("Change = %v, %v", c, err)
	}
	if r, err := v.Record(subject(1)); err != nil || r == nil || !r.Exists() {
		t.Errorf("Record = %v, %v", r, err)
	}
	if got, err := v.State("draft/1"); string(got) != "half a sentence" || err != nil {
		t.Errorf("State = %q, %v", got, err)
	}
	if r := clean(t, v); r.Dossiers != 2 || r.Changes != 2 || r.Attachments != 1 {
		t.Errorf("Verify = %+v", r)
	}
	if v.Length() != 2 {
		t.Errorf("Length = %d, want 2", v.Length())
	}
}

func TestWhatIsNotThere(t *testing.T) {
	v := fresh(t, Options{})
	if _, err := v.Change(change.Hash{1}); !errors.Is(err, ErrNotFound) {
		t.Errorf("Change: %v", err)
	}
	if _, err := v.Blob("00" + string(bytes.Repeat([]byte("ab"), 31))); !errors.Is(err, ErrNotFound) {
		t.Errorf("Blob: %v", err)
	}
	if _, err := v.Blob("../etc/passwd"); err == nil || errors.Is(err, ErrNotFound) {
		t.Errorf("Blob of no name: %v", err)
	}
	if r, err := v.Record(subject(1)); r != nil || err != nil {
		t.Errorf("Record = %v, %v", r, err)
	}
	if s, err := v.State("x"); s != nil || err != nil {
		t.Errorf("State = %v, %v", s, err)
	}
}

func TestCreateNeverReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(path, []byte("dear"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Create(context.Background(), path, []byte(passphrase), Options{Cost: cheap})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create over a file: %v", err)
	}
	if err := publish(path, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that came in between: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "dear" {
		t.Errorf("the file is now %q", b)
	}
}

// TestPublishWithoutLinks: a stick in FAT refuses a second name as every disk
// does for a folder, which stands in for the vault here.
func TestPublishWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	beside, path := filepath.Join(dir, "beside"), filepath.Join(dir, "v")
	must(t, os.Mkdir(beside, 0o700))
	if os.Link(beside, path) == nil {
		t.Fatal("this system links folders: another stand-in is needed")
	}
	must(t, publish(beside, path))
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	must(t, os.Mkdir(beside, 0o700))
	if err := publish(beside, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another: %v", err)
	}
}

func TestCreateLeavesNothing(t *testing.T) {
	done, cancel := context.WithCancel(context.Background())
	cancel()
	tests := []struct {
		name       string
		ctx        context.Context
		passphrase string
		o          Options
	}{
		{"cancelled", done, passphrase, Options{Cost: cheap}},
		{"no passphrase", context.Background(), "", Options{Cost: cheap}},
		{"too cheap", context.Background(), passphrase, Options{Cost: Cost{1, 1, 1}}},
		{"too dear", context.Background(), passphrase, Options{Cost: Cost{1 << 30, 1, 1}}},
		{"no randomness", context.Background(), passphrase, Options{Cost: cheap, Random: bytes.NewReader(make([]byte, 100))}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			v, err := Create(test.ctx, filepath.Join(dir, "v.habeas"), []byte(test.passphrase), test.o)
			if err == nil {
				v.Close()
				t.Fatal("it was made")
			}
			if left, _ := os.ReadDir(dir); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
	if _, err := Create(context.Background(), filepath.Join(t.TempDir(), "no", "v"), []byte(passphrase), Options{Cost: cheap}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is not there: %v", err)
	}
}

func TestCreateLeavesOneFile(t *testing.T) {
	v := fresh(t, Options{})
	left, err := os.ReadDir(filepath.Dir(v.Path()))
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestPassphrases(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		name, made, typed string
		want              error
	}{
		{"same", passphrase, passphrase, nil},
		{"other", passphrase, passphrase + "r", ErrWrongPassphrase},
		{"empty", passphrase, "", ErrWrongPassphrase},
		{"accents composed elsewhere", "caf\u00e9 libert\u00e9", "cafe\u0301 liberte\u0301", nil},
		{"khmer", "សេរីភាព", "សេរីភាព", nil},
		{"no UTF-8", "\xff\xfe\x01", "\xff\xfe\x01", nil},
		{"no UTF-8, other", "\xff\xfe\x01", "\xff\xfe\x02", ErrWrongPassphrase},
	}
	for i, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(dir, string(rune('a'+i)))
			v, err := Create(context.Background(), path, []byte(test.made), Options{Cost: cheap})
			if err != nil {
				t.Fatal(err)
			}
			v.Close()
			v, err = Open(context.Background(), path, Typed([]byte(test.typed)), Options{})
			if err == nil {
				v.Close()
			}
			if !errors.Is(err, test.want) {
				t.Errorf("Open: %v, want %v", err, test.want)
			}
		})
	}
}

func TestOpenCancelled(t *testing.T) {
	v := fresh(t, Options{})
	v.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(ctx, v.Path(), Typed([]byte(passphrase)), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v", err)
	}
	// And nothing keeps it locked.
	reopen(t, v, Options{})
}

// TestCancelledTooLate: whoever gives up when the key is already there gets the
// vault, or an error, but not neither.
func TestCancelledTooLate(t *testing.T) {
	v := fresh(t, Options{})
	v.Close()
	ctx, cancel := context.WithCancel(t.Context())
	in, err := openFile(v.Path(), Options{})
	must(t, err)
	w, err := unlock(ctx, v.Path(), in, Options{}, func(h *header) (*[keySize]byte, error) {
		data, err := h.open(ctx, Typed([]byte(passphrase)))
		cancel()
		return data, err
	})
	if w == nil && err == nil {
		t.Fatal("neither a vault nor an error")
	}
	must(t, err)
	w.Close()
}

// TestCancelledMeanwhile gives up while the key is being derived.
func TestCancelledMeanwhile(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	begun := time.Now()
	_, err := stretch(ctx, []byte(passphrase), make([]byte, saltSize), Cost{Memory: 64 << 10, Time: maxTime, Lanes: 1})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("after %v: %v", time.Since(begun), err)
	}
}

func TestNotAVault(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, path := range []string{
		dir,
		file("empty", ""),
		file("letter", "Dear Ambassador"),
		file("zeros", string(make([]byte, 40000))),
		file("noise", string(picture(70000))),
		os.DevNull,
	} {
		_, err := Open(context.Background(), path, Typed([]byte(passphrase)), Options{})
		var not *NotVaultError
		if !errors.As(err, &not) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
	if _, err := Open(context.Background(), filepath.Join(dir, "none"), Typed(nil), Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestSecondOpener(t *testing.T) {
	v := fresh(t, Options{})
	open := func(readOnly bool) error {
		w, err := Open(context.Background(), v.Path(), Typed([]byte(passphrase)), Options{ReadOnly: readOnly})
		if err == nil {
			w.Close()
		}
		return err
	}
	var locked *LockedError
	for _, readOnly := range []bool{false, true} {
		if err := open(readOnly); !errors.As(err, &locked) {
			t.Errorf("beside a writer, reading only %v: %v", readOnly, err)
		}
	}
	v = reopen(t, v, Options{ReadOnly: true})
	if err := open(true); err != nil {
		t.Errorf("a reader beside a reader: %v", err)
	}
	if err := open(false); !errors.As(err, &locked) {
		t.Errorf("a writer beside a reader: %v", err)
	}
	if err := v.Update(func(*Tx) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a reader saves: %v", err)
	}
}

func TestSecondProcess(t *testing.T) {
	v := fresh(t, Options{})
	v.Close()
	for _, readOnly := range []bool{false, true} {
		cmd := exec.Command(os.Args[0])
		act := holdVault
		if readOnly {
			act = readVault
		}
		cmd.Env = append(os.Environ(), act+"="+v.Path())
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
			t.Fatalf("the other process says %q, %v", line, err)
		}
		var locked *LockedError
		if _, err := Open(context.Background(), v.Path(), Typed([]byte(passphrase)), Options{}); !errors.As(err, &locked) {
			t.Errorf("beside another process: %v", err)
		}
		w, err := Open(context.Background(), v.Path(), Typed([]byte(passphrase)), Options{ReadOnly: true})
		if readOnly != (err == nil) {
			t.Errorf("reading beside another process, reading only %v: %v", readOnly, err)
		}
		if err == nil {
			w.Close()
		}
		io.WriteString(in, "\n")
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	reopen(t, v, Options{})
}

func TestReadingChangesNothing(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "the singer"))
	before := fileOf(t, v)
	for _, o := range []Options{{ReadOnly: true}, {}} {
		w := reopen(t, v, o)
		if _, err := contentOf(w); err != nil {
			t.Fatal(err)
		}
		clean(t, w)
		if !bytes.Equal(fileOf(t, w), before) {
			t.Errorf("the file changed, %+v", o)
		}
	}
}

func TestOpenReadOnlyFile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Log("as root, every file can be written: only reading is tried")
	}
	v := fresh(t, Options{})
	v.Close()
	if err := os.Chmod(v.Path(), 0o400); err != nil {
		t.Fatal(err)
	}
	reopen(t, v, Options{ReadOnly: true})
}

func TestClosed(t *testing.T) {
	v := fresh(t, Options{})
	k := v.keys
	if *k.head == [keySize]byte{} || *k.sealing[bucketBlob] == [keySize]byte{} {
		t.Fatal("there is nothing to wipe")
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Errorf("twice: %v", err)
	}
	if _, err := v.AllRecords(); !errors.Is(err, ErrClosed) {
		t.Errorf("Records: %v", err)
	}
	if _, err := v.Blob(string(bytes.Repeat([]byte("ab"), 32))); !errors.Is(err, ErrClosed) {
		t.Errorf("Blob: %v", err)
	}
	if err := v.Update(func(*Tx) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Errorf("Update: %v", err)
	}
	if _, err := v.Verify(context.Background(), nil); !errors.Is(err, ErrClosed) {
		t.Errorf("Verify: %v", err)
	}
	for name, key := range k.sealing {
		if *key != [keySize]byte{} {
			t.Errorf("the key for %s was not wiped", name)
		}
	}
	if *k.head != [keySize]byte{} || *k.name != [keySize]byte{} || *k.sum != [keySize]byte{} {
		t.Error("a key was not wiped")
	}
}
