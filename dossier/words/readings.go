package words

import (
	"fmt"
	"strings"

	"habeas/dossier"
	"habeas/dossier/script"
)

// Readings are the days that a date in numbers alone may mean, with the digits
// of any script: "03/09/2017" is 3 September where the day stands first and
// 9 March where the month does; "31/12/2017" and "2017/12/31" are one day each.
// There are none of a text that is no such date.
func Readings(text string) []dossier.Date {
	text = strings.Map(script.Digit, strings.TrimSpace(text))
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("./- ", r) })
	if len(parts) != 3 {
		return nil
	}
	for _, p := range parts {
		if !isDigits(p) {
			return nil
		}
	}
	var days []dossier.Date
	add := func(year, month, day string) {
		if len(year) != 4 || len(month) > 2 || len(day) > 2 {
			return
		}
		d, err := dossier.ParseDate(fmt.Sprintf("%s-%02s-%02s", year, month, day))
		if err == nil && (len(days) == 0 || days[0] != d) {
			days = append(days, d)
		}
	}
	if len(parts[0]) == 4 {
		add(parts[0], parts[1], parts[2])
		return days
	}
	add(parts[2], parts[1], parts[0])
	add(parts[2], parts[0], parts[1])
	return days
}
