package motion

import (
	"runtime"
	"testing"
)

// TestNobodyToAsk: no bus is started to ask on it.
func TestNobodyToAsk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("this system is asked otherwise")
	}
	if Reduced(t.Context(), func(string) string { return "" }) {
		t.Error("without a desktop nothing moves")
	}
	if Reduced(t.Context(), func(string) string { return "unix:path=/nowhere/bus" }) {
		t.Error("without an answer nothing moves")
	}
}
