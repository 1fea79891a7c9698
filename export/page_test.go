package export

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/pdf"
)

var update = flag.Bool("update", false, "write the golden files anew")

// layOut gives the recorded pages of a briefing and the press that made them.
func layOut(t testing.TB, b Briefing) (*press, []*page) {
	t.Helper()
	p, err := newPress(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	pages, _, err := p.pages()
	if err != nil {
		t.Fatal(err)
	}
	return p, pages
}

func lineText(m mark) string {
	var s strings.Builder
	for _, run := range m.line.Runs {
		for _, c := range run.Clusters {
			s.WriteString(c.Text)
		}
	}
	return s.String()
}

// read gives the text of a page, one line for each baseline.
func read(p *page) string {
	type piece struct {
		x, base float64
		s       string
	}
	var l []piece
	for _, m := range p.marks {
		if m.line != nil {
			l = append(l, piece{m.x, m.y + m.line.Ascent, lineText(m)})
		}
	}
	slices.SortStableFunc(l, func(a, b piece) int {
		if d := a.base - b.base; d < -2 || d > 2 {
			return int(d)
		}
		return int(a.x - b.x)
	})
	var s strings.Builder
	for i, p := range l {
		switch {
		case i == 0:
		case p.base-l[i-1].base > 2:
			s.WriteString("\n")
		default:
			s.WriteString(" | ")
		}
		s.WriteString(p.s)
	}
	return s.String()
}

func TestPagesReadAsTheyShould(t *testing.T) {
	v := sampleVault(t)
	in := func(lang string, paper Paper, b Briefing) Briefing {
		b.Lang, b.Paper, b.TwoSided = lang, paper, paper == Letter
		return b
	}
	for name, b := range map[string]Briefing{
		"packet-donor":   v.briefing(KindPacket, dossier.Donor, 0, 1, 5, 7, 29),
		"profile-public": v.briefing(KindProfile, dossier.Public, 0, 1),
		"packet-fr":      in("fr", A4, v.briefing(KindPacket, dossier.Donor, 0, 29)),
		"packet-km":      in("km-u-nu-khmr", Letter, v.briefing(KindPacket, dossier.Donor, 0, 29)),
	} {
		p, pages := layOut(t, b)
		p.frame(pages)
		var got strings.Builder
		for i, page := range pages {
			fmt.Fprintf(&got, "=== page %d\n%s\n", i+1, read(page))
		}
		// The packet's number is not the layout's business.
		text := strings.ReplaceAll(got.String(), p.number, "NUMBER")
		file := filepath.Join("testdata", name+".txt")
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
			t.Errorf("%s reads otherwise than %s; see what changed and run with -update\n%s", name, file, firstDifference(text, string(want)))
		}
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d: got %q, want %q", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(x), len(y))
}

// inside checks that all that flows stands within the column, and that no two
// lines of text run into each other.
func inside(t *testing.T, p *press, pages []*page) {
	t.Helper()
	s := p.sheet
	const eps = 0.6
	for i, page := range pages {
		top, bottom := s.top-eps, s.bottom+eps
		if !page.frame {
			top, bottom = 0, s.foot+2*beat
		}
		var lines []mark
		for _, m := range slices.Concat(page.under, page.marks) {
			if m.w == 0 && m.h == 0 {
				continue
			}
			y := m.y
			if m.line != nil {
				lines = append(lines, m)
				y += m.line.Ascent * 0.25 // of a letter, not of its face
			}
			if m.x < s.left+page.dx-eps || m.x+m.w > s.right+page.dx+eps || y < top || m.y+m.h > bottom+3 {
				what := ""
				if m.line != nil {
					what = short(lineText(m))
				}
				t.Errorf("page %d: %.1f … %.1f × %.1f … %.1f %q stands out of the column", i+1, m.x, m.x+m.w, y, m.y+m.h, what)
			}
		}
		for a := range lines {
			for b := range a {
				m, n := lines[a], lines[b]
				apart := min(m.line.Ascent, n.line.Ascent) * 0.6
				base := m.y + m.line.Ascent - n.y - n.line.Ascent
				if m.x < n.x+n.w-eps && n.x < m.x+m.w-eps && base < apart && base > -apart {
					t.Errorf("page %d: %q runs into %q", i+1, short(lineText(m)), short(lineText(n)))
				}
			}
		}
	}
}

func short(s string) string { return s[:min(len(s), 60)] }

func TestNothingLeavesTheColumn(t *testing.T) {
	v := sampleVault(t)
	for _, paper := range []Paper{A4, {"letter", 612, 792}, {"a5", 419.5, 595.3}} {
		for _, kind := range []Kind{KindPacket, KindProfile} {
			b := v.briefing(kind, dossier.Donor)
			b.Paper = paper
			p, pages := layOut(t, b)
			inside(t, p, pages)
			if paper.W > 500 && len(p.findings) > 0 {
				t.Errorf("%s: findings %v", kind, p.findings)
			}
		}
	}
}

// odd gives texts that a program might choke on.
var odd = map[string]string{
	"emoji":     "Free 🕊️ them 👩‍👩‍👧‍👦 now",
	"endless":   strings.Repeat("endless", 1500),
	"controls":  "a\x00b\x01c\x1b[31m\x7f\u0085",
	"only odd":  "\x01",
	"broken":    "ok \xff\xfe end",
	"newlines":  strings.Repeat("line\nline\r\n\n", 40),
	"blank":     "   \t  ",
	"marks":     strings.Repeat("e\u0301\u0323", 400),
	"khmer":     strings.Repeat("ព្រះរាជាណាចក្រកម្ពុជា", 60),
	"right":     "שלום العربية 1982",
	"long":      strings.Repeat("A sentence that says the same again. ", 80),
	"astral":    "𝔸𝕓𝕔 𠀀𠀁",
	"zero":      strings.Repeat("\u200b\u200d\ufeff", 50) + "x",
	"surrogate": string([]byte{0xed, 0xa0, 0x80}),
}

// everywhere puts a text into every field that is printed.
func everywhere(v *vault, s string) *dossier.Dossier {
	item := func() dossier.Item {
		return dossier.Item{ID: v.id(), Mark: dossier.Mark{Audience: dossier.To(dossier.Public), Sources: []dossier.ID{v.view.Sources[0].ID}}}
	}
	para := func() dossier.Paragraph { return dossier.Paragraph{Item: item(), Lang: "en", Text: s} }
	d := &dossier.Dossier{ID: v.id(), Audience: dossier.To(dossier.Public)}
	d.Consent = []dossier.Consent{{Item: item(), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
	d.Names = []dossier.Name{
		{Item: item(), Text: s, Script: "Latn", Role: dossier.NameInPrint, Say: s},
		{Item: item(), Text: s, Script: "Khmr", Role: dossier.NameLegal},
		{Item: item(), Text: s, Script: "Latn", Role: dossier.NameAlias},
	}
	d.Person.Occupations = []dossier.Occupation{{Item: item(), Text: s}}
	d.Person.Affiliations = []dossier.Affiliation{{Item: item(), Organisation: s, Role: s}}
	d.Person.Birthplace = dossier.Said{Mark: item().Mark, Text: s}
	charge := dossier.Charge{Item: item(), Offence: s, Law: s, Article: s, MaxPenalty: s, Court: s, CaseNumber: s, Sentence: s, Note: s}
	d.Charges = []dossier.Charge{charge}
	d.Events = []dossier.Event{{Item: item(), Kind: dossier.Arrested, Date: day(2015, 3, 4), Place: s, Authority: s, LegalBasis: s, Form: dossier.Form(s), Conditions: s, Text: s, Note: s, Charges: []dossier.ID{charge.ID}}}
	d.Health = []dossier.HealthNote{{Item: item(), Kind: dossier.HealthState, Text: s, Urgency: dossier.UrgencyUrgent}}
	d.People = []dossier.Contact{{Item: item(), Role: s, Name: s, Reach: s, Knows: s}}
	d.Narrative = []dossier.Paragraph{para(), para()}
	d.Asks = []dossier.Paragraph{para(), para()}
	d.Arbitrariness = []dossier.Ground{{Item: item(), Scheme: s, Category: s, Reasons: s}}
	d.Ahead = []dossier.AheadDate{{Item: item(), Kind: s, Text: s}}
	v.view.Dossiers = append(v.view.Dossiers, d)
	v.view.Context = dossier.Context{ID: dossier.ContextID, Audience: dossier.To(dossier.Public), Title: s, Paragraphs: []dossier.Paragraph{para()}, Asks: []dossier.Paragraph{para()}}
	v.view.We = dossier.We{ID: dossier.WeID, Name: s, Reach: s}
	return d
}

func day(y int, m time.Month, d int) dossier.Date { return dossier.DateOf(dossier.NewDay(y, m, d)) }

func oddVault(s string) *vault {
	v := &vault{pictures: map[string][]byte{}}
	v.view.Sources = []*dossier.Source{{ID: v.id(), Audience: dossier.To(dossier.Public), Type: dossier.SourcePress, Title: s, Author: s, Publisher: s, Address: s}}
	d := everywhere(v, s)
	v.portrait(d, []byte("no picture"), s, s)
	return v
}

func TestOddTextsPrint(t *testing.T) {
	for name, s := range odd {
		t.Run(name, func(t *testing.T) {
			v := oddVault(s)
			for _, kind := range []Kind{KindPacket, KindProfile} {
				b := v.briefing(kind, dossier.Public)
				p, pages := layOut(t, b)
				inside(t, p, pages)
				m := make_(t, b)
				if !slices.ContainsFunc(m.Findings, func(f disclosure.Finding) bool { return f.Code == CodePhotoBroken }) {
					t.Error("a broken photograph is no finding")
				}
			}
		})
	}
}

// TestNothingIsCut looks for each word of a very long dossier on its profile.
func TestNothingIsCut(t *testing.T) {
	var words []string
	for i := range 3000 {
		words = append(words, fmt.Sprintf("w%dx", i))
	}
	v := oddVault(strings.Join(words, " "))
	m := make_(t, v.briefing(KindProfile, dossier.Public))
	_, pages := layOut(t, v.briefing(KindProfile, dossier.Public))
	var all strings.Builder
	for _, page := range pages {
		all.WriteString(read(page))
		all.WriteString(" ")
	}
	text := all.String()
	fields := 25 // at least so many fields of the profile hold the words
	for _, w := range []string{words[0], words[1500], words[2999]} {
		if n := strings.Count(text, w); n < fields {
			t.Errorf("%s stands %d times in the profile, want at least %d", w, n, fields)
		}
	}
	if !slices.ContainsFunc(m.Findings, func(f disclosure.Finding) bool { return f.Code == CodeLongProfile }) {
		t.Error("a profile of many pages is no finding")
	}
}

// TestLinksLeadSomewhere follows every link within the packet.
func TestLinksLeadSomewhere(t *testing.T) {
	v := sampleVault(t)
	_, pages := layOut(t, v.briefing(KindPacket, dossier.Donor))
	dests := map[string]bool{}
	for _, page := range pages {
		for _, d := range page.dests {
			dests[d] = true
		}
		for _, m := range page.marks {
			if m.line == nil {
				continue
			}
			for _, run := range m.line.Runs {
				dests[pdf.Back(run.Style.Link)] = true
			}
		}
	}
	links := 0
	for i, page := range pages {
		for _, m := range page.marks {
			to := []string{m.to}
			if m.line != nil {
				for _, run := range m.line.Runs {
					to = append(to, run.Style.Link)
				}
			}
			for _, dest := range to {
				if dest == "" {
					continue
				}
				links++
				if !dests[dest] {
					t.Errorf("page %d: a link leads to %q, which is nowhere", i+1, dest)
				}
			}
		}
	}
	if links < 100 {
		t.Errorf("only %d links", links)
	}
}

func TestManyNeedMoreContents(t *testing.T) {
	v := oddVault("Somebody")
	for range 120 {
		d := *v.view.Dossiers[0]
		d.ID = v.id()
		d.Attachments = nil
		v.view.Dossiers = append(v.view.Dossiers, &d)
	}
	p, pages := layOut(t, v.briefing(KindPacket, dossier.Public))
	inside(t, p, pages)
	// Each line of the contents names the page where its destination is.
	at := map[string]int{}
	for i, page := range pages {
		for _, d := range page.dests {
			at[d] = i
		}
	}
	if len(at) < 121 {
		t.Fatalf("%d destinations", len(at))
	}
	if !strings.Contains(read(pages[1]), "Contents") {
		t.Error("the second page is not the contents")
	}
	want := fmt.Sprint(at["p121"] + 1)
	if text := read(pages[at["context"]-1]); !strings.Contains(text, want) {
		t.Errorf("the contents do not name page %s of the last profile", want)
	}
}

func TestNoOneToShow(t *testing.T) {
	for _, kind := range []Kind{KindPacket, KindProfile} {
		m := make_(t, Briefing{Kind: kind, MadeOn: madeOn})
		if m.Pages == 0 || len(m.PDF) == 0 {
			t.Errorf("%s of nobody: %d pages", kind, m.Pages)
		}
	}
}

func TestSameBytes(t *testing.T) {
	v := sampleVault(t)
	a := make_(t, v.briefing(KindPacket, dossier.Donor))
	b := make_(t, v.briefing(KindPacket, dossier.Donor))
	if string(a.PDF) != string(b.PDF) || !slices.Equal(a.Fixed, b.Fixed) {
		t.Error("the same briefing made other bytes")
	}
}

// TestLeakCheckPasses compares what stands on the pages with what was held
// back, as the desk does with the finished file.
func TestLeakCheckPasses(t *testing.T) {
	v := sampleVault(t)
	ids := v.view.IDs()
	asOf := dossier.NewDay(2018, time.September, 12)
	for _, audience := range dossier.AllAudiences {
		shown, held := disclosure.Disclose(&v.view, ids, disclosure.Options{Audience: audience, AsOf: asOf, Now: asOf})
		b := v.briefing(KindPacket, audience)
		p, pages := layOut(t, b)
		p.frame(pages)
		var texts []string
		for _, page := range pages {
			texts = append(texts, read(page))
		}
		if leaks := disclosure.Leaks(texts, held, shown, p.fixed.list); len(leaks) > 0 {
			t.Errorf("%s: %v", audience, leaks)
		}
		all := strings.Join(texts, "\n")
		if strings.Contains(all, "offered to meet donors") != (audience == dossier.Donor) {
			t.Errorf("%s: the paragraph for donors is on the wrong pages", audience)
		}
		for _, want := range []string{"denied six times", "as of 12 September 2018"} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: no line says %q", audience, want)
			}
		}
	}
}

// TestFixedWordsAreOurs proves that what a dossier says is not recorded as the
// page's own.
func TestFixedWordsAreOurs(t *testing.T) {
	const said = "zqxjkvbnw"
	v := oddVault(said)
	p, _ := layOut(t, v.briefing(KindPacket, dossier.Public))
	for _, s := range p.fixed.list {
		if strings.Contains(s, said) {
			t.Errorf("%q passes for the page's own", s)
		}
	}
	if !slices.Contains(p.fixed.list, "What happened") {
		t.Error("the page's headings are not among its own words")
	}
}

func TestStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	v := sampleVault(t)
	if _, err := Make(ctx, v.briefing(KindPacket, dossier.Donor)); err == nil {
		t.Error("a cancelled briefing was made")
	}
}

func TestRefusesBadBriefings(t *testing.T) {
	for name, b := range map[string]Briefing{
		"no day":   {Kind: KindPacket},
		"no kind":  {MadeOn: madeOn},
		"no paper": {Kind: KindPacket, MadeOn: madeOn, Paper: Paper{"stamp", 40, 40}},
	} {
		if _, err := Make(context.Background(), b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkPacket(b *testing.B) {
	v := sampleVault(b)
	for b.Loop() {
		make_(b, v.briefing(KindPacket, dossier.Donor))
	}
}
