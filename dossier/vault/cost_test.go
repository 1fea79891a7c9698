package vault

import (
	"context"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestRaised(t *testing.T) {
	for _, test := range []struct {
		took time.Duration
		want Cost
	}{
		{3 * time.Second, DefaultCost},
		{501 * time.Millisecond, DefaultCost},
		{500 * time.Millisecond, Cost{512 << 10, 3, 4}},
		{250 * time.Millisecond, Cost{512 << 10, 6, 4}},
		{90 * time.Millisecond, Cost{512 << 10, 15, 4}},
		{1, Cost{512 << 10, 16, 4}},
		{0, DefaultCost},
		{-time.Second, DefaultCost},
	} {
		if got := DefaultCost.raised(test.took); got != test.want {
			t.Errorf("after %v: %+v, want %+v", test.took, got, test.want)
		}
	}
}

// TestRaisedIsBounded: never less than the default, never beyond the bounds.
func TestRaisedIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := DefaultCost.raised(time.Duration(rapid.Int64().Draw(t, "took")))
		if c.Validate() != nil || c.Memory < DefaultCost.Memory || c.Time < DefaultCost.Time || c.Memory > calibratedMemory {
			t.Fatalf("%+v", c)
		}
	})
}

// TestCalibrate spends the default once.
func TestCalibrate(t *testing.T) {
	clock := day
	c, err := Calibrate(t.Context(), func() time.Time {
		clock = clock.Add(400 * time.Millisecond)
		return clock
	})
	if err != nil || c != (Cost{512 << 10, 3, 4}) {
		t.Errorf("%+v, %v", c, err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Calibrate(stopped, time.Now); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
