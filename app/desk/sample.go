package desk

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"habeas/dossier"
	"habeas/dossier/picture"
	"habeas/dossier/sample"
)

const originSample = "sample"

// AddSample puts the thirty dossiers of the sample into the vault, with drawn
// placeholders for photographs, all of it or nothing.
func (d *Desk) AddSample(ctx context.Context) error {
	set := sample.Cambodia(d.NewID)
	drawn := make([][]byte, len(set.Dossiers))
	pictures := make([]picture.Picture, len(set.Dossiers))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.NumCPU())
	for i, x := range set.Dossiers {
		g.Go(func() error {
			var err error
			if drawn[i], err = sample.Placeholder(sample.Initials(x, i+1), i); err != nil {
				return err
			}
			pictures[i], err = picture.Accept(gctx, fmt.Sprintf("placeholder-%d.jpg", i+1), drawn[i])
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("failed to draw the sample's pictures: %w", err)
	}
	return d.Together(originSample, func(b *Batch) error {
		for i, x := range set.Dossiers {
			a, err := b.Photograph(pictures[i], drawn[i])
			if err != nil {
				return err
			}
			a.Cleared, a.Credit = true, "Drawn placeholder"
			x.Attachments = []dossier.Attachment{a}
		}
		return b.addSet(set)
	})
}

// AddSynthetic puts n made-up dossiers into the vault, without pictures.
func (d *Desk) AddSynthetic(ctx context.Context, n int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	set := sample.Synthetic(n, d.NewID)
	return d.Together(originSample, func(b *Batch) error { return b.addSet(set) })
}

func (b *Batch) addSet(set sample.Set) error {
	if err := Add(b, nil, set.Source); err != nil {
		return err
	}
	for _, c := range set.Cases {
		if err := Add(b, nil, c); err != nil {
			return err
		}
	}
	for _, x := range set.Dossiers {
		if err := Add(b, nil, x); err != nil {
			return err
		}
	}
	if err := Add(b, nil, set.Context); err != nil {
		return err
	}
	return Add(b, nil, set.We)
}
