// Package theme is how the window looks: one palette in light and dark, one
// type scale, and Noto Sans with Noto Sans Khmer.
//
// # Fonts
//
// Fyne looks for each character in the theme's font first and in its own Noto
// Sans second, and takes the height of a line from the first. The theme's font
// is therefore Noto Sans Khmer, which has no Latin letters: Khmer is shaped
// from the bundled font, Latin comes from the same family, and every line has
// room for the signs above and below a Khmer letter.
package theme
