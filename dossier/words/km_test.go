package words

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"habeas/dossier"
)

func TestKhmerDates(t *testing.T) {
	for _, c := range []struct{ edtf, long, short, digits string }{
		{"2018-09-12", "ថ្ងៃទី12 ខែកញ្ញា ឆ្នាំ2018", "12 កញ្ញា 2018", "ថ្ងៃទី១២ ខែកញ្ញា ឆ្នាំ២០១៨"},
		{"2017-09", "ខែកញ្ញា ឆ្នាំ2017", "កញ្ញា 2017", "ខែកញ្ញា ឆ្នាំ២០១៧"},
		{"2017?", "ឆ្នាំ2017 (មិនប្រាកដ)", "ឆ្នាំ2017 (មិនប្រាកដ)", "ឆ្នាំ២០១៧ (មិនប្រាកដ)"},
		{"2017-09~", "ប្រហែល ខែកញ្ញា ឆ្នាំ2017", "ប្រហែល កញ្ញា 2017", "ប្រហែល ខែកញ្ញា ឆ្នាំ២០១៧"},
		{"201X", "ទសវត្សរ៍ឆ្នាំ2010", "ទសវត្សរ៍ឆ្នាំ2010", "ទសវត្សរ៍ឆ្នាំ២០១០"},
	} {
		d := on(c.edtf)
		got := [3]string{Khmer.Date(d), Khmer.ShortDate(d), KhmerDigits.Date(d)}
		if want := [3]string{c.long, c.short, c.digits}; got != want {
			t.Errorf("%s: %q, want %q", c.edtf, got, want)
		}
	}
}

func TestKhmerParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"ថ្ងៃទី១២ ខែកញ្ញា ឆ្នាំ២០១៨":             "2018-09-12",
		"ថ្ងៃទី១២ខែកញ្ញាឆ្នាំ២០១៨":               "2018-09-12",
		"ថ្ងៃទី\u200b១២ ខែ\u200bកញ្ញា ឆ្នាំ២០១៨": "2018-09-12",
		"១២ កញ្ញា ២០១៨":                          "2018-09-12",
		"កញ្ញា 2018":                             "2018-09",
		"ប្រហែលឆ្នាំ២០១៧":                        "2017~",
		"ពីឆ្នាំ២០១៦":                            "",
		"ពី ឆ្នាំ២០១៦ ដល់ ឆ្នាំ២០១៧":             "2016/2017",
		"ចាប់តាំងពី ខែឧសភា ឆ្នាំ២០១៦":            "2016-05/..",
	} {
		d, err := KhmerDigits.ParseDate(text)
		if (err == nil) != (want != "") || d != on(want) {
			t.Errorf("%q is %q, %v; want %q", text, d, err, want)
		}
	}
}

func TestKhmerWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Khmer.Counted(30, Dossier), "សំណុំរឿង\u00a030"},
		{Khmer.Counted(1, Day), "1\u00a0ថ្ងៃ"},
		{KhmerDigits.Counted(1200, Day), "១,២០០\u00a0ថ្ងៃ"},
		{Khmer.InWords(6, Person), "មនុស្សប្រាំមួយនាក់"},
		{Khmer.List([]string{"ក", "ខ"}), "ក និងខ"},
		{Khmer.List([]string{"ក", "An embassy"}), "ក និង An embassy"},
		{Khmer.Event(dossier.Event{Kind: dossier.BailDenied, Times: 6}), "បដិសេធមិនឱ្យនៅក្រៅឃុំ ប្រាំមួយដង"},
		{KhmerDigits.Age(64, 65, true), "៦៤ ឬ ៦៥"},
		{KhmerDigits.Finish("SHA-256 7F3K-2Q 12, 3"), "SHA-256 7F3K-2Q ១២, ៣"},
		{Khmer.Mid("ចាប់ខ្លួន"), "ចាប់ខ្លួន"},
		{KhmerDigits.Base(), "km"},
		{KhmerDigits.Finish("ថ្ងៃទី1: ដោះលែង"), "ថ្ងៃទី១៖ ដោះលែង"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// Nothing of the Khmer words was left in English.
func TestKhmerIsKhmer(t *testing.T) {
	latin := func(r rune) bool { return unicode.Is(unicode.Latin, r) }
	w := khmer
	w.Tag, w.typed = "", typed{}
	texts := 0
	eachWord(reflect.ValueOf(w), func(s string) {
		texts++
		s = strings.NewReplacer("%s", "", "%d", "", "%[1]s", "", "%[2]s", "", "SHA-256", "").Replace(s)
		if strings.ContainsFunc(s, latin) {
			t.Errorf("%q is not Khmer", s)
		}
	})
	if texts < 300 {
		t.Errorf("only %d texts were looked at", texts)
	}
}

func eachWord(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			eachWord(v.Field(i), visit)
		}
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			eachWord(v.Index(i), visit)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			eachWord(it.Value(), visit)
		}
	}
}
