package job

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// steps keeps what was asked to run until the test runs it.
type steps []func()

func (s *steps) add(f func()) { *s = append(*s, f) }

func (s *steps) run(t *testing.T) {
	t.Helper()
	if len(*s) == 0 {
		t.Fatal("nothing waits to be run")
	}
	f := (*s)[0]
	*s = (*s)[1:]
	f()
}

func TestLatestDropsStaleResults(t *testing.T) {
	var work, back steps
	l := Latest[int]{Place: Place{Work: work.add, Back: back.add}}
	var got []int
	done := func(n int, _ error) { got = append(got, n) }
	var first context.Context
	l.Run(func(ctx context.Context) (int, error) { first = ctx; return 1, nil }, done)
	work.run(t)
	l.Run(func(context.Context) (int, error) { return 2, nil }, done)
	if first.Err() == nil {
		t.Error("the older work was not cancelled")
	}
	back.run(t) // the stale result comes in after the newer question
	if len(got) != 0 || !l.Running() {
		t.Fatalf("a stale result was taken: %v", got)
	}
	work.run(t)
	back.run(t)
	if len(got) != 1 || got[0] != 2 || l.Running() {
		t.Errorf("got %v, want the newest result alone", got)
	}
}

func TestCancelDropsTheResult(t *testing.T) {
	var work, back steps
	called := false
	cancel := Run(Place{Work: work.add, Back: back.add}, func(ctx context.Context) (int, error) { return 0, ctx.Err() }, func(int, error) { called = true })
	cancel()
	work.run(t)
	back.run(t)
	if called {
		t.Error("a cancelled job gave a result")
	}
}

func TestRunGivesErrors(t *testing.T) {
	want := errors.New("no")
	var got error
	Run(Place{}, func(context.Context) (int, error) { return 0, want }, func(_ int, err error) { got = err })
	if !errors.Is(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAPanicBecomesAnError(t *testing.T) {
	var got error
	Run(Place{}, func(context.Context) (int, error) { panic("Tep Vanny") }, func(_ int, err error) { got = err })
	var fell *PanicError
	if !errors.As(got, &fell) {
		t.Fatalf("got %v, want a *PanicError", got)
	}
	if !strings.Contains(string(fell.Stack), "TestAPanicBecomesAnError") || strings.Contains(got.Error(), "Vanny") {
		t.Errorf("the error says %q with the stack\n%s", got, fell.Stack)
	}
}

func TestDelay(t *testing.T) {
	var timers steps
	stopped := 0
	d := Delay{After: func(_ time.Duration, f func()) func() bool {
		timers.add(f)
		return func() bool { stopped++; return true }
	}}
	var got []string
	d.Ask(func() { got = append(got, "a") })
	d.Ask(func() { got = append(got, "b") })
	timers.run(t) // a timer that fired just before it was stopped
	if len(got) != 0 {
		t.Fatalf("what was replaced ran: %v", got)
	}
	timers.run(t)
	d.Ask(func() { got = append(got, "c") })
	d.Now()
	timers.run(t)
	if len(got) != 2 || got[0] != "b" || got[1] != "c" {
		t.Errorf("ran %v, want b and c once each", got)
	}
	if stopped == 0 {
		t.Error("no timer was stopped")
	}
}
