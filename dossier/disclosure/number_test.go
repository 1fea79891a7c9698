package disclosure

import (
	"regexp"
	"testing"
)

func TestNumberReads(t *testing.T) {
	v := three()
	d, _ := Disclose(v, v.IDs(), donors())
	if n := d.Number("packet"); !regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$`).MatchString(n) {
		t.Errorf("number %q", n)
	}
	v.Dossiers[1].Narrative[0].Text += " She is free."
	if e, _ := Disclose(v, v.IDs(), donors()); e.Number("packet") == d.Number("packet") {
		t.Error("a text of a profile does not count")
	}
	v = three()
	o := donors()
	o.AsOf--
	if e, _ := Disclose(v, v.IDs(), o); e.Number("packet") == d.Number("packet") {
		t.Error("the as-of day does not count")
	}
	o = donors()
	o.Now++
	if e, _ := Disclose(v, v.IDs(), o); e.Number("packet") != d.Number("packet") {
		t.Error("the day on which consent is judged reached the page")
	}
}
