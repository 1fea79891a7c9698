package script

import (
	"testing"
	"unicode"
)

func TestDigit(t *testing.T) {
	for digits, first := range map[string]rune{"0123456789": '0', "០១២៣៤៥៦៧៨៩": '0', "٠١٢٣٤٥٦٧٨٩": '0', "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗": '0', "𝟘𝟙": '0'} {
		want := first
		for _, r := range digits {
			if got := Digit(r); got != want {
				t.Errorf("%c is %c, want %c", r, got, want)
			}
			want++
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch d := Digit(r); {
		case unicode.IsDigit(r) && (d < '0' || d > '9'):
			t.Fatalf("%c is %c", r, d)
		case !unicode.IsDigit(r) && d != r:
			t.Fatalf("%c, which is no digit, is %c", r, d)
		}
	}
}

func TestScripts(t *testing.T) {
	for _, r := range "ទទេ漢ไ" {
		if !Unspaced(r) {
			t.Errorf("%c", r)
		}
	}
	for _, r := range "aéΩ가ا" {
		if Unspaced(r) {
			t.Errorf("%c", r)
		}
	}
	for _, r := range "\u00AD\u034F\u17B5\u200B\u200D\u2060\u202E\u3164\uFE0F" {
		if !Unseen(r) {
			t.Errorf("%U", r)
		}
	}
	for _, r := range "a -\u0301\u17D2" {
		if Unseen(r) {
			t.Errorf("%U", r)
		}
	}
}

func TestShows(t *testing.T) {
	for _, s := range []string{"", " ", "\t\n\u0085", "\u00A0\u3000", "\u200B\u200D\uFEFF", "\u200E \u202E", "\u3164", "\u2800", "\u17B5", "\x00\x7F"} {
		if Shows(s) {
			t.Errorf("%q shows something", s)
		}
	}
	for _, s := range []string{"a", " \u200Bក", ".", "\u200B1", "\u0301", "\xFF", "🕊"} {
		if !Shows(s) {
			t.Errorf("%q shows nothing", s)
		}
	}
}
