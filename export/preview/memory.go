package preview

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
)

// roomy gives the engine memory that grows where it lies. By itself it would move all
// of it into a larger piece again and again, each time with both in memory, and Go's
// collector would count it among what it has to keep small.
func roomy(ctx context.Context) context.Context {
	if reserve == nil {
		return ctx
	}
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		return &memory{most: min(most, reserved)}
	}))
}

// reserved is how much address space an engine gets, and the most that it may use.
const reserved = 1 << 30

// memory is that of one engine.
type memory struct {
	most uint64
	all  []byte
	free func() // nil before the first use
}

// Reallocate gives the first size bytes, nil if there are not as many.
func (m *memory) Reallocate(size uint64) []byte {
	if size > m.most {
		return nil
	}
	if m.free == nil {
		var err error
		if m.all, m.free, err = reserve(int(m.most)); err != nil { // a system that counts what might be used
			m.free = func() {}
		}
	}
	if size > uint64(len(m.all)) {
		larger := make([]byte, size+size/4)
		copy(larger, m.all)
		m.all = larger
	}
	return m.all[:size:size]
}

// Free gives the memory back to the system.
func (m *memory) Free() {
	if m.free != nil {
		m.all = nil
		m.free()
		m.free = nil
	}
}
