package export

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/pdf/rules"
)

// later is the sample as somebody went on writing it, and what it says then.
func (v *vault) later(kind Kind, audience dossier.Audience) Briefing {
	then, later := dossier.NewDay(2018, time.September, 12), dossier.NewDay(2018, time.November, 20)
	ids := v.view.IDs()
	before := v.view
	was, wasHeld := disclosure.Disclose(&before, ids[:len(ids)-1], disclosure.Options{Audience: audience, AsOf: then, Now: then})

	v.view.Dossiers = slices.Clone(v.view.Dossiers)
	mend := func(i int, f func(*dossier.Dossier)) {
		d := *v.view.Dossiers[i]
		f(&d)
		v.view.Dossiers[i] = &d
	}
	item := func() dossier.Item {
		return dossier.Item{ID: v.id(), Mark: dossier.Mark{Sources: []dossier.ID{v.view.Sources[0].ID}}}
	}
	mend(0, func(d *dossier.Dossier) {
		d.Events = append(slices.Clone(d.Events), dossier.Event{Item: item(), Kind: dossier.OtherEvent, Date: day(2018, 11, 9), Text: "may leave the block, and not the country"})
		d.Asks = append(slices.Clone(d.Asks), dossier.Paragraph{Item: item(), Lang: "en", Text: "Ask when the trial opens."})
	})
	mend(5, func(d *dossier.Dossier) {
		d.Events = append(slices.Clone(d.Events), dossier.Event{Item: item(), Kind: dossier.Rearrested, Date: day(2018, 11, 1), Place: "Phnom Penh", Authority: "the municipal police"})
	})
	mend(7, func(d *dossier.Dossier) { d.Consent = nil })
	now, nowHeld := disclosure.Disclose(&v.view, ids, disclosure.Options{Audience: audience, AsOf: later, Now: later})
	return Briefing{
		Disclosed: now, Kind: kind, Paper: A4, MadeOn: time.Date(2018, 11, 20, 9, 0, 0, 0, time.UTC), Pictures: v.picture,
		Since: &Earlier{Number: "7F3K-2Q", Made: then, News: disclosure.Compare(was, wasHeld, now, nowHeld)},
	}
}

func TestWriteKinds(t *testing.T) {
	if *out == "" {
		t.Skip("no folder named with -out")
	}
	for _, lang := range []string{"en", "fr", "km"} {
		for _, kind := range []Kind{KindList, KindCards, KindChanges} {
			v := sampleVault(t)
			b := v.briefing(kind, dossier.Donor)
			if kind == KindChanges {
				b = v.later(kind, dossier.Donor)
			}
			b.Lang, b.Copy = lang, Copy{2, "An embassy"}
			m := make_(t, b)
			if err := os.WriteFile(*out+"/"+string(kind)+"-"+lang+".pdf", m.PDF, 0o600); err != nil {
				t.Fatal(err)
			}
			t.Log(kind, lang, m.Pages, len(m.PDF), m.Findings)
		}
	}
}

// kindsOf is the sample in each of the kinds that are not told person by person.
func kindsOf(t testing.TB) map[Kind]Briefing {
	t.Helper()
	return map[Kind]Briefing{
		KindList:    sampleVault(t).briefing(KindList, dossier.Donor),
		KindCards:   sampleVault(t).briefing(KindCards, dossier.Donor, 0, 1, 5, 7, 29),
		KindChanges: sampleVault(t).later(KindChanges, dossier.Donor),
	}
}

func TestKindsReadAsTheyShould(t *testing.T) {
	for kind, b := range kindsOf(t) {
		b.Copy = Copy{2, "An embassy"}
		p, pages := layOut(t, b)
		p.frame(pages)
		var got strings.Builder
		for i, page := range pages {
			fmt.Fprintf(&got, "=== page %d\n%s\n", i+1, read(page))
		}
		text := strings.ReplaceAll(got.String(), p.number, "NUMBER")
		file := filepath.Join("testdata", string(kind)+"-donor.txt")
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if text != string(want) {
			t.Errorf("%s reads otherwise than %s; see what changed and run with -update\n%s", kind, file, firstDifference(text, string(want)))
		}
	}
}

// onCards checks that what a card says stays on it, and that no two lines run into
// each other. The cut marks alone stand between cards.
func onCards(t *testing.T, p *press, pages []*page) {
	t.Helper()
	const eps = 0.6
	w, h := p.Paper.W/2, p.Paper.H/2
	for n, pg := range pages {
		var lines []mark
		for _, m := range pg.marks {
			if m.line == nil {
				continue
			}
			left, top := float64(int(m.x/w))*w, float64(int(m.y/h))*h
			y := m.y + m.line.Ascent*0.25
			if m.x < left+cardSide-eps || m.x+m.w > left+w-cardSide+eps || y < top+cardTop-8 || m.y+m.h > top+h-cardBottom+4 {
				t.Errorf("sheet %d: %q stands out of its card: %.0f %.0f %.0f %.0f", n+1, short(lineText(m)), m.x-left, y-top, m.w, m.h)
			}
			for _, o := range lines {
				base := m.y + m.line.Ascent - o.y - o.line.Ascent
				if apart := min(m.line.Ascent, o.line.Ascent) * 0.6; m.x < o.x+o.w-eps && o.x < m.x+m.w-eps && base < apart && base > -apart {
					t.Errorf("sheet %d: %q runs into %q", n+1, short(lineText(m)), short(lineText(o)))
				}
			}
			lines = append(lines, m)
		}
	}
}

func TestKindsStayInTheirPlaces(t *testing.T) {
	for kind, b := range kindsOf(t) {
		for i, lang := range words.Languages() {
			b.Paper, b.Lang = Papers[i%len(Papers)], lang
			p, pages := layOut(t, b)
			if kind == KindCards {
				onCards(t, p, pages)
			} else {
				inside(t, p, pages)
			}
			if len(p.findings) > 0 {
				t.Errorf("%s in %s on %s: %v", kind, lang, b.Paper.Name, p.findings)
			}
		}
	}
}

func TestOddTextsPrintInAllKinds(t *testing.T) {
	for name, s := range odd {
		for _, kind := range []Kind{KindList, KindCards, KindChanges} {
			t.Run(string(kind)+" "+name, func(t *testing.T) {
				b := oddVault(s).briefing(kind, dossier.Public)
				if kind == KindChanges {
					b = oddVault(s).anew(t)
				}
				p, pages := layOut(t, b)
				if kind == KindCards {
					onCards(t, p, pages)
				} else {
					inside(t, p, pages)
				}
				broken, err := rules.Check(make_(t, b).PDF)
				if err != nil {
					t.Fatal(err)
				}
				for _, rule := range broken {
					t.Error(rule)
				}
			})
		}
	}
}

// anew is the news of a vault to who knew of nobody in it.
func (v *vault) anew(t *testing.T) Briefing {
	t.Helper()
	b := v.briefing(KindChanges, dossier.Public)
	day := b.Disclosed.AsOf()
	ids := v.view.IDs()
	then, thenHeld := disclosure.Disclose(&v.view, nil, disclosure.Options{Audience: dossier.Public, AsOf: day, Now: day})
	now, nowHeld := disclosure.Disclose(&v.view, ids, disclosure.Options{Audience: dossier.Public, AsOf: day, Now: day})
	b.Since = &Earlier{Number: "7F3K-2Q", Made: day, News: disclosure.Compare(then, thenHeld, now, nowHeld)}
	return b
}

func TestKindsKeepToTheStandards(t *testing.T) {
	for kind, b := range kindsOf(t) {
		made := make_(t, b)
		broken, err := rules.Check(made.PDF)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range broken {
			t.Errorf("%s: %v", kind, rule)
		}
		if again := make_(t, b); string(again.PDF) != string(made.PDF) || again.Number != made.Number {
			t.Errorf("%s: the same briefing made other bytes", kind)
		}
		b.Copy = Copy{3, "An embassy"}
		if other := make_(t, b); string(other.PDF) == string(made.PDF) || other.Number != made.Number {
			t.Errorf("%s: a numbered copy is the same file, or another packet", kind)
		}
		if n, err := b.Number(); err != nil || n != made.Number {
			t.Errorf("%s: the number is %s, printed as %s: %v", kind, n, made.Number, err)
		}
	}
}

func TestKindsOfNobody(t *testing.T) {
	for _, kind := range []Kind{KindList, KindCards, KindChanges} {
		if m := make_(t, Briefing{Kind: kind, MadeOn: madeOn}); m.Pages == 0 {
			t.Errorf("%s of nobody has no page", kind)
		}
	}
}

// TestListRepeatsItsHead looks at a list of several pages: each begins with the names
// of the columns, and each person stands on one of them.
func TestListRepeatsItsHead(t *testing.T) {
	v := oddVault("Somebody whose name goes on for more than one line")
	for range 60 {
		d := *v.view.Dossiers[0]
		d.ID = v.id()
		d.Attachments = nil
		v.view.Dossiers = append(v.view.Dossiers, &d)
	}
	p, pages := layOut(t, v.briefing(KindList, dossier.Public))
	inside(t, p, pages)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	begun := 0
	for i, page := range pages {
		text := read(page)
		if strings.Count(text, english.list.heldSince) != 1 {
			t.Errorf("page %d has no head:\n%s", i+1, text)
		}
		begin, end := strings.Count(text, "Somebody"), strings.Count(text, "line")
		if begin != end {
			t.Errorf("page %d: of %d names that begin %d end", i+1, begin, end)
		}
		begun += begin
	}
	if begun < 61 {
		t.Errorf("only %d names", begun)
	}
}

// TestCardSaysWhatDoesNotFit has a card with more text than room: it is cut, and
// that is told.
func TestCardSaysWhatDoesNotFit(t *testing.T) {
	m := make_(t, oddVault(odd["long"]).briefing(KindCards, dossier.Public))
	if !slices.ContainsFunc(m.Findings, func(f disclosure.Finding) bool { return f.Code == CodeCardFull && f.Item == "p1" }) {
		t.Errorf("no finding among %v", m.Findings)
	}
}

// TestKindsLeakNothing compares what stands on the pages with what was held back.
func TestKindsLeakNothing(t *testing.T) {
	for _, audience := range dossier.AllAudiences {
		for _, kind := range []Kind{KindList, KindCards, KindChanges} {
			v := sampleVault(t)
			b := v.briefing(kind, audience)
			if kind == KindChanges {
				b = v.later(kind, audience)
			}
			_, held := disclosure.Disclose(&v.view, v.view.IDs(), disclosure.Options{Audience: audience, AsOf: b.Disclosed.AsOf(), Now: b.Disclosed.AsOf()})
			p, pages := layOut(t, b)
			p.frame(pages)
			var texts []string
			for _, page := range pages {
				texts = append(texts, read(page))
			}
			if leaks := disclosure.Leaks(texts, held, b.Disclosed, p.fixed.list); len(leaks) > 0 {
				t.Errorf("%s for %s: %v", kind, audience, leaks)
			}
			const said = "zqxjkvbnw"
			p, _ = layOut(t, oddVault(said).briefing(kind, dossier.Public))
			for _, s := range p.fixed.list {
				if strings.Contains(s, said) {
					t.Errorf("%s: %q passes for the page's own", kind, s)
				}
			}
		}
	}
}
