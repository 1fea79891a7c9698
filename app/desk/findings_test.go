package desk_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export"
)

// place is where a finding is to be mended.
type place uint8

const (
	inOrder    place = iota // in what was ordered: no subject
	inSubject               // in a dossier or another subject
	inPart                  // in a part of it
	inItem                  // in one item of a part
	inAnything              // in any of these
)

// grades says of every code how grave it may be, and how exactly it must say where
// to mend it.
var grades = map[string]struct {
	may []disclosure.Severity
	at  place
}{
	desk.CodeLeak:                   {[]disclosure.Severity{disclosure.Stop}, inPart},
	desk.CodeGlyph:                  {[]disclosure.Severity{disclosure.Error}, inOrder},
	desk.CodeThenUnknown:            {[]disclosure.Severity{disclosure.Warning}, inOrder},
	export.CodeLongProfile:          {[]disclosure.Severity{disclosure.Warning}, inPart},
	export.CodeCardFull:             {[]disclosure.Severity{disclosure.Warning}, inPart},
	export.CodePhotoBroken:          {[]disclosure.Severity{disclosure.Error}, inPart},
	export.CodeLogoBroken:           {[]disclosure.Severity{disclosure.Warning}, inOrder},
	disclosure.CodeUnknown:          {[]disclosure.Severity{disclosure.Stop}, inOrder},
	disclosure.CodeConsentMissing:   {[]disclosure.Severity{disclosure.Stop}, inPart},
	disclosure.CodeConsentWithdrawn: {[]disclosure.Severity{disclosure.Stop, disclosure.Warning}, inPart},
	disclosure.CodeConsentExpired:   {[]disclosure.Severity{disclosure.Stop}, inPart},
	disclosure.CodeConsentNarrow:    {[]disclosure.Severity{disclosure.Stop}, inPart},
	disclosure.CodeConsentUnsourced: {[]disclosure.Severity{disclosure.Warning}, inItem},
	disclosure.CodeStatusDiffers:    {[]disclosure.Severity{disclosure.Stop}, inPart},
	disclosure.CodeSinceDiffers:     {[]disclosure.Severity{disclosure.Stop}, inPart},
	disclosure.CodeDaysDiffer:       {[]disclosure.Severity{disclosure.Stop}, inPart},
	disclosure.CodeChargeDiffers:    {[]disclosure.Severity{disclosure.Warning}, inItem},
	disclosure.CodeReleaseDiffers:   {[]disclosure.Severity{disclosure.Warning}, inPart},
	disclosure.CodeDisputedAudience: {[]disclosure.Severity{disclosure.Stop}, inAnything},
	disclosure.CodeDisputedConsent:  {[]disclosure.Severity{disclosure.Stop}, inItem},
	disclosure.CodeDisputedStatus:   {[]disclosure.Severity{disclosure.Stop}, inAnything},
	disclosure.CodeDisputed:         {[]disclosure.Severity{disclosure.Error}, inAnything},
	disclosure.CodePhotoNotCleared:  {[]disclosure.Severity{disclosure.Error}, inItem},
	disclosure.CodeStale:            {[]disclosure.Severity{disclosure.Warning}, inSubject},
	disclosure.CodeConfirmedLater:   {[]disclosure.Severity{disclosure.Warning}, inItem},
	disclosure.CodeUnsourced:        {[]disclosure.Severity{disclosure.Warning}, inItem},
	disclosure.CodeSourceHeld:       {[]disclosure.Severity{disclosure.Warning}, inItem},
	disclosure.CodeTranslation:      {[]disclosure.Severity{disclosure.Warning}, inPart},
	disclosure.CodeNameWithheld:     {[]disclosure.Severity{disclosure.Warning}, inPart},
	disclosure.CodeAlike:            {[]disclosure.Severity{disclosure.Warning}, inPart},
	disclosure.CodeNotShown:         {[]disclosure.Severity{disclosure.Warning}, inSubject},
	disclosure.CodeSaidElsewhere:    {[]disclosure.Severity{disclosure.Warning}, inItem},
	disclosure.CodeContradiction:    {[]disclosure.Severity{disclosure.Warning}, inItem},
	disclosure.CodeNoIssuer:         {[]disclosure.Severity{disclosure.Warning}, inSubject},
	disclosure.CodeMeeting:          {[]disclosure.Severity{disclosure.Stop, disclosure.Warning}, inSubject},
	disclosure.CodeContextHeld:      {[]disclosure.Severity{disclosure.Warning}, inSubject},
	disclosure.CodeAsOfAhead:        {[]disclosure.Severity{disclosure.Warning}, inOrder},
}

// TestEveryCodeHasItsGrade reads the codes from the code, so that none is left out.
func TestEveryCodeHasItsGrade(t *testing.T) {
	found := map[string]bool{}
	for _, folder := range []string{".", "../../dossier/disclosure", "../../export"} {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok || len(spec.Values) != 1 || !strings.HasPrefix(spec.Names[0].Name, "Code") {
					return true
				}
				if lit, ok := spec.Values[0].(*ast.BasicLit); ok {
					code, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					found[code] = true
				}
				return true
			})
		}
	}
	if got, want := slices.Sorted(maps.Keys(found)), slices.Sorted(maps.Keys(grades)); !slices.Equal(got, want) {
		t.Errorf("the codes are %v, those with a grade %v", got, want)
	}
}

// A reason overrides errors, all of them, and nothing else.
func TestAReasonOverridesErrorsAlone(t *testing.T) {
	for code, g := range grades {
		for _, s := range g.may {
			f := disclosure.Finding{Severity: s, Code: code}
			without, with := len(desk.WithFindings("", f).Stopped()) > 0, len(desk.WithFindings("a reason", f).Stopped()) > 0
			if without != (s != disclosure.Warning) || with != (s == disclosure.Stop) {
				t.Errorf("%s, %s: stops without a reason: %t, with one: %t", code, s, without, with)
			}
			if n := len(desk.WithFindings("", f).Warnings()); (n == 1) != (s == disclosure.Warning) {
				t.Errorf("%s, %s: among the warnings %d times", code, s, n)
			}
		}
	}
}

// well checks that a finding is as grave as it may be, and says where to mend it: a
// subject that there is, a part with a name, an item of that subject.
func well(t *rapid.T, v *dossier.View, f disclosure.Finding) {
	g, ok := grades[f.Code]
	if !ok || !slices.Contains(g.may, f.Severity) {
		t.Fatalf("%+v is not so grave", f)
	}
	if strings.TrimSpace(f.Text) == "" {
		t.Fatalf("%+v says nothing", f)
	}
	if g.at == inAnything {
		switch {
		case f.Item != "":
			g.at = inItem
		case f.Part != "":
			g.at = inPart
		default:
			g.at = inSubject
		}
	}
	if g.at >= inSubject && (f.Subject == "" || itemsOf(v, f.Subject) == nil) {
		t.Fatalf("%+v is of no subject", f)
	}
	if g.at >= inPart && (f.Part == "" || words.English.Part(f.Part) == words.Capital(f.Part) && strings.Contains(f.Part, ".")) {
		t.Fatalf("%+v is of no part that has a name", f)
	}
	if g.at == inItem && f.Item != "" && !slices.Contains(itemsOf(v, f.Subject), f.Item) {
		t.Fatalf("%+v is of no item of its subject", f)
	}
}

// itemsOf are the identifiers within a subject; nil where there is no such subject.
func itemsOf(v *dossier.View, id dossier.ID) []dossier.ID {
	l := []dossier.ID{id}
	if d := v.Dossier(id); d != nil {
		return append(l, idsIn(d)...)
	}
	if c := v.Case(id); c != nil {
		return append(l, idsIn(c)...)
	}
	if m := v.Meeting(id); m != nil {
		return append(l, idsIn(m)...)
	}
	if v.Source(id) != nil || id == dossier.WeID || id == dossier.ContextID {
		return append(l, idsIn(&v.Context)...)
	}
	return nil
}

// TestFindingsSayWhereToMendThem draws dossiers with all that can be wrong.
func TestFindingsSayWhereToMendThem(t *testing.T) {
	drawFaces(t)
	checks(t, 200)
	seen := map[string]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		g := &generator{t: rt, pictures: map[string][]byte{}}
		v := g.troubled()
		ids := v.IDs()
		if g.chance(3) {
			ids = append(ids, "nobody")
		}
		day := dossier.NewDay(2018, 9, 12)
		o := disclosure.Options{Audience: rapid.SampledFrom(dossier.AllAudiences).Draw(rt, "audience"), AsOf: day, Now: day + dossier.Day(rapid.IntRange(-1, 400).Draw(rt, "later"))}
		if len(v.Meetings) > 0 {
			o.Meeting = v.Meetings[0].ID
		} else if g.chance(3) {
			o.Meeting = "no meeting"
		}
		shown, held := disclosure.Disclose(v, ids, o)
		findings := held.Findings
		if g.chance(4) {
			kind := rapid.SampledFrom([]export.Kind{export.KindPacket, export.KindCards}).Draw(rt, "kind")
			made, err := export.Make(context.Background(), export.Briefing{Disclosed: shown, Kind: kind, MadeOn: madeOn, Pictures: func(string) ([]byte, error) { return []byte("no picture"), nil }})
			if err != nil {
				rt.Fatal(err)
			}
			findings = append(findings, desk.OfDossiers(made.Findings, shown, held)...)
		}
		for _, f := range findings {
			if f.Code != disclosure.CodeMeeting || f.Severity != disclosure.Stop { // of a meeting that there is not
				well(rt, v, f)
			}
			seen[f.Code] = true
		}
	})
	elsewhere := []string{desk.CodeLeak, desk.CodeGlyph, desk.CodeThenUnknown}
	for code := range grades {
		if !seen[code] && !slices.Contains(elsewhere, code) {
			t.Errorf("%s was never found: the test says nothing of it", code)
		}
	}
}
