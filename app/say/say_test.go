package say

import (
	"testing"
	"time"

	"habeas/dossier"
)

func TestName(t *testing.T) {
	for _, c := range []struct{ name, known, want string }{
		{"Tep Vanny", "activist", "Tep Vanny"},
		{"", "prisoner 22", "Not named (prisoner 22)"},
		{"", "", "Not named in the source"},
	} {
		if got := Name(c.name, c.known); got != c.want {
			t.Errorf("Name(%q, %q) = %q, want %q", c.name, c.known, got, c.want)
		}
	}
	if got := NameOf(nil); got != Nameless() {
		t.Errorf("nobody is %q", got)
	}
}

func TestAgo(t *testing.T) {
	today := dossier.NewDay(2018, time.September, 12)
	for date, want := range map[string]string{
		"": "never", "2018-09-12": "today", "2018-09": "today", "2018-09-11": "yesterday", "2018-08-31": "12 days ago",
		"2016-01-01": "2 years ago", "2016/..": "never",
	} {
		d, err := dossier.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		if got := Ago(d, today); got != want {
			t.Errorf("Ago(%q) = %q, want %q", date, got, want)
		}
	}
}

func TestWho(t *testing.T) {
	for set, want := range map[dossier.Audiences]string{
		dossier.ByDefault: "nobody", dossier.Internal: "internal", dossier.To(dossier.Donor): "donors",
		dossier.To(dossier.Donor, dossier.Diplomatic): "donors and diplomats",
	} {
		if got := Who(set); got != want {
			t.Errorf("Who(%v) = %q, want %q", set, got, want)
		}
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		system string
		shift  bool
		want   string
	}{{"linux", false, "Ctrl+E"}, {"windows", true, "Ctrl+Shift+E"}, {"darwin", false, "⌘E"}, {"darwin", true, "⇧⌘E"}} {
		if got := keys(c.system, "E", c.shift); got != c.want {
			t.Errorf("on %s: %q, want %q", c.system, got, c.want)
		}
	}
}

func TestBytes(t *testing.T) {
	for n, want := range map[int]string{0: "0 bytes", 999: "999 bytes", 1500: "2 KB", 412_300: "412 KB", 2_340_000: "2.3 MB"} {
		if got := Bytes(n); got != want {
			t.Errorf("Bytes(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestMoment(t *testing.T) {
	if got := Moment(time.Date(2018, 9, 12, 9, 5, 59, 0, time.UTC)); got != "12 September 2018, 09:05" {
		t.Errorf("Moment = %q", got)
	}
}
