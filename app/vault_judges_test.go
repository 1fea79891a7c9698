//go:build judges && !headless

package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWindow_LooksAfterTheVault: the passphrase is changed, a backup made, looked
// at and restored, and a vault that was cut short is brought back, by keys alone.
func TestWindow_LooksAfterTheVault(t *testing.T) {
	const first, second = "correct horse battery staple", "another battery staples a horse"
	d := newDisplay(t)
	secret := filepath.Join(d.dir, "pp")
	if err := os.WriteFile(secret, []byte(first), 0o600); err != nil {
		t.Fatal(err)
	}
	vault := filepath.Join(d.dir, "mine.habeas")
	d.run(d.exe, "sample", "--passphrase-file", secret, vault)
	files := func(pattern string) []string {
		t.Helper()
		l, err := filepath.Glob(filepath.Join(d.dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		return l
	}

	p := d.start("Habeas", vault)
	p.unlock(first, "mine.habeas")
	p.changed(func() { p.keys("ctrl+comma") })
	p.keys("shift+Tab", "Up", "Up") // from the first setting to the sections
	p.changed(func() { p.keys("Return") })
	p.still()
	p.shot("settings-keys")
	p.changed(func() { p.keys("Return") }) // the passphrase
	for _, text := range []string{first, second, second} {
		p.write(text)
		p.still() // how hard it is to guess is worked out
		p.keys("Return")
	}
	p.still()
	p.shot("settings-changed")
	p.keys("ctrl+l")
	p.still()
	p.unlock(second, "mine.habeas")

	p.changed(func() { p.keys("ctrl+comma") })
	p.keys("shift+Tab", "Up")
	p.changed(func() { p.keys("Return") }) // the backups
	p.still()
	p.changed(func() { p.keys("Tab", "Return") }) // one now
	p.still()
	if made := files("mine backups/*.habeas"); len(made) == 0 {
		t.Fatal("no backup was made")
	}
	p.changed(func() { p.keys("Tab", "Tab", "Return") })
	p.still()
	p.changed(func() { p.keys("Return") }) // the newest
	p.still()
	p.shot("backups")
	p.write(second)
	p.changed(func() { p.keys("Return") })
	p.still()
	p.shot("restored")
	p.keys("Return")
	p.waitTitle("mine.habeas")
	p.still()
	if kept := files("mine.before-restore-*.habeas"); len(kept) != 1 {
		t.Fatalf("beside are kept %v", kept)
	}
	p.keys("ctrl+q")
	p.end()

	info, err := os.Stat(vault)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(vault, info.Size()/2); err != nil {
		t.Fatal(err)
	}
	p = d.start("Habeas", vault)
	p.still()
	p.write(second)
	p.changed(func() { p.keys("Return") })
	p.still()
	p.shot("damaged")
	p.changed(func() { p.keys("Return") }) // to the backups
	p.still()
	p.changed(func() { p.keys("Return") }) // the newest
	p.still()
	p.write(second)
	p.changed(func() { p.keys("Return") })
	p.still()
	p.changed(func() { p.keys("Return") }) // restores it
	p.still()
	p.keys("Return")
	p.waitTitle("mine.habeas")
	p.still()
	p.keys("ctrl+q")
	p.end()
	if err := os.WriteFile(secret, []byte(second), 0o600); err != nil {
		t.Fatal(err)
	}
	if list := d.run(d.exe, "list", "--vault", vault, "--passphrase-file", secret); !strings.Contains(list, "30 of 30") {
		t.Errorf("the vault lists\n%s", list)
	}
}
