//go:build !headless

package secret

import (
	"strings"
	"testing"
)

func TestWeigh(t *testing.T) {
	for text, strong := range map[string]bool{
		"": false, "habeas": false, "12345678": false, "password1": false, "habeas vault": false,
		"correct horse battery staple": true, strings.Repeat("long and longer ", 400): true, "ទេព វន្នី មាជ សុវណ្ណារ៉ា": true,
	} {
		if got := enough(Weigh(text)); got != strong {
			t.Errorf("%.40q is strong enough: %v", text, got)
		}
	}
}
