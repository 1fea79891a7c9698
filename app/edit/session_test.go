package edit

import (
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"habeas/dossier"
)

// fakeStore keeps what a vault would.
type fakeStore struct {
	mu     sync.Mutex
	log    []string
	saved  *dossier.Dossier
	draft  *dossier.Dossier
	bases  []*dossier.Dossier
	broken error
}

func (f *fakeStore) Draft(base, now *dossier.Dossier) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.log = append(f.log, "draft "+now.Names[0].Text)
	f.draft = now
	return f.broken
}

func (f *fakeStore) SaveDossier(base, now *dossier.Dossier) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.broken != nil {
		return f.broken
	}
	f.log = append(f.log, "save "+now.Names[0].Text)
	f.saved = now
	f.bases = append(f.bases, base)
	return nil
}

func (f *fakeStore) View() *dossier.View {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.saved == nil {
		return &dossier.View{}
	}
	return &dossier.View{Dossiers: []*dossier.Dossier{f.saved}}
}

// clock hands out timers that the test lets run out.
type clock struct {
	mu     sync.Mutex
	timers map[time.Duration]chan time.Time
	asked  chan time.Duration
}

func newClock() *clock {
	return &clock{timers: map[time.Duration]chan time.Time{}, asked: make(chan time.Duration, 100)}
}

func (c *clock) after(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	ch := make(chan time.Time, 1)
	c.timers[d] = ch
	c.asked <- d
	return ch
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.timers[d] <- time.Time{}
}

func named(name string) *dossier.Dossier {
	return &dossier.Dossier{ID: "01", Names: []dossier.Name{{Text: name}}}
}

func TestSession(t *testing.T) {
	store, clock := &fakeStore{}, newClock()
	states := make(chan State, 100)
	s := Open(store, "01", nil, Options{After: clock.after, OnState: func(st State, _ error) { states <- st }})
	s.Changed(named("T"))
	if got := <-states; got != Typing {
		t.Fatalf("state %d after typing, want Typing", got)
	}
	<-clock.asked
	<-clock.asked
	s.Changed(named("Te"))
	<-states
	<-clock.asked // the quiet time begins anew, that of the draft does not
	clock.pass(DraftAfter)
	if got := <-states; got != Saved {
		t.Fatalf("state %d after the draft, want Saved", got)
	}
	s.Changed(named("Tep"))
	<-states
	<-clock.asked
	<-clock.asked
	clock.pass(SettleAfter)
	<-states
	s.Changed(named("Tep V"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"draft Te", "save Tep", "save Tep V"}; !slices.Equal(store.log, want) {
		t.Errorf("the vault saw %q, want %q", store.log, want)
	}
	if store.bases[0] != nil || store.bases[1] == nil || store.bases[1].Names[0].Text != "Tep" {
		t.Error("the second change did not begin with what the first one wrote")
	}
	if err := s.Settle(); err != nil {
		t.Error("a closed session fails to settle:", err)
	}
}

// TestALateWordOfTypingIsNotSaid: settling may take what was typed before the
// session has heard that something was. Nothing is then on its way any more,
// and nobody would say that it has arrived.
func TestALateWordOfTypingIsNotSaid(t *testing.T) {
	clock := newClock()
	states := make(chan State, 100)
	s := Open(&fakeStore{}, "01", nil, Options{After: clock.after, OnState: func(st State, _ error) { states <- st }})
	s.Changed(named("T"))
	if got := <-states; got != Typing {
		t.Fatalf("state %d after typing, want Typing", got)
	}
	if err := s.Settle(); err != nil {
		t.Fatal(err)
	}
	s.typed <- struct{}{} // late
	for len(s.typed) > 0 {
		time.Sleep(time.Millisecond)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	last := Saved
	for len(states) > 0 {
		last = <-states
	}
	if last != Saved {
		t.Errorf("with everything in the vault the last state is %d, want Saved", last)
	}
}

// TestALeftFieldIsAChangeOfItsOwn: however late the session comes to it, what is
// typed after a field was left is no part of its change, or undo would leave half a
// word.
func TestALeftFieldIsAChangeOfItsOwn(t *testing.T) {
	store := &fakeStore{}
	busy, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	s := Open(store, "01", nil, Options{After: newClock().after, OnState: func(State, error) {
		once.Do(func() { close(busy); <-goOn })
	}})
	s.Changed(named("T"))
	<-busy
	s.Changed(named("Tep"))
	s.SettleSoon()
	s.SettleSoon() // nothing was typed since
	s.Changed(named("Tep V"))
	settle := s.Settling()
	s.Changed(named("Tep Va"))
	close(goOn)
	if err := settle(); err != nil || !s.Pending() {
		t.Fatalf("settling what was typed until then gave %v, and left nothing", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"save Tep", "save Tep V", "save Tep Va"}; !slices.Equal(store.log, want) {
		t.Errorf("the vault saw %q, want %q", store.log, want)
	}
}

// TestTypingAfterALeftFieldIsDrafted: what was typed while the field before it was
// written is on its way into the vault, and nobody types more.
func TestTypingAfterALeftFieldIsDrafted(t *testing.T) {
	store, clock := &fakeStore{}, newClock()
	states := make(chan State, 100)
	s := Open(store, "01", nil, Options{After: clock.after, OnState: func(st State, _ error) { states <- st }})
	s.Changed(named("Tep"))
	<-states
	<-clock.asked
	<-clock.asked
	store.mu.Lock() // the disk is slow
	s.SettleSoon()
	s.Changed(named("Tep V"))
	store.mu.Unlock()
	for <-states != Saved {
	}
	for <-states != Typing {
	}
	for range 3 { // two anew, and the quiet time of what was typed last
		<-clock.asked
	}
	clock.pass(DraftAfter)
	for <-states != Saved {
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"save Tep", "draft Tep V", "save Tep V"}; !slices.Equal(store.log, want) {
		t.Errorf("the vault saw %q, want %q", store.log, want)
	}
}

func TestCloseWithoutTypingWritesNothing(t *testing.T) {
	store := &fakeStore{}
	s := Open(store, "01", nil, Options{})
	if err := s.Close(); err != nil || len(store.log) > 0 {
		t.Errorf("wrote %q, error %v", store.log, err)
	}
}

func TestFailureKeepsWhatWasTyped(t *testing.T) {
	store := &fakeStore{broken: errors.New("no room on the disk")}
	var mu sync.Mutex
	var last error
	s := Open(store, "01", nil, Options{After: newClock().after, OnState: func(_ State, err error) { mu.Lock(); last = err; mu.Unlock() }})
	s.Changed(named("Tep"))
	if err := s.Settle(); !errors.Is(err, store.broken) {
		t.Fatalf("settling gave %v", err)
	}
	mu.Lock()
	if !errors.Is(last, store.broken) {
		t.Errorf("the screen was told %v", last)
	}
	mu.Unlock()
	s.SettleSoon()
	if err := s.Settling()(); !errors.Is(err, store.broken) {
		t.Fatalf("settling once more gave %v", err)
	}
	store.mu.Lock()
	store.broken = nil
	store.mu.Unlock()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if store.saved == nil || store.saved.Names[0].Text != "Tep" {
		t.Error("what was typed was lost")
	}
}

func TestChangedTakesACopy(t *testing.T) {
	store := &fakeStore{}
	s := Open(store, "01", nil, Options{After: newClock().after})
	d := named("Tep")
	s.Changed(d)
	d.Names[0].Text = "other"
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if store.saved.Names[0].Text != "Tep" {
		t.Error("the session shares a list with the screen")
	}
}

func TestCloneSharesNoList(t *testing.T) {
	date, err := dossier.ParseDate("2018-09")
	if err != nil {
		t.Fatal(err)
	}
	d := &dossier.Dossier{
		ID:     "01",
		Events: []dossier.Event{{Item: dossier.Item{ID: "02", Mark: dossier.Mark{Sources: []dossier.ID{"s"}, Confirmed: date}}, Date: date}},
		Person: dossier.Person{Nationalities: dossier.Codes{Codes: []string{"KH"}}},
	}
	c := Clone(d)
	if !reflect.DeepEqual(c, d) {
		t.Fatalf("a clone differs: %v", c)
	}
	c.Events[0].Sources[0] = "x"
	c.Person.Nationalities.Codes[0] = "FR"
	c.Events[0].Kind = "x"
	if d.Events[0].Sources[0] != "s" || d.Person.Nationalities.Codes[0] != "KH" || d.Events[0].Kind != "" {
		t.Error("a change of the clone reached the original")
	}
}
