// Package export turns a disclosed briefing into pages: what is printed, and in
// which order.
//
// # How a page comes about
//
// [Make] lays everything out before it draws anything. Each part (cover.go,
// context.go, glance.go, profile.go, sources.go, legend.go) composes texts
// (press.go), sets them as lines, and hands a list of strips to a flow
// (flow.go). A strip is what is never cut: a line, a row of a table, a picture
// with its words. The flow places strips on pages and keeps its promises: a
// heading stays with what follows, no line of a paragraph stands alone, a table
// that goes on has its head again, and nothing is ever left out.
//
// The pages (page.go) are records of what stands where. So the contents can name
// the page on which each person begins, and every foot how many pages there are,
// without a second layout. Tests read and measure the records.
//
// All sizes, leads and inks are in scale.go, and where things stand on the paper
// in frame.go. Lengths are points; y grows downward.
//
// # Whose words
//
// Text comes from two places: from the disclosed briefing (text.said) and from
// the page itself, its labels and what it computes (text.own). The second kind
// stands in one catalogue for each language (phrases_en.go, and package words) and
// is recorded in [Made].Fixed. The leak check needs to know them apart: a word
// of ours that is also the word of a held-back item is no leak.
//
// # Caveats
//
// Nothing here sees more than a [disclosure.Disclosed], and none of it reads a
// clock: the same [Briefing] gives the same bytes.
package export
