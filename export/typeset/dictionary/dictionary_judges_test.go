//go:build judges

package dictionary

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// segments has ICU cut texts of a language into words, by way of Node, and lists
// where one letter of a script follows another across a cut.
func segments(t *testing.T, lang string, texts []string) [][]int {
	t.Helper()
	const script = `
		const [lang, texts] = JSON.parse(require('fs').readFileSync(0));
		const cut = new Intl.Segmenter(lang, {granularity: 'word'});
		console.log(JSON.stringify(texts.map(text => [...cut.segment(text)].map(s => s.index))));`
	input, err := json.Marshal([]any{lang, texts})
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", "-e", script)
	node.Stdin = strings.NewReader(string(input))
	out, err := node.Output()
	if err != nil {
		t.Fatalf("failed to ask node: %v", err)
	}
	var list [][]int
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		runes := []rune(text)
		list[i] = slices.DeleteFunc(list[i], func(at int) bool {
			return at == 0 || scriptOf(runes[at-1]) == nil || scriptOf(runes[at]) != scriptOf(runes[at-1])
		})
	}
	return list
}

// agreement is how well breaks are those of ICU: the harmonic mean of how many
// of ours ICU has and how many of ICU's are ours.
func agreement(t *testing.T, lang string, texts []string) (f1 float64, words int) {
	t.Helper()
	both, ours, theirs := 0, 0, 0
	shown := 0
	for i, want := range segments(t, lang, texts) {
		got := Breaks([]rune(texts[i]))
		ours, theirs = ours+len(got), theirs+len(want)
		same := 0
		for _, at := range got {
			if _, ok := slices.BinarySearch(want, at); ok {
				same++
			}
		}
		both += same
		if (same < len(got) || same < len(want)) && shown < 8 {
			shown++
			t.Logf("%s\n is by ICU\n%s", cut(texts[i], got), cut(texts[i], want))
		}
	}
	return 2 * float64(both) / float64(ours+theirs), theirs + len(texts)
}

// Ensure that written text is cut as ICU cuts it.
func TestBreaks_ICU(t *testing.T) {
	for _, lang := range languages {
		t.Run(lang, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("testdata", lang+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			f1, n := agreement(t, lang, strings.Split(string(text), "\n"))
			t.Logf("F1 is %.4f over %d words", f1, n)
			if f1 < 0.97 {
				t.Errorf("F1 is %.4f, want 0.97", f1)
			}
		})
	}
}

// Ensure the same of a long Khmer text: the sentences of the file, each said of
// people and things from the word list.
func TestBreaks_ICULong(t *testing.T) {
	file, err := os.ReadFile("testdata/km.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	words := words(scripts[0])
	clauses := strings.FieldsFunc(string(file), func(r rune) bool { return r == ' ' || r == '\n' || r == '។' })
	links := []string{"និង", "ដែល", "ព្រោះ", "ហើយ", "នៅ", "របស់", "ក្នុង", "ដោយ", "ប៉ុន្តែ", "ឬ"}
	var texts []string
	for range 300 {
		texts = append(texts, clauses[r.IntN(len(clauses))]+links[r.IntN(len(links))]+words[r.IntN(len(words))]+
			links[r.IntN(len(links))]+words[r.IntN(len(words))]+words[r.IntN(len(words))]+"។")
	}
	f1, n := agreement(t, "km", texts)
	t.Logf("F1 is %.4f over %d words", f1, n)
	if f1 < 0.97 || n < 2000 {
		t.Errorf("F1 is %.4f over %d words, want 0.97 over 2000", f1, n)
	}
}

// Ensure that words in any order are cut nearly as ICU cuts them, with words
// among them that no list knows: their letters stand in an order that no
// language has.
func TestBreaks_ICURandom(t *testing.T) {
	for i, lang := range languages {
		t.Run(lang, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			words := words(scripts[i])
			var texts []string
			for range 1000 {
				var b strings.Builder
				for range 1 + r.IntN(12) {
					word := words[r.IntN(len(words))]
					if r.IntN(12) == 0 {
						typo := []rune(word)
						r.Shuffle(len(typo), func(i, j int) { typo[i], typo[j] = typo[j], typo[i] })
						word = string(typo)
					}
					b.WriteString(word)
				}
				texts = append(texts, b.String())
			}
			f1, n := agreement(t, lang, texts)
			t.Logf("F1 is %.4f over %d words", f1, n)
			// ICU takes a vowel sign without a letter for no part of a word, cuts
			// inside stacks and, in Burmese, inside syllables; here that is never
			// done.
			if f1 < 0.94 {
				t.Errorf("F1 is %.4f, want 0.94", f1)
			}
		})
	}
}
