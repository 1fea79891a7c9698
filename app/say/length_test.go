package say

import "testing"

func TestLength(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{nil, "0 words"},
		{[]string{"  one\nmore word "}, "3 words"},
		{[]string{"One.", "Two three."}, "3 words"},
		{[]string{"x"}, "1 word"},
		{[]string{"តុមូល"}, "3 letters"},
		{[]string{"ស ប", "ក"}, "3 letters"},
	} {
		if got := Length(c.texts...); got != c.want {
			t.Errorf("%q is %q long, want %q", c.texts, got, c.want)
		}
	}
}
