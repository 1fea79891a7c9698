//go:build !headless

package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"habeas/export/typeset/fonts"
)

// Choice is which of the two looks a person chose.
type Choice string

// The choices. System follows the platform.
const (
	System Choice = "system"
	Light  Choice = "light"
	Dark   Choice = "dark"
)

// Theme is the house's look as a Fyne theme.
type Theme struct{ choice Choice }

var _ fyne.Theme = Theme{}

// New is the theme for a choice; one that is not known follows the system.
func New(c Choice) Theme { return Theme{choice: c} }

// Color takes a colour from the palette.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	palette := light
	if t.choice == Dark || t.choice != Light && variant == theme.VariantDark {
		palette = dark
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

var (
	regular = fyne.NewStaticResource("NotoSansKhmer-Regular.ttf", tall(fonts.SansKhmerRegular))
	bold    = fyne.NewStaticResource("NotoSansKhmer-Bold.ttf", tall(fonts.SansKhmerBold))
)

// Font gives Noto Sans Khmer, behind which Fyne has its own Noto Sans.
func (Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return bold
	}
	return regular
}

// Icon gives Fyne's icons.
func (Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// The type scale, in Fyne's units (dots at 100 %).
const (
	SizeSmall   = theme.SizeNameCaptionText
	SizeText    = theme.SizeNameText
	SizeSection = theme.SizeNameSubHeadingText
	SizeTitle   = theme.SizeNameHeadingText
	SizeFigure  = fyne.ThemeSizeName("habeas-figure") // a number that stands for itself
)

// Size gives the type scale and the spaces.
func (Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case SizeSmall:
		return 12
	case SizeText:
		return 14
	case SizeSection:
		return 15
	case SizeTitle:
		return 20
	case SizeFigure:
		return 28
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	case theme.SizeNameScrollBar:
		return 10
	}
	return theme.DefaultTheme().Size(name)
}
