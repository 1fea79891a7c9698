package cli

import (
	"context"
	"io"
)

// input is a reader that an interrupt ends. A read of a terminal or a pipe may
// wait forever, and cannot be called off: it is left behind.
type input struct {
	ctx context.Context
	r   io.Reader
}

// Read fails with the context's error where that ends first.
func (in input) Read(p []byte) (int, error) {
	type read struct {
		n   int
		err error
	}
	own := make([]byte, len(p)) // a read left behind must not write into p
	done := make(chan read, 1)
	go func() {
		n, err := in.r.Read(own)
		done <- read{n, err}
	}()
	select {
	case <-in.ctx.Done():
		return 0, in.ctx.Err()
	case r := <-done:
		defer clear(own) // it may be a passphrase
		return copy(p, own[:r.n]), r.err
	}
}
