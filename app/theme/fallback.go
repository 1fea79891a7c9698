//go:build !headless

package theme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// WithoutEmoji has the toolkit do without the font of coloured emoji that it brings.
// It would read all of it, 4 MB, once for regular, for bold and for every other
// style before the first text is shown. Who has an emoji in a text sees it in a font
// of the system's. Call it before the first text is measured.
func WithoutEmoji() {
	emoji, ok := theme.DefaultEmojiFont().(*fyne.StaticResource)
	if !ok { // a build without it
		return
	}
	// The toolkit wants some font in this place; this one comes next anyway.
	emoji.StaticContent = theme.DefaultSymbolFont().Content()
}
