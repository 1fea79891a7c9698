package spreadsheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// told is an event on one line.
func told(e dossier.Event) string {
	return strings.Join([]string{e.Date.String(), string(e.Kind), e.Place, e.Authority, e.LegalBasis, e.Text, e.Note}, " | ")
}

func TestEvents(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		columns    []Column
		want       []string
	}{
		{"with heads, in any order", "Place\tWhen\tEvent\tBy\tNote\nPhnom Penh\t3 Sep 2017\tArrested\tMilitary police\tseen\nTbong Khmum\tSeptember 2017\tTransferred\t\t\n",
			[]Column{Place, Date, Kind, Authority, Note},
			[]string{"2017-09-03 | arrested | Phnom Penh | Military police |  |  | seen", "2017-09 | transferred | Tbong Khmum |  |  |  | "}},
		{"without heads", "2017-09-03\tarrest\tPhnom Penh\tMunicipal Court\n2018-09-10\treleased on bail\tPhnom Penh\tMunicipal Court\n",
			[]Column{Date, Kind, Place, Authority},
			[]string{"2017-09-03 | arrested | Phnom Penh | Municipal Court |  |  | ", "2018-09-10 | released on bail | Phnom Penh | Municipal Court |  |  | "}},
		{"semicolons, as French spreadsheets write", "Date;Lieu;Fait\n3 septembre 2017;Phnom Penh;arrestation\n;Kampot, Prey Sar;libération\n",
			[]Column{Date, Place, Kind},
			[]string{"2017-09-03 | arrested | Phnom Penh |  |  |  | ", " | released | Kampot, Prey Sar |  |  |  | "}},
		{"commas and quotes", "\"3 Sep 2017\",\"arrested\",\"he said \"\"no\"\", and they came back in the night\"\n\"2018\",\"released\",\"\"\n",
			[]Column{Date, Kind, Words},
			[]string{"2017-09-03 | arrested |  |  |  | he said \"no\", and they came back in the night | ", "2018 | released |  |  |  |  | "}},
		{"a cell of two lines", "2017\tarrested\t\"at home\nby night, and taken away in a car\"\n2018\treleased\t\n",
			[]Column{Date, Kind, Words},
			[]string{"2017 | arrested |  |  |  | at home\nby night, and taken away in a car | ", "2018 | released |  |  |  |  | "}},
		{"Khmer", "កាលបរិច្ឆេទ\tប្រភេទ\tកន្លែង\n២០១៧-០៩-០៣\tចាប់ខ្លួន\tភ្នំពេញ\n",
			[]Column{Date, Kind, Place},
			[]string{"2017-09-03 | arrested | ភ្នំពេញ |  |  |  | "}},
		{"the other days tell which is the month", "03/09/2017\tarrested\n31/12/2017\treleased\n",
			[]Column{Date, Kind},
			[]string{"2017-09-03 | arrested |  |  |  |  | ", "2017-12-31 | released |  |  |  |  | "}},
		{"numbers of rows", "1\t2017\tarrested\n2\t2018\treleased\n",
			[]Column{Ignored, Date, Kind},
			[]string{"2017 | arrested |  |  |  |  | ", "2018 | released |  |  |  |  | "}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			table, err := Read(tc.text, Known{})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(table.Columns, tc.columns) {
				t.Errorf("the columns are taken for %q", table.Columns)
			}
			var got []string
			for _, r := range table.Events() {
				got = append(got, told(r.Event))
				for _, p := range r.Problems {
					t.Errorf("row %d: %s %q is not understood", r.Line, p.Column, p.Cell)
				}
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tc.want, "\n"))
			}
		})
	}
}

func TestWhatIsNotUnderstoodIsKeptAndNamed(t *testing.T) {
	table, err := Read("Date\tEvent\n03/09/2017\tarrested\nyesterday\tvanished into thin air\n", Known{})
	if err != nil {
		t.Fatal(err)
	}
	if !table.Asks() || table.Answered {
		t.Error("it is not asked which is the day and which the month")
	}
	rows := table.Events()
	if got := told(rows[0].Event); got != " | arrested |  |  |  | 03/09/2017 | " {
		t.Errorf("the first row is %q", got)
	}
	if p := rows[0].Problems; len(p) != 1 || p[0].Column != Date || len(p[0].Readings) != 2 {
		t.Errorf("the first row has the problems %+v", p)
	}
	if got := told(rows[1].Event); got != " | other |  |  |  | yesterday; vanished into thin air | " {
		t.Errorf("the second row is %q", got)
	}
	if p := rows[1].Problems; len(p) != 2 || rows[1].Line != 2 {
		t.Errorf("the second row, of line %d, has the problems %+v", rows[1].Line, p)
	}
	for _, tc := range []struct {
		monthFirst bool
		want       string
	}{{false, "2017-09-03"}, {true, "2017-03-09"}} {
		table.Answered, table.MonthFirst = true, tc.monthFirst
		if got := table.Events()[0].Event.Date.String(); got != tc.want {
			t.Errorf("with the month first %t it is %s", tc.monthFirst, got)
		}
	}
}

// TestAKindByItsFirstWords: it is taken for it, and that is said.
func TestAKindByItsFirstWords(t *testing.T) {
	for cell, want := range map[string]dossier.EventKind{
		"arrested at the airport": dossier.Arrested, "released on bail by the court": dossier.ReleasedOnBail,
		"bail hearing postponed": "", "released": dossier.Released, "charges read out": "", "Appeal to the public": "",
	} {
		table, err := Read("Date\tEvent\n2017\t"+cell+"\n", Known{})
		if err != nil {
			t.Fatal(err)
		}
		r := table.Events()[0]
		whole := cell == "released"
		if whole != (len(r.Problems) == 0) || !whole && r.Problems[0].Taken != want || !whole && r.Event.Text != cell {
			t.Errorf("%q is %s, with %+v", cell, told(r.Event), r.Problems)
		}
		if want == "" {
			want = dossier.OtherEvent
		}
		if r.Event.Kind != want {
			t.Errorf("%q is taken for %q", cell, r.Event.Kind)
		}
	}
}

func TestColumnsThatTheVaultKnows(t *testing.T) {
	text := "2017\tarrested\tUnit B\tPJ\n2018\treleased\tUnit B\tPJ\n"
	table, err := Read(text, Known{})
	if err != nil {
		t.Fatal(err)
	}
	if !table.Unsure[2] || !table.Unsure[3] {
		t.Error("columns that nothing tells are said to be sure")
	}
	table, err = Read(text, Known{Places: map[string]bool{"PJ": true}, Authorities: map[string]bool{"Unit B": true}})
	if err != nil {
		t.Fatal(err)
	}
	if want := []Column{Date, Kind, Authority, Place}; !slices.Equal(table.Columns, want) || table.Unsure[2] {
		t.Errorf("the columns are taken for %q, unsure %t", table.Columns, table.Unsure)
	}
}

func TestNoTable(t *testing.T) {
	for _, text := range []string{"", "\n\n", "Kem Sokha", "one\ntwo\nthree"} {
		if _, err := Read(text, Known{}); !errors.Is(err, ErrNoTable) {
			t.Errorf("%q gives %v", text, err)
		}
	}
	for _, text := range []string{strings.Repeat("a\tb\n", MaxRows+1), strings.Repeat("a\t", MaxColumns+1), strings.Repeat("x", MaxBytes+1)} {
		if _, err := Read(text, Known{}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%d bytes give %v", len(text), err)
		}
	}
}

func TestText(t *testing.T) {
	for _, tc := range []struct{ file, want string }{
		{"a,é", "a,é"}, {"\xef\xbb\xbfa,é", "a,é"}, {"a,\xe9", "a,é"},
		{"\xff\xfea\x00,\x00\xe9\x00", "a,é"}, {"\xfe\xff\x00a\x00,\x00\xe9", "a,é"},
	} {
		if got := Text([]byte(tc.file)); got != tc.want {
			t.Errorf("%q reads as %q", tc.file, got)
		}
	}
}

// TestNothingIsLost: each cell stands somewhere in its event, whatever the
// columns are taken for.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 6).Draw(t, "width")
		cell := rapid.StringMatching(`[a-z]{1,6}( [a-z]{1,6})?`)
		var rows [][]string
		var lines []string
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			var row []string
			for range width {
				row = append(row, cell.Draw(t, "cell"))
			}
			rows = append(rows, row)
			lines = append(lines, strings.Join(row, "\t"))
		}
		table, err := Read(strings.Join(lines, "\n"), Known{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range table.Columns {
			table.Columns[i] = rapid.SampledFrom([]Column{Words, Date, Place, Authority, Basis, Note}).Draw(t, fmt.Sprint("column ", i))
		}
		if table.Head != nil {
			rows = rows[1:]
		}
		for i, r := range table.Events() {
			all := told(r.Event)
			for _, c := range rows[i] {
				if !strings.Contains(all, c) {
					t.Fatalf("%q is lost of row %d: %s", c, i, all)
				}
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Date\tEvent\n2017\tarrested", "a;b\n\"c;d", "a,b\n\"\"\"", "03/09/2017,arrested", "\xff\xfea\x00,\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Read(Text([]byte(text)), Known{})
		if err != nil {
			return
		}
		if len(table.Columns) < 2 || len(table.Unsure) != len(table.Columns) {
			t.Fatalf("a table of %d columns", len(table.Columns))
		}
		for _, r := range table.Rows {
			if len(r) != len(table.Columns) {
				t.Fatalf("a row of %d cells in %d columns", len(r), len(table.Columns))
			}
		}
		for _, r := range table.Events() {
			if !r.Event.Kind.Known() {
				t.Fatalf("an event of the kind %q", r.Event.Kind)
			}
		}
	})
}

// BenchmarkRead is the largest table that is read, which a person waits for.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString("Place\tWhen\tEvent\tBy\tNote\n")
	for i := range MaxRows - 1 {
		fmt.Fprintf(&text, "Phnom Penh %d\t%d Sep 2017\tarrested at home\tMilitary police\twhat a witness said of it\n", i, 1+i%28)
	}
	for b.Loop() {
		table, err := Read(text.String(), Known{})
		if err != nil {
			b.Fatal(err)
		}
		if len(table.Events()) != MaxRows-1 {
			b.Fatal("rows are missing")
		}
	}
}
