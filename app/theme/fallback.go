//go:build !headless

package theme

import (
	_ "embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// signs are those of Noto Sans Symbols 2 and Noto Sans Math that the window says and
// that stand in no other font it has: ▾ ★ ≠ −. Made by pyftsubset and pyftmerge of
// fonttools, and ▾ half as large again, as wide as it is in most fonts. The licence is
// that of the other Noto fonts.
//
//go:embed signs.ttf
var signs []byte

// BringSigns has the toolkit look for a sign in ours where it would in its font of
// coloured emoji. A computer may have no other font with them, and that of the emoji
// would be read whole, 4 MB, once for regular, for bold and for every other style
// before the first text is shown. Who has an emoji in a text sees it in a font of the
// system's. Call it before the first text is measured.
func BringSigns() {
	// A build without emoji has a resource of no content in its place.
	if emoji, ok := theme.DefaultEmojiFont().(*fyne.StaticResource); ok {
		emoji.StaticContent = signs
	}
}
