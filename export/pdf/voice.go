package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas/export/typeset"
)

// voice is how a run is to be read out, otherwise than the text around it.
type voice struct {
	lang   string // "" is the same
	turned bool   // is not drawn in the order in which it is read
}

func (d *Document) voice(base spot, run typeset.Run, rtl bool) (v voice) {
	switch {
	case base.element == nil:
	case run.RTL || rtl: // with the spaces and digits in it
		v.turned = true
	default:
		if lang := spoken(run); lang != base.element.lang(language(d.options.Lang)) {
			v.lang = lang
		}
	}
	return v
}

// voiced is where runs of a voice stand. Those in another language are a Span of
// their own, or go on in the one that the line before left off in. What is read
// from the right says in letters what it is, as its codes stand in the order of
// the page.
func voiced(base spot, v voice, runs []typeset.Run) spot {
	if v == (voice{}) {
		return base
	}
	if n := len(base.element.kids); n > 0 && !v.turned {
		if last := base.element.kids[n-1].Element; last != nil && last.Tag == Span && last.Lang == v.lang && last.actual == "" {
			return spot{element: last}
		}
	}
	span := base.element.Add(Span)
	span.Lang = v.lang
	if v.turned {
		span.actual = logical(runs)
		for _, run := range runs {
			span.Lang = cmp.Or(span.Lang, spoken(run))
		}
	}
	return spot{element: span}
}

// logical is the text of runs that are read from the right, in reading order.
func logical(runs []typeset.Run) string {
	var b strings.Builder
	for _, run := range slices.Backward(runs) {
		clusters := slices.Clone(run.Clusters)
		if run.RTL {
			slices.Reverse(clusters)
		}
		for _, c := range clusters {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// spoken is the language of a run: as its style says, unless its letters are of
// another; "" is not known.
func spoken(run typeset.Run) string {
	for _, c := range run.Clusters {
		r, _ := utf8.DecodeRuneInString(c.Text)
		if !unicode.IsLetter(r) {
			continue
		}
		for _, s := range scripts {
			if unicode.Is(s.letters, r) {
				if strings.HasPrefix(run.Style.Lang, s.lang) {
					break
				}
				return s.lang
			}
		}
		break
	}
	return run.Style.Lang
}

// scripts are those that are written for one language above all. A name in one
// of them is read out in that language even where nobody said which it is.
var scripts = []struct {
	letters *unicode.RangeTable
	lang    string
}{
	{unicode.Khmer, "km"}, {unicode.Lao, "lo"}, {unicode.Thai, "th"}, {unicode.Myanmar, "my"},
	{unicode.Hebrew, "he"}, {unicode.Greek, "el"}, {unicode.Hangul, "ko"},
}

// typed is the text of some runs.
func typed(runs []typeset.Run) string {
	var b strings.Builder
	for _, run := range runs {
		for i := range run.Clusters {
			if run.RTL {
				i = len(run.Clusters) - 1 - i
			}
			b.WriteString(run.Clusters[i].Text)
		}
	}
	return b.String()
}
