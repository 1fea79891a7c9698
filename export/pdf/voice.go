package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas/export/typeset"
)

// foreign is the language of a run, if it is another than that of the text around
// it.
func (d *Document) foreign(base spot, run typeset.Run) string {
	lang := spoken(run)
	if base.element == nil || lang == base.element.lang(language(d.options.Lang)) {
		return ""
	}
	return lang
}

// voiced is where words in another language stand: in a Span of their own, or in
// the one that the line before left off in.
func voiced(base spot, lang string) spot {
	if lang == "" {
		return base
	}
	if n := len(base.element.kids); n > 0 {
		if last, ok := base.element.kids[n-1].(*Element); ok && last.Tag == Span && last.Lang == lang {
			return spot{element: last}
		}
	}
	span := base.element.Add(Span)
	span.Lang = lang
	return spot{element: span}
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
