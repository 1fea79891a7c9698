package search

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"habeas/dossier"
)

// Stand works out where everybody stands on a day, on all processors, before it
// is asked for. It fails where ctx is done before.
func (x *Index) Stand(ctx context.Context, asOf dossier.Day) error {
	const some = 256
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(slices.Collect(x.all()), some) {
		g.Go(func() error {
			for _, e := range part {
				e.on(asOf)
			}
			return ctx.Err()
		})
	}
	return g.Wait()
}
