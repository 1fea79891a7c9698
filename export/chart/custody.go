package chart

import "time"

// Style is how a stretch of a custody bar looks.
type Style uint8

// The styles.
const (
	Held        Style = iota // in custody, no more known
	PreTrial                 // in custody before trial
	Serving                  // in custody, serving a sentence
	HouseArrest              // held at home
	Disappeared              // taken, place not known
	NotFree                  // out, but not free: bail, conditions, exile
	Unknown                  // not known what happened
)

// A Stretch is a time of one kind, both days included. Days outside the bar are cut off.
type Stretch struct {
	From, To  int
	Style     Style
	Label     string // "pre-trial detention"; may be empty
	OpenStart bool   // the start is not known: From is the first day that is
	Ongoing   bool   // lasts beyond the as-of day
}

// An Event is a tick with a label above the bar.
type Event struct {
	Day   int
	Label string
	Major bool // placed before those that are not
}

// CustodyBar is what [Custody] draws.
type CustodyBar struct {
	Width     float64
	AsOf      int // the last day of the bar
	Stretches []Stretch
	Events    []Event
	Measure   Measure
	Month     func(time.Month) string // short name, for the axis; nil is English
}

// Custody draws a bar of the time in custody up to the as-of day, with events
// above and dates below. Labels never overlap: one that finds no room is
// shortened at a space, moved up, or left out.
func Custody(bar CustodyBar) Drawing { return Drawing{W: bar.Width} }
