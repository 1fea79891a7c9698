package locked

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// flagsOf gives the flags of the mapping that an address is in, as the kernel
// says them in /proc/self/smaps.
func flagsOf(t *testing.T, address uintptr) string {
	t.Helper()
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	inside := false
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var from, to uintptr
		if n, _ := fmt.Sscanf(lines.Text(), "%x-%x ", &from, &to); n == 2 {
			inside = from <= address && address < to
		}
		if flags, ok := strings.CutPrefix(lines.Text(), "VmFlags:"); ok && inside {
			return flags + " "
		}
	}
	t.Fatal("the address is in no mapping")
	return ""
}

// TestLocked: the kernel itself says that the memory is locked and is left out
// of dumps.
func TestLocked(t *testing.T) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_MEMLOCK, &limit); err != nil {
		t.Fatal(err)
	}
	key := New[[32]byte]()
	defer Free(key)
	flags := flagsOf(t, uintptr(unsafe.Pointer(key)))
	if !strings.Contains(flags, " dd ") {
		t.Errorf("it may be dumped: %s", flags)
	}
	if locked := strings.Contains(flags, " lo "); locked != shared().safe || !locked && limit.Cur >= size {
		t.Errorf("locked %v, safe is %v, the limit is %d: %s", locked, shared().safe, limit.Cur, flags)
	}
	if !Holds(key) {
		t.Error("Holds does not know it")
	}
	ordinary := new([32]byte)
	if flags := flagsOf(t, uintptr(unsafe.Pointer(ordinary))); strings.Contains(flags, " lo ") || Holds(ordinary) {
		t.Errorf("ordinary memory is locked too: %s", flags)
	}
}
