// Package locked is memory for keys: as far as the system allows, it is never
// written to swap, nor into a dump of a program that crashed, and what is given
// back is overwritten.
//
// # Model
//
// There is one small piece of such memory for the whole program, made when it is
// first needed, outside of Go's heap, which would be far too large to lock. It
// fits into what every system lets a program lock (64 KiB on older Linux). Where
// locking is refused, or the piece is full, ordinary memory has to do: a vault that
// does not open protects nobody.
//
// # Caveats
//
// A cipher that works with a key makes copies of it elsewhere. A computer that
// goes to sleep on disk writes all of its memory there, locked or not.
package locked

import (
	"sync"
	"unsafe"

	"github.com/awnumar/memcall"
)

const (
	size = 16 << 10 // bytes in all
	unit = 32       // bytes that are given out at once
)

// pool is the piece of locked memory, and which units of it are in use.
type pool struct {
	mu    sync.Mutex
	b     []byte // none where the system gave none
	inUse [size / unit]bool
	safe  bool // it is locked
}

var shared = sync.OnceValue(func() *pool {
	p := &pool{}
	b, err := memcall.Alloc(size)
	if err != nil {
		return p
	}
	p.b, p.safe = b, memcall.Lock(b) == nil
	return p
})

// Holds reports whether a value lies in it: by it tests prove of each key of a vault that
// it does.
func Holds[T any](v *T) bool { return shared().holds(unsafe.Pointer(v)) }

// New gives a zero T, which holds no pointers: the garbage collector does not
// look there.
func New[T any]() *T {
	if p := shared().take(int(unsafe.Sizeof(*new(T)))); p != nil {
		return (*T)(p)
	}
	return new(T)
}

// Free overwrites what [New] gave. Nobody may use it after that.
func Free[T any](v *T) {
	clear(unsafe.Slice((*byte)(unsafe.Pointer(v)), unsafe.Sizeof(*v)))
	shared().give(unsafe.Pointer(v), int(unsafe.Sizeof(*v)))
}

// take gives n zero bytes, or nil where there is no room.
func (p *pool) take(n int) unsafe.Pointer {
	p.mu.Lock()
	defer p.mu.Unlock()
	units := (n + unit - 1) / unit
	free := 0
	for i := range len(p.b) / unit {
		if free++; p.inUse[i] {
			free = 0
		}
		if free == units {
			first := i + 1 - units
			for j := first; j <= i; j++ {
				p.inUse[j] = true
			}
			return unsafe.Pointer(&p.b[first*unit])
		}
	}
	return nil
}

// give takes n bytes back, if they are of the pool.
func (p *pool) give(v unsafe.Pointer, n int) {
	if !p.holds(v) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	first := int(uintptr(v)-uintptr(unsafe.Pointer(&p.b[0]))) / unit
	for i := range (n + unit - 1) / unit {
		p.inUse[first+i] = false
	}
}

func (p *pool) holds(v unsafe.Pointer) bool {
	if len(p.b) == 0 {
		return false
	}
	first := uintptr(unsafe.Pointer(&p.b[0]))
	return first <= uintptr(v) && uintptr(v) < first+uintptr(len(p.b))
}
