// Package web writes a briefing as one HTML file for the site of the group that
// issues it. It knows no dossiers and no rules: whoever composes a [Page] says
// what stands on it, in which order, and whose words they are.
//
// The file stands alone. It has no script, asks nothing of anybody (its own
// Content-Security-Policy forbids it, for when it is opened from a disk), and
// tells a site that a link leads to nothing about where the reader comes from.
// Photographs are scaled down and lie in the file; fonts are those of the reader's
// machine, which nowadays have Khmer.
//
// It is made to be read aloud, on a telephone, in the dark, and on paper: see
// style.css. What a chart or a mark shows is also said in words.
package web
