package disclosure

import (
	"fmt"
	"strings"
	"testing"

	"habeas/dossier"
	"habeas/dossier/sample"
)

// cambodia is the whole sample.
func cambodia() *dossier.View {
	n := 0
	set := sample.Cambodia(func() dossier.ID { n++; return dossier.ID(fmt.Sprintf("%026d", n)) })
	return &dossier.View{Dossiers: set.Dossiers, Cases: set.Cases, Sources: []*dossier.Source{set.Source}, Context: *set.Context, We: *set.We}
}

func TestCambodia(t *testing.T) {
	v := cambodia()
	for _, asOf := range []string{"2018-09-12", "2018-09-10", "2018-09-09", "2018-08-31", "2018-08-15", "2016-12-31"} {
		for _, a := range dossier.AllAudiences {
			t.Run(asOf+" "+string(a), func(t *testing.T) {
				d, h := Disclose(v, v.IDs(), Options{Audience: a, AsOf: day(asOf), Now: day("2018-09-20")})
				wantCodes(t, "stops", h.Stops())
				wantCodes(t, "errors", h.Errors())
				if len(d.Profiles()) != 30 || d.Figures().Profiled != 30 {
					t.Errorf("%d profiles, figures %+v", len(d.Profiles()), d.Figures())
				}
				page := strings.Join(d.texts(), "\n")
				if strings.Contains(page, "000-000-000") {
					t.Error("the telephone number passed")
				}
				if got, want := strings.Contains(page, "offered to meet donors"), a == dossier.Donor; got != want {
					t.Errorf("the donors' paragraph: %v, want %v", got, want)
				}
				if l := Leaks(d.texts(), h, d, nil); len(l) > 0 {
					t.Errorf("false alarms: %+v", l)
				}
				for _, secret := range []string{"000 000\n000", "OFFERED TO MEET DONORS IN PERSON"} {
					l := Leaks(append(d.texts(), secret), h, d, nil)
					if got, want := len(l) > 0, !strings.HasPrefix(secret, "OFFERED") || a != dossier.Donor; got != want {
						t.Errorf("%q is found: %v, want %v", secret, got, want)
					}
				}
			})
		}
	}
}
