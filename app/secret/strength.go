//go:build !headless

package secret

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/nbutton23/zxcvbn-go"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// Strength is how hard a passphrase is to guess, 0 to 4 as zxcvbn grades it.
type Strength int

// weighed is how much of a passphrase is looked at: zxcvbn's time grows faster
// than the length, and what is that long is strong.
const weighed = 72

// Weigh grades a passphrase.
func Weigh(passphrase string) Strength {
	if r := []rune(passphrase); len(r) > weighed {
		passphrase = string(r[:weighed])
	}
	if passphrase == "" {
		return 0
	}
	return Strength(zxcvbn.PasswordStrength(passphrase, []string{"habeas", "vault", "dossier"}).Score)
}

// enough reports whether a vault may have such a passphrase: a thief who has
// the file can try as often as the key derivation allows.
func enough(s Strength) bool { return s >= 3 }

// meter shows a strength as bars and a word.
type meter struct {
	box      *fyne.Container
	bars     [4]*widgets.Panel
	word     *widgets.Text
	strength Strength
}

func newMeter() *meter {
	m := &meter{word: widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)}
	row := container.NewGridWithColumns(len(m.bars))
	for i := range m.bars {
		m.bars[i] = widgets.NewPanel(theme.ColorNameSeparator, 0, container.NewGridWrap(fyne.NewSize(20, 5)))
		m.bars[i].Radius = 2
		row.Add(m.bars[i])
	}
	m.box = container.New(widgets.Stack(2), row, m.word)
	m.show(0, "")
	return m
}

func (m *meter) show(s Strength, passphrase string) {
	m.strength = s
	grades := []struct {
		word  string
		color fyne.ThemeColorName
	}{
		{say.T("Far too easy to guess"), house.ColorHeld},
		{say.T("Easy to guess"), house.ColorHeld},
		{say.T("Could be guessed: make it longer"), house.ColorNotFree},
		{say.T("Good"), house.ColorFree},
		{say.T("Strong"), house.ColorFree},
	}
	g := grades[max(0, min(int(s), len(grades)-1))]
	if passphrase == "" {
		g.word, g.color = say.T("Several words that nobody would put together"), house.ColorQuiet
	}
	m.word.SetColored(g.word, g.color)
	for i, b := range m.bars {
		ground := theme.ColorNameSeparator
		if passphrase != "" && i < max(1, int(s)) {
			ground = g.color
		}
		b.SetGround(ground)
	}
}
