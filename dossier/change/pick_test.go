package change

import (
	"testing"

	"habeas/dossier"
)

// TestPick: each value of a dispute can be picked, on any copy, and the dispute
// is over on all of them.
func TestPick(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b func(*dossier.Dossier)
		is   [2]func(*dossier.Dossier) bool // after the pick of a's, of b's
	}{
		{"text", func(d *dossier.Dossier) { d.Names[0].Text = "Sokha" }, func(d *dossier.Dossier) { d.Names[0].Text = "Sokah" },
			[2]func(*dossier.Dossier) bool{
				func(d *dossier.Dossier) bool { return d.Names[0].Text == "Sokha" }, func(d *dossier.Dossier) bool { return d.Names[0].Text == "Sokah" }}},
		{"audience", func(d *dossier.Dossier) { d.Names[0].Audience = dossier.To(dossier.Donor) }, func(d *dossier.Dossier) { d.Names[0].Audience = dossier.Internal },
			[2]func(*dossier.Dossier) bool{
				func(d *dossier.Dossier) bool { return d.Names[0].Audience == dossier.To(dossier.Donor) }, func(d *dossier.Dossier) bool { return d.Names[0].Audience == dossier.Internal }}},
		{"deleted beside an edit", func(d *dossier.Dossier) { d.Names = nil }, func(d *dossier.Dossier) { d.Names[0].Text = "Sokah" },
			[2]func(*dossier.Dossier) bool{
				func(d *dossier.Dossier) bool { return len(d.Names) == 0 }, func(d *dossier.Dossier) bool { return len(d.Names) == 1 && d.Names[0].Text == "Sokah" }}},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen := [2]bool{}
			for n := range 2 {
				v := newCopy(1)
				start := &dossier.Dossier{ID: "01", Names: []dossier.Name{{Item: dossier.Item{ID: "02"}, Text: "Kem"}}}
				v.save(t, nil, start)
				left, right := v.fork(2), v.fork(3)
				edit := func(v *copyOfVault, f func(*dossier.Dossier)) {
					base, now := v.dossier(t, "01"), v.dossier(t, "01")
					f(now)
					v.save(t, base, now)
				}
				edit(left, c.a)
				edit(right, c.b)
				left.merge(right)
				d := left.dossier(t, "01")
				if len(d.Disputes) != 1 || len(d.Disputes[0].Values) != 2 {
					t.Fatalf("the disputes are %+v", d.Disputes)
				}
				w, err := left.records["01"].Pick(d.Disputes[0], n)
				if err != nil {
					t.Fatal(err)
				}
				left.add(t, &Change{Writes: w})
				right.merge(left)
				for _, side := range []*copyOfVault{left, right} {
					d := side.dossier(t, "01")
					if len(d.Disputes) != 0 {
						t.Fatalf("after picking the %d-th there is %+v", n, d.Disputes)
					}
					for i, is := range c.is {
						seen[i] = seen[i] || is(d)
					}
				}
				if _, err := left.records["01"].Pick(dossier.Dispute{Part: "names", Item: "02", Field: "text"}, n); err == nil {
					t.Error("what is not disputed is picked")
				}
			}
			if !seen[0] || !seen[1] {
				t.Errorf("of the two values those were had: %v", seen)
			}
		})
	}
}
