package disclosure

import "strings"

// subscriber is what stays of a telephone number however it is dialled, as in
// 12 345 678 of 012 345 678 and of +855 12 345 678 (the national number of ITU-T E.164);
// false where too little stays to be known again, or it is no such number.
func subscriber(digits string) (string, bool) {
	if strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	rest, abroad := strings.CutPrefix(digits, "00") // as many dial a country's code
	switch {
	case abroad || len(rest) >= withCode && rest[0] != '0':
		code := codeLength(rest)
		if code == 0 {
			return "", false
		}
		rest = strings.TrimPrefix(rest[code:], "0") // +855 (0)12 345 678
	default:
		rest, _ = strings.CutPrefix(rest, "0")
	}
	return rest, len(rest) >= longNumber && len(rest) < len(digits)
}

// withCode is the least length of a number that may have a country's code before it,
// where nothing else says so.
const withCode = 10

// codeLength is how many digits of a number are its country's code (ITU-T E.164, list
// of assigned codes); 0 where it has none, or is cut short. Codes of three digits are all
// that are not of one or two.
func codeLength(digits string) int {
	n := 3
	switch {
	case len(digits) <= n || digits[0] == '0':
		return 0
	case digits[0] == '1' || digits[0] == '7':
		return 1
	case strings.Contains(twoDigitCodes, " "+digits[:2]+" "):
		return 2
	}
	return n
}

const twoDigitCodes = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "
