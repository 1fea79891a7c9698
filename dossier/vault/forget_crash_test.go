//go:build unix

package vault

import (
	"bufio"
	"context"
	"encoding/hex"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
)

// An act of the test binary as a second process: forget what there is, one after
// the other, and say "ok ID" after each.
const forgetVault = "VAULT_TEST_FORGET"

func init() { secondProcesses[forgetVault] = forgetAll }

func forgetAll(path string) error {
	v, err := Open(context.Background(), path, Typed([]byte(passphrase)), Options{})
	if err != nil {
		return err
	}
	records, err := v.AllRecords()
	if err != nil {
		return err
	}
	fmt.Println("open")
	for _, id := range slices.Sorted(maps.Keys(records)) {
		if records[id].Forgotten() {
			continue
		}
		f, err := v.Forget(context.Background(), tombstone(id), nil)
		if err != nil || f.Later != nil {
			return fmt.Errorf("%v, %v", f, err)
		}
		fmt.Println("ok", id)
	}
	return v.Close()
}

// TestKilledWhileForgetting kills a process that forgets one subject after the
// other, at some moment, again and again over one vault: each subject is all
// there or forgotten, what was acknowledged is forgotten, and once the vault was
// opened again no piece of what was forgotten is in the file.
func TestKilledWhileForgetting(t *testing.T) {
	v := fresh(t, Options{})
	random := rand.New(rand.NewPCG(9, 10))
	made, between := 0, 0
	var old [][]byte // of all that was forgotten so far
	for n := range times(12, 300) {
		if n%30 == 29 { // a large file takes long to look through
			must(t, v.Close())
			v, old = fresh(t, Options{}), nil
		}
		of := map[dossier.ID][][]byte{}
		for range 8 {
			id, blob := makeSubject(t, v, made)
			made++
			of[id] = traces(t, v, others(t, id, blob))
		}
		must(t, v.Close())
		acknowledged := killForgetting(t, v.Path(), random)
		var err error
		v, err = Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{})
		must(t, err)
		if v.marked() {
			t.Error("there is still something to overwrite")
		}
		clean(t, v)
		for id, pieces := range of {
			r, err := v.Record(id)
			must(t, err)
			switch {
			case r.Forgotten():
				for at := 0; at < len(pieces); at += 16 { // one in less than each 512 bytes
					old = append(old, pieces[at])
				}
				if !acknowledged[id] {
					between++
				}
			case acknowledged[id]:
				t.Errorf("%s was forgotten, and is there", id)
			case len(r.History(func(h change.Hash) *change.Change { c, _ := v.Change(h); return c })) != 3:
				t.Errorf("%s was forgotten in part", id)
			}
		}
		standsNowhere(t, v.Path(), old)
		old = old[max(0, len(old)-300):]
	}
	must(t, v.Close())
	t.Logf("%d subjects, %d of them forgotten and not acknowledged", made, between)
}

func makeSubject(t *testing.T, v *Vault, n int) (id dossier.ID, blob string) {
	must(t, v.Update(func(tx *Tx) (err error) {
		blob, err = tx.PutBlob(picture(3000 + n))
		return err
	}))
	first := appendAll(t, v, write(n, "", "known_as", fmt.Sprint("person ", n)))
	appendAll(t, v, write(n, "", "known_as", fmt.Sprint("person ", n, " again"), change.Ref{Change: first[0]}), setBlob(n, "A", blob))
	return subject(n), blob
}

// others tells traces to keep all but what is of one subject alone.
func others(t *testing.T, id dossier.ID, blob string) func(bucket string, content []byte) bool {
	return func(bucket string, content []byte) bool {
		switch bucket {
		case bucketNow:
			r, err := change.DecodeRecord(content)
			must(t, err)
			return r.Subject != id
		case bucketLog:
			_, c, err := decodeLogged(content)
			must(t, err)
			return c.Change.Subjects()[0] != id
		case bucketBlob:
			p, err := decodePiece(content)
			must(t, err)
			return hex.EncodeToString(p.whole[:]) != blob
		}
		return true
	}
}

// killForgetting runs the act and kills it somewhere, and gives what it said.
func killForgetting(t *testing.T, path string, random *rand.Rand) map[dossier.ID]bool {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), forgetVault+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	acknowledged := map[dossier.ID]bool{}
	lines := bufio.NewScanner(out)
	var timer *time.Timer
	for lines.Scan() {
		if timer == nil {
			timer = time.AfterFunc(time.Duration(random.IntN(40_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
		var id string
		if _, err := fmt.Sscanf(lines.Text(), "ok %s", &id); err == nil {
			acknowledged[dossier.ID(id)] = true
		}
	}
	_ = cmd.Wait()
	return acknowledged
}
