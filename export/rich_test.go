package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
)

// richVault is one made-up dossier with more of everything than fits a page:
// the text says that it is not a fact.
func richVault() *vault {
	v := &vault{pictures: map[string][]byte{}}
	public := dossier.To(dossier.Public)
	var sources []dossier.ID
	for i := range 14 {
		s := &dossier.Source{
			ID: v.id(), Audience: public, Type: dossier.SourceTypes[i%len(dossier.SourceTypes)],
			Title: fmt.Sprintf("SAMPLE, not a source, number %d", i+1), Publisher: "Sample publisher", Date: day(2018, time.March, i+1),
			Address: "https://example.org/sample/" + fmt.Sprint(i+1), Reliability: "C", Credibility: "3", Seen: day(2018, time.September, 1),
			Archive: strings.Repeat("0123456789abcdef", 4),
		}
		if i%5 == 4 {
			s.PrintsAs = "Interview on file"
		}
		v.view.Sources = append(v.view.Sources, s)
		sources = append(sources, s.ID)
	}
	next := 0
	item := func() dossier.Item {
		next++
		n := next % len(sources)
		return dossier.Item{ID: v.id(), Mark: dossier.Mark{Audience: public, Sources: []dossier.ID{sources[n], sources[(n*3+1)%len(sources)]}}}
	}
	const text = "SAMPLE, not a fact: a paragraph that is long enough to take several lines on the page, so that one can see where lines and pages break, how notes stand beside words, and whether anything is cut. "
	para := func(n int) dossier.Paragraph {
		return dossier.Paragraph{Item: item(), Lang: "en", Text: strings.TrimSpace(strings.Repeat(text, n))}
	}
	d := &dossier.Dossier{ID: v.id(), Audience: public}
	d.Consent = []dossier.Consent{{Item: item(), Basis: dossier.ConsentPerson, For: public}}
	d.Names = []dossier.Name{
		{Item: item(), Text: "Sample Person", Script: "Latn", Role: dossier.NameInPrint, Say: "SAHM-pel PER-sen"},
		{Item: item(), Text: "គំរូ", Script: "Khmr", Role: dossier.NameLegal},
		{Item: item(), Text: "Another Sample", Script: "Latn", Role: dossier.NameBirth},
		{Item: item(), Text: "the sample", Script: "Latn", Role: dossier.NameKnownAs},
	}
	d.Person = dossier.Person{
		Born:          dossier.Born{Mark: item().Mark, Date: day(1980, time.May, 17)},
		Birthplace:    dossier.Said{Mark: item().Mark, Text: "sample town"},
		Nationalities: dossier.Codes{Mark: item().Mark, Codes: []string{"KH"}},
		Occupations:   []dossier.Occupation{{Item: item(), Text: "sample occupation"}, {Item: item(), Text: "sample editor of a sample paper"}},
		Affiliations:  []dossier.Affiliation{{Item: item(), Organisation: "Sample Association", Role: "treasurer", From: day(2010, time.January, 1)}},
	}
	for i, offence := range []string{"sample offence", "another sample offence"} {
		c := dossier.Charge{Item: item(), Offence: offence, Law: "Sample Code", Article: fmt.Sprint(100 + i), MaxPenalty: "5 years", Court: "Sample Court of First Instance", CaseNumber: fmt.Sprintf("%d/2015", i)}
		d.Charges = append(d.Charges, c)
	}
	for i, kind := range []dossier.EventKind{
		dossier.Summoned, dossier.Arrested, dossier.Charged, dossier.BailDenied, dossier.TrialOpened, dossier.Convicted, dossier.Sentenced,
		dossier.AppealLodged, dossier.AppealDecided, dossier.Transferred, dossier.ReleasedOnBail, dossier.Rearrested, dossier.Transferred, dossier.InCustody,
	} {
		e := dossier.Event{Item: item(), Kind: kind, Date: day(2015, time.Month(1+2*i), 3), Place: "Sample place", Authority: "Sample authority"}
		switch kind {
		case dossier.BailDenied:
			e.Times = 2
		case dossier.Sentenced:
			e.Sentence = dossier.Term{Years: 3, Months: 6}
		case dossier.AppealDecided:
			e.Outcome = dossier.Upheld
		case dossier.ReleasedOnBail:
			e.Conditions = "may not leave the sample town"
		case dossier.InCustody:
			e.Text = text
		}
		d.Events = append(d.Events, e)
	}
	d.Health = []dossier.HealthNote{
		{Item: item(), Kind: dossier.HealthState, Text: text, Urgency: dossier.UrgencyUrgent, Doctor: dossier.DoctorRefused, Date: day(2018, time.June, 1)},
		{Item: item(), Kind: dossier.HealthTreat, Text: "SAMPLE, not a fact"},
	}
	d.Arbitrariness = []dossier.Ground{{Item: item(), Scheme: "WGAD", Category: "II", Reasons: "SAMPLE, not a reason"}}
	d.Ahead = []dossier.AheadDate{{Item: item(), Kind: "hearing", Date: day(2018, time.October, 1), Text: "SAMPLE, not a date"}}
	for range 5 {
		d.Narrative = append(d.Narrative, para(3))
	}
	for range 4 {
		d.Asks = append(d.Asks, para(1))
	}
	v.view.Dossiers = []*dossier.Dossier{d}
	v.view.Context = dossier.Context{ID: dossier.ContextID, Audience: public, Title: "SAMPLE, not a briefing", Paragraphs: []dossier.Paragraph{para(4), para(3), para(5), para(4)}, Asks: []dossier.Paragraph{para(1), para(1)}}
	v.view.We = dossier.We{ID: dossier.WeID, Name: "Sample desk", Reach: "sample@example.org"}
	return v
}

func TestRichProfileStaysInShape(t *testing.T) {
	v := richVault()
	p, pages := layOut(t, v.briefing(KindPacket, dossier.Public))
	inside(t, p, pages)
	var texts []string
	for _, page := range pages {
		texts = append(texts, read(page))
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{
		"Bail denied twice", "Sentenced to 3 years 6 months", "Appeal decided: upheld", "Interview on file", "38, born 17 May 1980",
		"up to 5 years", "Cambodia", "Urgent: ", "a doctor was refused", "category II", "known as the sample",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no line says %q", want)
		}
	}
	if strings.Contains(all, "number 5") {
		t.Error("a source that must not be named is named")
	}
	// A table that goes on has its head again.
	heads := 0
	for _, text := range texts {
		heads += strings.Count(text, "Date | What happened")
	}
	rows := 0
	for _, text := range texts {
		if slices.ContainsFunc(strings.Split(text, "\n"), func(l string) bool { return strings.HasSuffix(l, "Sample authority") }) {
			rows++
		}
	}
	if heads != rows || rows < 2 {
		t.Errorf("rows on %d pages, heads on %d", rows, heads)
	}
}

// TestCoverHasRoom puts ever more lines of contents under ever longer titles.
func TestCoverHasRoom(t *testing.T) {
	v := oddVault("Somebody")
	for range 60 {
		d := *v.view.Dossiers[0]
		d.ID = v.id()
		d.Attachments = nil
		v.view.Dossiers = append(v.view.Dossiers, &d)
		for _, title := range []string{"Short", strings.Repeat("A long title of a briefing ", 20)} {
			b := v.briefing(KindPacket, dossier.Public)
			b.Title = title
			p, err := newPress(t.Context(), b)
			if err != nil {
				t.Fatal(err)
			}
			entries := []entry{{name: p.text(plain(sizeSmall)).own("Sources"), dest: "sources"}}
			for _, profile := range b.Disclosed.Profiles() {
				entries = append(entries, p.contentsEntry(profile, 3))
			}
			inside(t, p, p.cover(entries))
		}
	}
}

func TestNamesThatMayNotBeSeen(t *testing.T) {
	v := richVault()
	d := v.view.Dossiers[0]
	for i := range d.Names {
		d.Names[i].Audience = dossier.Internal
	}
	_, pages := layOut(t, v.briefing(KindPacket, dossier.Public))
	var all strings.Builder
	for _, page := range pages {
		all.WriteString(read(page))
	}
	if !strings.Contains(all.String(), "Name withheld") || strings.Contains(all.String(), "Sample Person") {
		t.Error("the pages do not say that a name is withheld")
	}
}

// TestKindsDiffer proves that a profile has no cover and a packet has one.
func TestKindsDiffer(t *testing.T) {
	v := sampleVault(t)
	_, packet := layOut(t, v.briefing(KindPacket, dossier.Donor))
	_, profiles := layOut(t, v.briefing(KindProfile, dossier.Donor))
	if packet[0].frame || !strings.Contains(read(packet[0]), "Facts as of") {
		t.Error("the packet has no cover")
	}
	if len(profiles) != 30 {
		t.Errorf("30 short profiles take %d pages", len(profiles))
	}
	for i, page := range profiles {
		if !slices.Contains(page.dests, fmt.Sprintf("p%d", i+1)) {
			t.Errorf("page %d does not begin with person %d", i+1, i+1)
		}
	}
}

// FuzzAnyTextPrints puts any text into every field.
func FuzzAnyTextPrints(f *testing.F) {
	for _, s := range odd {
		f.Add(s[:min(len(s), 200)])
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		b := oddVault(s).briefing(KindPacket, dossier.Public)
		p, pages := layOut(t, b)
		inside(t, p, pages)
		make_(t, b)
	})
}

// TestStatusThatIsNotGiven prints a profile without its status.
func TestStatusThatIsNotGiven(t *testing.T) {
	v := richVault()
	asOf := dossier.NewDay(2018, time.September, 12)
	shown, _ := disclosure.Disclose(&v.view, v.view.IDs(), disclosure.Options{Audience: dossier.Public, AsOf: asOf, Now: asOf, WithoutStatus: v.view.IDs()})
	_, pages := layOut(t, Briefing{Disclosed: shown, Kind: KindProfile, MadeOn: madeOn})
	text := read(pages[0])
	if !strings.Contains(text, "Status not given · as of 12 September 2018") {
		t.Errorf("the page does not say that the status is not given:\n%s", text)
	}
	if strings.Contains(text, "serving a sentence") {
		t.Errorf("the bar tells a status:\n%s", text)
	}
	if !strings.Contains(text, "For how long is not given") {
		t.Errorf("the page tells days in custody:\n%s", text)
	}
}

func TestLogo(t *testing.T) {
	v := sampleVault(t)
	for hash := range v.pictures {
		v.view.We.Logo = hash
		break
	}
	p, pages := layOut(t, v.briefing(KindPacket, dossier.Public))
	inside(t, p, pages)
	if len(p.findings) > 0 {
		t.Errorf("findings %v", p.findings)
	}
	v.view.We.Logo = strings.Repeat("0", 64)
	p, _ = layOut(t, v.briefing(KindPacket, dossier.Public))
	if len(p.findings) != 1 || p.findings[0].Code != CodeLogoBroken {
		t.Errorf("findings %v of a logo that is not there", p.findings)
	}
}

// TestFiguresTellNoStatusThatIsNotGiven prints one person without status, alone
// and among others: the figures must be those of anybody.
func TestFiguresTellNoStatusThatIsNotGiven(t *testing.T) {
	asOf := dossier.NewDay(2018, time.September, 12)
	glance := func(v *vault, silent dossier.ID) string {
		shown, _ := disclosure.Disclose(&v.view, v.view.IDs(), disclosure.Options{Audience: dossier.Public, AsOf: asOf, Now: asOf, WithoutStatus: []dossier.ID{silent}})
		_, pages := layOut(t, Briefing{Disclosed: shown, Kind: KindPacket, MadeOn: madeOn, Pictures: v.picture})
		at, ok := find(pages, "glance")
		if !ok {
			t.Fatal("no page of figures")
		}
		return read(pages[at])
	}
	v := richVault()
	text := glance(v, v.view.IDs()[0])
	if !strings.Contains(text, "1 | 1\nperson profiled | with no status given here") || strings.Contains(text, "held") || strings.Contains(text, "released") {
		t.Errorf("alone:\n%s", text)
	}
	all := sampleVault(t)
	text = glance(all, all.view.IDs()[0]) // who was released on bail
	for _, want := range []string{"30 | 9 | 20 | 2 | 1\n", "How the 20 came out", "2 on bail", "with no status"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q among thirty:\n%s", want, text)
		}
	}
}
