//go:build !headless

package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"habeas/export/chart"
)

// The colours that Fyne has no name for.
const (
	ColorRail       fyne.ThemeColorName = "habeas-rail"      // behind the navigation
	ColorCard       fyne.ThemeColorName = "habeas-card"      // behind forms and lists
	ColorDesk       fyne.ThemeColorName = "habeas-desk"      // behind pages of paper
	ColorPicked     fyne.ThemeColorName = "habeas-picked"    // a row or chip that is chosen
	ColorOpen       fyne.ThemeColorName = "habeas-open"      // behind an item that is being edited
	ColorChip       fyne.ThemeColorName = "habeas-chip"      // behind small words
	ColorQuiet      fyne.ThemeColorName = "habeas-quiet"     // text of less weight
	ColorAccent     fyne.ThemeColorName = "habeas-accent"    // text in the house's colour
	ColorHeld       fyne.ThemeColorName = "habeas-held"      // held, errors
	ColorNotFree    fyne.ThemeColorName = "habeas-not-free"  // released but not free, warnings
	ColorFree       fyne.ThemeColorName = "habeas-free"      // free, done
	ColorGrey       fyne.ThemeColorName = "habeas-grey"      // dead, not known
	ColorHeldPale   fyne.ThemeColorName = "habeas-held-pale" // behind a word in ColorHeld
	ColorWarnPale   fyne.ThemeColorName = "habeas-warn-pale" // behind a word in ColorNotFree
	ColorFreePale   fyne.ThemeColorName = "habeas-free-pale" // behind a word in ColorFree
	colorAreaHeld   fyne.ThemeColorName = "habeas-area-held" // areas of charts
	colorAreaServed fyne.ThemeColorName = "habeas-area-served"
	colorAreaAccent fyne.ThemeColorName = "habeas-area-accent"
	ColorOnPrimary                      = theme.ColorNameForegroundOnPrimary
	ColorForeground                     = theme.ColorNameForeground
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

func rgba(hex uint32, alpha uint8) color.NRGBA {
	c := rgb(hex)
	c.A = alpha
	return c
}

var light = map[fyne.ThemeColorName]color.Color{
	ColorRail:     rgb(0xECF0F3),
	ColorCard:     rgb(0xFFFFFF),
	ColorDesk:     rgb(0xDFE3E8),
	ColorPicked:   rgb(0xE1ECF0),
	ColorOpen:     rgb(0xF0F5F7),
	ColorChip:     rgb(0xEDF0F3),
	ColorQuiet:    rgb(0x5B6570),
	ColorAccent:   rgb(0x1F4E5F),
	ColorHeld:     rgb(0x8B1A1A),
	ColorNotFree:  rgb(0x855600),
	ColorFree:     rgb(0x1E6B3A),
	ColorGrey:     rgb(0x5F666F),
	ColorHeldPale: rgb(0xFBE3E4),
	ColorWarnPale: rgb(0xFDF0D2),
	ColorFreePale: rgb(0xDFF2E5),

	colorAreaHeld:   rgb(0x8B1A1A),
	colorAreaServed: rgb(0x5A0F12),
	colorAreaAccent: rgb(0x1F4E5F),

	theme.ColorNameBackground:          rgb(0xF5F7F9),
	theme.ColorNameButton:              rgb(0xE7EBEF),
	theme.ColorNameDisabledButton:      rgb(0xEDF0F3),
	theme.ColorNameDisabled:            rgb(0x606973),
	theme.ColorNameError:               rgb(0x8B1A1A),
	theme.ColorNameFocus:               rgba(0x1F4E5F, 0x1C),
	theme.ColorNameForeground:          rgb(0x1B1F24),
	theme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
	theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
	theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
	theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
	theme.ColorNameHeaderBackground:    rgb(0xFFFFFF),
	theme.ColorNameHover:               rgba(0x1F4E5F, 0x12),
	theme.ColorNameHyperlink:           rgb(0x1F4E5F),
	theme.ColorNameInputBackground:     rgb(0xF8FAFB),
	theme.ColorNameInputBorder:         rgb(0xC9D0D6),
	theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	theme.ColorNamePlaceHolder:         rgb(0x606973),
	theme.ColorNamePressed:             rgba(0x1F4E5F, 0x28),
	theme.ColorNamePrimary:             rgb(0x1F4E5F),
	theme.ColorNameScrollBar:           rgba(0x1B1F24, 0x66),
	theme.ColorNameScrollBarBackground: rgba(0x1B1F24, 0x0C),
	theme.ColorNameSelection:           rgb(0xD3E3E9),
	theme.ColorNameSeparator:           rgb(0xDDE2E6),
	theme.ColorNameShadow:              rgba(0x000000, 0x22),
	theme.ColorNameSuccess:             rgb(0x1E6B3A),
	theme.ColorNameWarning:             rgb(0x855600),
}

var dark = map[fyne.ThemeColorName]color.Color{
	ColorRail:     rgb(0x171C20),
	ColorCard:     rgb(0x20262B),
	ColorDesk:     rgb(0x0D1013),
	ColorPicked:   rgb(0x29414B),
	ColorOpen:     rgb(0x283138),
	ColorChip:     rgb(0x2E363D),
	ColorQuiet:    rgb(0xA9B4BE),
	ColorAccent:   rgb(0x8CC3D3),
	ColorHeld:     rgb(0xF29A95),
	ColorNotFree:  rgb(0xE7B95A),
	ColorFree:     rgb(0x86CFA0),
	ColorGrey:     rgb(0xB0B8C0),
	ColorHeldPale: rgb(0x46272A),
	ColorWarnPale: rgb(0x40361F),
	ColorFreePale: rgb(0x22392B),

	colorAreaHeld:   rgb(0xB03A3A),
	colorAreaServed: rgb(0x8A2A30),
	colorAreaAccent: rgb(0x3A7488),

	theme.ColorNameBackground:          rgb(0x14181B),
	theme.ColorNameButton:              rgb(0x2F383F),
	theme.ColorNameDisabledButton:      rgb(0x242A30),
	theme.ColorNameDisabled:            rgb(0xA2ACB6),
	theme.ColorNameError:               rgb(0xF29A95),
	theme.ColorNameFocus:               rgba(0x8CC3D3, 0x28),
	theme.ColorNameForeground:          rgb(0xE9ECEF),
	theme.ColorNameForegroundOnError:   rgb(0x2B0B0B),
	theme.ColorNameForegroundOnPrimary: rgb(0x0C222A),
	theme.ColorNameForegroundOnSuccess: rgb(0x0A2513),
	theme.ColorNameForegroundOnWarning: rgb(0x2A1D00),
	theme.ColorNameHeaderBackground:    rgb(0x1B2025),
	theme.ColorNameHover:               rgba(0x8CC3D3, 0x1C),
	theme.ColorNameHyperlink:           rgb(0x8CC3D3),
	theme.ColorNameInputBackground:     rgb(0x191E22),
	theme.ColorNameInputBorder:         rgb(0x46515A),
	theme.ColorNameMenuBackground:      rgb(0x20262B),
	theme.ColorNameOverlayBackground:   rgb(0x20262B),
	theme.ColorNamePlaceHolder:         rgb(0xA2ACB6),
	theme.ColorNamePressed:             rgba(0x8CC3D3, 0x38),
	theme.ColorNamePrimary:             rgb(0x8CC3D3),
	theme.ColorNameScrollBar:           rgba(0xE9ECEF, 0x66),
	theme.ColorNameScrollBarBackground: rgba(0xE9ECEF, 0x0C),
	theme.ColorNameSelection:           rgb(0x34505C),
	theme.ColorNameSeparator:           rgb(0x333C44),
	theme.ColorNameShadow:              rgba(0x000000, 0x66),
	theme.ColorNameSuccess:             rgb(0x86CFA0),
	theme.ColorNameWarning:             rgb(0xE7B95A),
}

// OfChart is the name under which the theme keeps a colour of a chart that
// stands on a card. The areas of a chart keep the colours of the page.
func OfChart(c chart.Colour) (name fyne.ThemeColorName, themed bool) {
	switch c {
	case chart.Ink:
		return theme.ColorNameForeground, true
	case chart.Quiet:
		return ColorQuiet, true
	case chart.Rule:
		return theme.ColorNameSeparator, true
	case chart.Accent:
		return ColorAccent, true
	case chart.HeldRed:
		return ColorHeld, true
	case chart.NotFreeInk:
		return ColorNotFree, true
	case chart.FreeGreen:
		return ColorFree, true
	case chart.Grey:
		return ColorGrey, true
	}
	return "", false
}

// OfArea is the name of the colour for an area of a chart; those without one
// are as on the page.
func OfArea(c chart.Colour) (name fyne.ThemeColorName, themed bool) {
	switch c {
	case chart.HeldRed:
		return colorAreaHeld, true
	case chart.ServingRed:
		return colorAreaServed, true
	case chart.Accent:
		return colorAreaAccent, true
	}
	return "", false
}
