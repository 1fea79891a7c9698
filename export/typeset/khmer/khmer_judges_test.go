//go:build judges

package khmer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// segments has ICU cut runs of Khmer into words, by way of Node.
func segments(t *testing.T, runs []string) [][]int {
	t.Helper()
	const script = `
		const cut = new Intl.Segmenter('km', {granularity: 'word'});
		for (const run of JSON.parse(require('fs').readFileSync(0)))
			console.log(JSON.stringify([...cut.segment(run)].map(s => s.index).slice(1)));`
	input, err := json.Marshal(runs)
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", "-e", script)
	node.Stdin = bytes.NewReader(input)
	out, err := node.Output()
	if err != nil {
		t.Fatalf("failed to ask node: %v", err)
	}
	var list [][]int
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var cuts []int
		if err := json.Unmarshal(lines.Bytes(), &cuts); err != nil {
			t.Fatal(err)
		}
		list = append(list, cuts)
	}
	return list
}

// Ensure that text of dictionary words is cut as ICU cuts it, with words that
// no dictionary knows among them.
func TestBreaks_ICU(t *testing.T) {
	letters := func(r rune) rune {
		if IsLetter(r) {
			return r
		}
		return -1 // a colon, in a few words
	}
	r := rand.New(rand.NewPCG(1, 2))
	words := words()
	var runs []string
	for range 3000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			word := strings.Map(letters, words[r.IntN(len(words))])
			if r.IntN(8) == 0 {
				typo := []rune(word)
				r.Shuffle(len(typo), func(i, j int) { typo[i], typo[j] = typo[j], typo[i] })
				word = string(typo)
			}
			b.WriteString(word)
		}
		// ICU takes a vowel without a letter for no part of a word.
		runs = append(runs, strings.TrimLeftFunc(b.String(), isMark))
	}
	agreed := 0
	for i, want := range segments(t, runs) {
		run := []rune(runs[i])
		got := Breaks(run)
		// ICU may cut inside a stack of consonants or before a repetition sign;
		// here that is never done.
		want = slices.DeleteFunc(want, func(at int) bool { return run[at-1] == coeng || run[at] == lekToo })
		if slices.Equal(got, want) {
			agreed++
		} else if i-agreed < 5 {
			t.Logf("%q is cut at %v, by ICU at %v", runs[i], got, want)
		}
	}
	// The 25 words that ICU has with a joiner are had here without.
	if agreed < len(runs)*995/1000 {
		t.Errorf("%d of %d texts are cut as ICU cuts them, want nearly all", agreed, len(runs))
	}
}
