//go:build judges

package vault

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"index/suffixarray"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestProgramTellsNobody runs the verbs of the program and looks at its system
// calls: none is of a network, and none writes anything of a dossier, the
// passphrase or the recovery key, but to the terminal and into the files that are
// made for others to read.
func TestProgramTellsNobody(t *testing.T) {
	dir := t.TempDir()
	for _, sub := range []string{"given", "work", "shown", "home", "tmp"} {
		must(t, os.Mkdir(filepath.Join(dir, sub), 0o700))
	}
	at := func(sub, name string) string { return filepath.Join(dir, sub, name) }
	const other = "zwielicht quarzuhr fjordpferd jambalaya"
	must(t, os.WriteFile(at("given", "passphrase"), []byte(passphrase), 0o600))
	must(t, os.WriteFile(at("given", "another"), []byte(other), 0o600))
	told := []string{
		"Sokunthea Chanthavy", "សុខុន្ធា ចាន់ថាវី", "made-up witness from Battambang", "a made-up account of the trial",
		"012 345 678 999", "fishmonger by the jetty", "Kampong Chhnang landing",
	}
	lines := fmt.Sprintf(`{"names": [{"text": %q, "script": "Latn"}, {"text": %q, "script": "Khmr"}], "audience": "public", "consent": [{"basis": "the person", "for": "public"}], "tags": [%q, %q]}
{"kind": "source", "type": "interview", "title": %q, "publisher": %q, "audience": "internal"}
{"kind": "context", "title": %q}
`, told[0], told[1], told[5], told[4], told[2], told[6], told[3])
	must(t, os.WriteFile(at("given", "lines"), []byte(lines), 0o600))

	vault := at("work", "v.habeas")
	secret := []string{"--passphrase-file", at("given", "passphrase")}
	run := func(verb string, args ...string) (calls []sysCall, shown string) {
		t.Helper()
		cmd := exec.Command(program(t), append([]string{verb}, args...)...)
		cmd.Dir = at("work", "")
		cmd.Env = append(os.Environ(), "HOME="+at("home", ""), "XDG_CACHE_HOME="+at("home", "cache"), "TMPDIR="+at("tmp", ""))
		var out bytes.Buffer
		cmd.Stdout = &out
		return strace(t, secrecyCalls, cmd), out.String()
	}
	var all []sysCall
	verbs := [][]string{
		append([]string{"new", vault}, secret...),
		append([]string{"apply", "--vault", vault, at("given", "lines")}, secret...),
		append([]string{"search", "--vault", vault, "Sokunthea", "--json"}, secret...),
		append([]string{"stats", "--vault", vault}, secret...),
		append([]string{"verify", vault}, secret...),
		append([]string{"backup", vault, "-o", at("work", "copy.habeas")}, secret...),
		append([]string{"recovery", vault, "-o", at("shown", "sheet.pdf")}, secret...),
		append([]string{"export", "--vault", vault, "--kind", "profile", "--audience", "public", "--as-of", "2018-09-12", "--force", "-o", at("shown", "profile.pdf")}, secret...),
		append([]string{"restore", at("work", "copy.habeas"), "-o", vault, "--force"}, secret...),
		append([]string{"salvage", vault, "-o", at("work", "saved.habeas")}, secret...),
		append([]string{"passwd", vault, "--new-passphrase-file", at("given", "another")}, secret...),
		{"passwd", vault, "--rotate", "--passphrase-file", at("given", "another"), "--new-passphrase-file", at("given", "passphrase")},
	}
	told = append(told, passphrase, other)
	for _, verb := range verbs {
		calls, shown := run(verb[0], verb[1:]...)
		if verb[0] == "apply" {
			for line := range strings.Lines(shown) {
				told = append(told, strings.Fields(line)[2]) // the identifiers
			}
		}
		all = append(all, calls...)
	}

	var written, shown bytes.Buffer
	writes := 0
	for _, c := range all {
		switch {
		case strings.HasPrefix(c.name, "pwrite"), strings.HasPrefix(c.name, "write"):
			fd, path := c.fd(0)
			if strings.HasPrefix(path, at("shown", "")) || fd == "1" || fd == "2" {
				shown.Write(c.data())
				continue
			}
			writes++
			written.Write(c.data())
		case c.name == "mmap":
			if _, path := c.fd(4); strings.HasPrefix(path, dir) && strings.Contains(c.args[2], "PROT_WRITE") && strings.Contains(c.args[3], "MAP_SHARED") {
				t.Errorf("%s is written to by a mapping", path)
			}
		case slices.Contains([]string{"openat", "mkdirat", "renameat", "linkat", "unlinkat", "symlinkat"}, c.name):
			written.Write(c.data()) // names of files
		default:
			t.Errorf("a system call of a network, or one that is not known here: %s(%s)", c.name, strings.Join(c.args, ", "))
		}
	}
	// What lies there in the end, however it was written.
	for _, sub := range []string{"work", "tmp"} {
		for _, name := range names(t, at(sub, "")) {
			b, err := os.ReadFile(at(sub, name))
			must(t, err)
			written.Write(b)
			if strings.HasPrefix(name, ".habeas-") {
				t.Errorf("left behind: %s", name)
			}
		}
	}
	t.Logf("%d verbs, %d system calls, %d writes; %d bytes were looked through, %d are for others to read", len(verbs), len(all), writes, written.Len(), shown.Len())
	if !bytes.Contains(shown.Bytes(), []byte(told[0])) || !bytes.Contains(written.Bytes(), []byte(magic)) || writes < 100 {
		t.Error("the calls were not seen by which the program writes")
	}
	in := suffixarray.New(bytes.ToLower(written.Bytes()))
	for piece, form := range piecesOf(told) {
		if len(in.Lookup([]byte(piece), 1)) > 0 {
			t.Errorf("%q was written, in %s", piece, form)
		}
	}
}

// secrecyCalls are the system calls by which something may leave a program.
const secrecyCalls = "%network,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,vmsplice,tee,mmap,open,creat,openat,openat2,mkdir,mkdirat," +
	"rename,renameat,renameat2,link,linkat,unlinkat,symlink,symlinkat,mknod,mknodat,io_uring_setup,ptrace,process_vm_writev"

// piecesOf gives every six letters of texts, in small letters, in the three forms
// that programs keep texts in.
func piecesOf(texts []string) map[string]string {
	pieces := map[string]string{}
	for _, text := range texts {
		runes := []rune(strings.ToLower(text))
		for i := 0; i+6 <= len(runes); i++ {
			piece := string(runes[i : i+6])
			u := utf16.Encode(runes[i : i+6])
			le, _ := binary.Append(nil, binary.LittleEndian, u)
			be, _ := binary.Append(nil, binary.BigEndian, u)
			pieces[piece], pieces[string(le)], pieces[string(be)] = "UTF-8", "UTF-16LE", "UTF-16BE"
		}
	}
	return pieces
}
