//go:build !headless

package app

import "testing"

func TestThrift(t *testing.T) {
	for used, want := range map[uint64]int{0: 50, 20 << 20: 50, 64 << 20: 25, 80 << 20: 20, 1 << 30: 15} {
		if got := thrift(used); got != want {
			t.Errorf("with %d MB in use it lets %d %% lie, want %d %%", used>>20, got, want)
		}
	}
}
