package say

import (
	"errors"
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"habeas/dossier/words"
)

// made is a tongue with a few sentences.
func made(w *words.Words, messages ...*i18n.Message) *tongue {
	tag := language.Make(w.Tag)
	b := i18n.NewBundle(tag)
	if err := b.AddMessages(tag, messages...); err != nil {
		panic(err)
	}
	return &tongue{w, i18n.NewLocalizer(b, w.Tag)}
}

func TestTongue_Count(t *testing.T) {
	french := made(words.French, &i18n.Message{ID: "%s files", One: "%s fichier", Other: "%s fichiers"})
	khmer := made(words.KhmerDigits, &i18n.Message{ID: "%s files", Other: "ឯកសារ %s"})
	english := &tongue{words: words.English}
	for _, c := range []struct {
		tongue *tongue
		n      int
		want   string
	}{
		{english, 0, "0 files"}, {english, 1, "1 file"}, {english, 1200, "1,200 files"},
		{french, 0, "0 fichier"}, {french, 1, "1 fichier"}, {french, 2, "2 fichiers"}, {french, 1_000_000, "1\u202f000\u202f000 fichiers"},
		{khmer, 1, "ឯកសារ ១"}, {khmer, 12, "ឯកសារ ១២"},
	} {
		if got := c.tongue.count(c.n, "%s file", "%s files", nil); got != c.want {
			t.Errorf("%s: %d files are %q, want %q", c.tongue.words.Tag, c.n, got, c.want)
		}
	}
}

func TestTongue_Say(t *testing.T) {
	french := made(words.French,
		&i18n.Message{ID: "Page %s of %s", Other: "Page %s sur %s"},
		&i18n.Message{ID: "%s, read by %s", Other: "Lu par %[2]s : %[1]s"},
		&i18n.Message{ID: id("a promise", "Open"), Other: "En attente"})
	for _, c := range []struct{ got, want string }{
		{french.say("", "Page %s of %s", "", []any{3, 1200}), "Page 3 sur 1\u202f200"},
		{french.say("", "%s, read by %s", "", []any{"a", "b"}), "Lu par b : a"},
		{french.say("a promise", "Open", "", nil), "En attente"},
		{french.say("", "Open", "", nil), "Open"}, // has no translation
		{french.say("", "Nothing of %s", "", []any{"this"}), "Nothing of this"},
		{french.say("", "100 % of it", "", nil), "100 % of it"},
	} {
		if c.got != c.want {
			t.Errorf("it says %q, want %q", c.got, c.want)
		}
	}
}

func TestUse(t *testing.T) {
	t.Cleanup(func() { Use("en") })
	for tag, want := range map[string]*words.Words{"fr": words.French, "km": words.Khmer, "km-u-nu-khmr": words.KhmerDigits, "en": words.English, "tlh": words.English} {
		if Use(tag); Words() != want {
			t.Errorf("%s is %s", tag, Words().Tag)
		}
	}
}

func TestMistake(t *testing.T) {
	cause := errors.New("disk full")
	err := Error("not saved: %s", cause)
	if got := err.Error(); got != "not saved: disk full" || !errors.Is(err, cause) {
		t.Errorf("it says %q, and its cause is %v", got, errors.Unwrap(err))
	}
}

func BenchmarkT(b *testing.B) {
	Use("fr")
	defer Use("en")
	for b.Loop() {
		T("Dossiers")
	}
}
