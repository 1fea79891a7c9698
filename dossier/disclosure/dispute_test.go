package disclosure

import (
	"strings"
	"testing"

	"habeas/dossier"
)

func dispute(part, item, field string, values ...string) []dossier.Dispute {
	return []dossier.Dispute{{Part: part, Item: dossier.ID(item), Field: field, Values: values}}
}

// What is told of a dispute is told by fields that the reader sees.
func TestDisputesTellNothingThatIsNotShown(t *testing.T) {
	for _, c := range []struct {
		part, item, field string
		told              bool
	}{
		{"attachments", "a1", "file_name", false},
		{"attachments", "a1", "sha256", false},
		{"attachments", "a1", "credit", true},
		{"events", "e1", "sources", false},
		{"events", "e1", "confirmed", false},
		{"events", "e1", "order", false},
		{"events", "e1", "before", false},
		{"events", "e1", "charges", false},
		{"events", "e1", "place", true},
		{"person.age", "", "years", true},
	} {
		v := three()
		d1 := v.Dossiers[0]
		d1.Attachments = []dossier.Attachment{{Item: item("a1"), Kind: dossier.AttachPhotograph, Portrait: true, Print: "abc", Cleared: true, FileName: "first.jpg"}}
		d1.Disputes = dispute(c.part, c.item, c.field, "secret one", "secret two")
		d, h := Disclose(v, []dossier.ID{"d1"}, donors())
		if told := strings.Contains(string(encode(d.c.Profiles)), "secret one"); told != c.told {
			t.Errorf("%s of %s is told: %v", c.field, c.part, told)
		}
		if len(h.Stops())+len(h.Errors()) == 0 {
			t.Errorf("%s of %s: no finding", c.field, c.part)
		}
		if c.field == "file_name" && len(Leaks([]string{"secret two"}, h, d, nil)) == 0 {
			t.Error("the other file name is not sought")
		}
	}
}

func TestDisputesOfWhatIsSharedAreFound(t *testing.T) {
	meet := func(v *dossier.View, a dossier.Audience, disputes []dossier.Dispute) {
		v.Meetings = []*dossier.Meeting{{ID: "m1", Title: "disputed: round table / breakfast", For: a, Disputes: disputes}}
	}
	for _, c := range []struct {
		name string
		do   func(*dossier.View)
		stop string
	}{
		{"the name of a case", func(v *dossier.View) { v.Cases[0].Disputes = dispute("", "", "name", "a", "b") }, ""},
		{"the title of the packet", func(v *dossier.View) { v.Context.Disputes = dispute("", "", "title", "a", "b") }, ""},
		{"the title of the meeting", func(v *dossier.View) { meet(v, dossier.Donor, dispute("", "", "title", "a", "b")) }, ""},
		{"who sits there", func(v *dossier.View) { meet(v, "", dispute("", "", "for", "public", "donor")) }, CodeDisputedAudience},
		{"the title of a source", func(v *dossier.View) { v.Sources[0].Disputes = dispute("", "", "title", "a", "b") }, ""},
		{"what a source prints as", func(v *dossier.View) {
			v.Sources[0].PrintsAs, v.Sources[0].Disputes = "disputed: a / b", dispute("", "", "prints_as", "a", "b")
		}, ""},
		{"the type of a source", func(v *dossier.View) { v.Sources[0].Disputes = dispute("", "", "type", "press", "interview") }, CodeDisputedAudience},
		{"whether the person is made up", func(v *dossier.View) { v.Dossiers[1].Disputes = dispute("", "", "synthetic", "true", "false") }, ""},
		{"the order of an event", func(v *dossier.View) { v.Dossiers[1].Disputes = dispute("events", "e4", "order", "V", "X") }, CodeDisputedStatus},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := three()
			meet(v, dossier.Donor, nil)
			c.do(v)
			o := donors()
			o.Meeting = "m1"
			_, h := Disclose(v, []dossier.ID{"d2"}, o)
			if c.stop != "" {
				wantCodes(t, "stops", h.Stops(), c.stop)
				return
			}
			wantCodes(t, "stops", h.Stops())
			wantCodes(t, "errors", h.Errors(), CodeDisputed)
		})
	}
}

// Each value of a disputed text is as secret as the other.
func TestAllValuesOfWhatIsHeldBackAreSought(t *testing.T) {
	values := []string{"the night before", "the morning after"}
	for _, c := range []struct {
		name string
		do   func(*dossier.View)
	}{
		{"the name of a case", func(v *dossier.View) {
			v.Cases[0].Audience, v.Cases[0].Disputes = dossier.Internal, dispute("", "", "name", values...)
		}},
		{"the title of the packet", func(v *dossier.View) {
			v.Context.Audience, v.Context.Disputes = dossier.Internal, dispute("", "", "title", values...)
		}},
		{"the place of the meeting", func(v *dossier.View) {
			v.Meetings = []*dossier.Meeting{{ID: "m1", Place: "x", Disputes: dispute("", "", "place", values...)}}
		}},
		{"who was there", func(v *dossier.View) {
			v.Meetings = []*dossier.Meeting{{ID: "m1", Present: "x", For: dossier.Donor, Disputes: dispute("", "", "present", values...)}}
		}},
		{"a hidden source", func(v *dossier.View) {
			v.Sources[0].Audience, v.Sources[0].Disputes = dossier.Internal, dispute("", "", "author", values...)
		}},
		{"what stands behind a source", func(v *dossier.View) {
			v.Sources[0].PrintsAs, v.Sources[0].Disputes = "Interview on file", dispute("", "", "author", values...)
		}},
		{"tags", func(v *dossier.View) { v.Dossiers[1].Disputes = dispute("", "", "tags", values...) }},
		{"a consent", func(v *dossier.View) { v.Dossiers[1].Disputes = dispute("consent", "consent", "how", values...) }},
		{"a note", func(v *dossier.View) { v.Dossiers[0].Disputes = dispute("notes", "i1", "text", values...) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := three()
			c.do(v)
			o := donors()
			o.Meeting = "m1"
			d, h := Disclose(v, []dossier.ID{"d1", "d2"}, o)
			for _, text := range values {
				if len(Leaks([]string{"it says " + text}, h, d, nil)) == 0 {
					t.Errorf("%q is not sought", text)
				}
			}
		})
	}
}

func TestOrderKeysAreNoOwnText(t *testing.T) {
	if isOwnText(dossier.Event{}, "order") || isOwnText(dossier.Event{}, "sources") || !isOwnText(dossier.Event{}, "place") {
		t.Error("marks and places in a list are taken for text, or text is not")
	}
}

// The asks of every packet are sought too where a meeting has asks of its own.
func TestHiddenAsksAreHeldAlsoBesideAMeetings(t *testing.T) {
	v := three()
	v.Context.Asks = append(v.Context.Asks, dossier.Paragraph{Item: only(item("x3")), Lang: "en", Text: "Offer a quiet exchange of prisoners."})
	v.Meetings = []*dossier.Meeting{{ID: "m1", Title: "t", For: dossier.Donor, Asks: []dossier.Paragraph{{Item: item("q1"), Lang: "en", Text: "Say so."}}}}
	o := donors()
	o.Meeting = "m1"
	d, h := Disclose(v, v.IDs(), o)
	if it, ok := heldOf(h, "x3"); !ok || it.Why != WhyInternal || len(d.Asks()) != 1 {
		t.Errorf("held %+v, %v; asks %+v", it, ok, d.Asks())
	}
}
