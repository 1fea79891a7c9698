package say

import (
	"slices"
	"strings"
	"testing"
)

func TestTypedDate(t *testing.T) {
	for text, want := range map[string]string{
		"3 Sep 2017": "2017-09-03 · 3 September 2017", "2017-09-03": "3 September 2017", "2017": "2017", " about 2015 ": "2015~ · about 2015",
		"": "", "not known": "", "September 2017": "2017-09 · September 2017",
	} {
		if got, err := TypedDate(text, Words().Date); err != nil || got != want {
			t.Errorf("%q is told as %q, %v; want %q", text, got, err, want)
		}
	}
	for text, problem := range map[string]string{"03/09/2017": "which of these days", "2018-13": "there is no month 13", "soon": "want a date such as"} {
		if got, err := TypedDate(text, Words().Date); err == nil || !strings.HasPrefix(err.Error(), problem) {
			t.Errorf("%q is told as %q, %v; want %q", text, got, err, problem)
		}
	}
}

func TestWhichDates(t *testing.T) {
	if got := WhichDates("03/09/2017"); !slices.Equal(got, []string{"2017-09-03", "2017-03-09"}) {
		t.Errorf("it offers %q", got)
	}
	if got := WhichDates("soon"); got != nil {
		t.Errorf("it offers %q", got)
	}
}
