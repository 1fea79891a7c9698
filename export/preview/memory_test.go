//go:build linux || darwin

package preview

import (
	"errors"
	"testing"
)

// TestMemoryKeepsWhatIsInIt, where address space can be had and where it cannot.
func TestMemoryKeepsWhatIsInIt(t *testing.T) {
	given := reserve
	t.Cleanup(func() { reserve = given })
	for name, give := range map[string]func(int) ([]byte, func(), error){
		"reserved": given,
		"refused":  func(int) ([]byte, func(), error) { return nil, nil, errors.New("no room") },
	} {
		reserve = give
		m := &memory{most: 1 << 20}
		for size := uint64(1); size <= m.most; size *= 4 {
			b := m.Reallocate(size)
			if uint64(len(b)) != size || uint64(cap(b)) != size {
				t.Fatalf("%s: %d bytes of %d", name, len(b), size)
			}
			if size > 1 && b[size/4-1] != 7 {
				t.Errorf("%s: what was in %d bytes is gone", name, size/4)
			}
			if size > 1 && b[size-1] != 0 {
				t.Errorf("%s: %d bytes do not end in zero", name, size)
			}
			b[size-1] = 7
		}
		if m.Reallocate(m.most+1) != nil {
			t.Errorf("%s: more than there is was given", name)
		}
		m.Free()
		m.Free()
	}
}
