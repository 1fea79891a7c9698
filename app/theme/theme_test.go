//go:build !headless

package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// contrast is the ratio of WCAG 2.1, 1.4.3, of two opaque colours.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func TestContrast(t *testing.T) {
	grounds := []fyne.ThemeColorName{
		theme.ColorNameBackground, ColorRail, ColorCard, ColorPicked, ColorOpen,
		theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameHeaderBackground,
	}
	words := []fyne.ThemeColorName{
		theme.ColorNameForeground, ColorQuiet, ColorAccent, ColorHeld, ColorNotFree, ColorFree, ColorGrey,
		theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess, theme.ColorNameHyperlink, theme.ColorNamePrimary,
	}
	type pair struct{ word, ground fyne.ThemeColorName }
	var pairs []pair
	for _, g := range grounds {
		for _, w := range words {
			pairs = append(pairs, pair{w, g})
		}
	}
	pairs = append(pairs,
		pair{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		pair{theme.ColorNameForegroundOnError, theme.ColorNameError},
		pair{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
		pair{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
		pair{theme.ColorNameForeground, theme.ColorNameButton},
		pair{theme.ColorNameForeground, theme.ColorNameSelection},
		pair{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		pair{theme.ColorNameDisabled, theme.ColorNameDisabledButton},
		pair{theme.ColorNameDisabled, ColorCard},
		pair{ColorQuiet, ColorChip},
		pair{theme.ColorNameForeground, ColorChip},
		pair{ColorHeld, ColorHeldPale},
		pair{ColorNotFree, ColorWarnPale},
		pair{ColorFree, ColorFreePale},
	)
	for _, word := range []fyne.ThemeColorName{ColorQuiet, ColorAccent, ColorHeld, ColorNotFree, ColorFree, ColorGrey, theme.ColorNameHyperlink} {
		pairs = append(pairs, pair{word, ColorChip}, pair{word, ColorDesk})
	}
	for _, ground := range []fyne.ThemeColorName{ColorHeldPale, ColorWarnPale, ColorFreePale, ColorDesk} {
		pairs = append(pairs, pair{theme.ColorNameForeground, ground})
	}
	for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, ColorOpen, ColorPicked, theme.ColorNameMenuBackground, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground} {
		pairs = append(pairs, pair{theme.ColorNameDisabled, ground}, pair{theme.ColorNamePlaceHolder, ground})
	}
	for _, choice := range []Choice{Light, Dark} {
		th := New(choice)
		for _, p := range pairs {
			if got := contrast(th.Color(p.word, 0), th.Color(p.ground, 0)); got < 4.5 {
				t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", choice, p.word, p.ground, got)
			}
		}
	}
}

// over is a colour that can be seen through, on a ground.
func over(top, ground color.Color) color.Color {
	r, g, b, a := top.RGBA()
	x, y, z, _ := ground.RGBA()
	mix := func(t, u uint32) uint8 { return uint8((t + u*(0xFFFF-a)/0xFFFF) >> 8) }
	return color.NRGBA{mix(r, x), mix(g, y), mix(b, z), 0xFF}
}

// TestContrastUnderTheHand: what the pointer or the keyboard is on can still be
// read.
func TestContrastUnderTheHand(t *testing.T) {
	for _, choice := range []Choice{Light, Dark} {
		th := New(choice)
		check := func(word, top, ground fyne.ThemeColorName) {
			t.Helper()
			if got := contrast(th.Color(word, 0), over(th.Color(top, 0), th.Color(ground, 0))); got < 4.5 {
				t.Errorf("%s: %s on %s over %s has contrast %.2f, want 4.5", choice, word, top, ground, got)
			}
		}
		for _, top := range []fyne.ThemeColorName{theme.ColorNameHover, theme.ColorNameFocus, theme.ColorNamePressed} {
			check(theme.ColorNameForegroundOnPrimary, top, theme.ColorNamePrimary)
			check(theme.ColorNameForegroundOnError, top, theme.ColorNameError)
			check(theme.ColorNameForeground, top, theme.ColorNameButton)
			for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, ColorCard, ColorRail, theme.ColorNameMenuBackground, theme.ColorNameInputBackground} {
				check(theme.ColorNameForeground, top, ground)
			}
		}
		for _, word := range []fyne.ThemeColorName{ColorQuiet, ColorAccent, ColorHeld, ColorNotFree, ColorFree, ColorGrey} {
			check(word, theme.ColorNameHover, ColorCard) // a row of a list
		}
	}
}

// TestFocusIsSeen: the ring of the keyboard stands out from what is around it
// (WCAG 2.1, 1.4.11).
func TestFocusIsSeen(t *testing.T) {
	for _, choice := range []Choice{Light, Dark} {
		th := New(choice)
		for _, p := range [][2]fyne.ThemeColorName{
			{ColorAccent, theme.ColorNameBackground}, {ColorAccent, ColorCard}, {ColorAccent, ColorRail}, {ColorAccent, theme.ColorNameButton},
			{ColorAccent, ColorChip}, {ColorAccent, ColorPicked}, {ColorAccent, theme.ColorNameOverlayBackground},
			{theme.ColorNameHyperlink, ColorCard}, {theme.ColorNameHyperlink, ColorOpen},
		} {
			if got := contrast(th.Color(p[0], 0), th.Color(p[1], 0)); got < 3 {
				t.Errorf("%s: a ring of %s on %s has contrast %.2f, want 3", choice, p[0], p[1], got)
			}
		}
	}
}

func TestPalettesNameTheSame(t *testing.T) {
	for name := range light {
		if _, ok := dark[name]; !ok {
			t.Errorf("the dark palette has no %s", name)
		}
	}
	for name := range dark {
		if _, ok := light[name]; !ok {
			t.Errorf("the light palette has no %s", name)
		}
	}
}

func TestSystemFollowsTheVariant(t *testing.T) {
	th := New(System)
	if th.Color(ColorCard, theme.VariantDark) != dark[ColorCard] || th.Color(ColorCard, theme.VariantLight) != light[ColorCard] {
		t.Error("the system's choice is not followed")
	}
	if New(Light).Color(ColorCard, theme.VariantDark) != light[ColorCard] {
		t.Error("a chosen look gives way to the system's")
	}
}
