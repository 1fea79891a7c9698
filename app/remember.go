//go:build !headless

package app

import (
	"time"

	"habeas/app/desk"
	"habeas/app/job"
)

// remembered is a small thing that the vault keeps from one time to the next: how a
// screen was left. It may name people, so that it is kept nowhere else.
type remembered struct {
	name  string // the vault's for it
	data  []byte
	write job.Delay
	new   bool // it is not in the vault yet
}

// rememberPause is how long one changes nothing more before it is written.
const rememberPause = 2 * time.Second

// of is what the vault has, or what was kept since.
func (r *remembered) of(d *desk.Desk) []byte {
	if r.data == nil {
		r.data = d.State(r.name)
	}
	return r.data
}

// take gives what must still be written before the vault is closed, nil for
// nothing, and forgets all of it.
func (r *remembered) take() []byte {
	r.write.Cancel()
	data := r.data
	if !r.new {
		data = nil
	}
	r.data, r.new = nil, false
	return data
}

// remember writes it, once nothing more is changed.
func (w *window) remember(d *desk.Desk, r *remembered, data []byte) {
	r.data, r.new = data, true
	r.write.Place, r.write.Quiet = w.place, rememberPause
	r.write.Ask(func() {
		if w.desk != d || !r.new {
			return
		}
		r.new = false
		keep(w, func() error { return d.SetState(r.name, data) }, func(error) {}) // a comfort
	})
}

// remembered are all of them, taken: what is to be written as the vault is closed, by
// the vault's names.
func (w *window) takeRemembered() map[string][]byte {
	w.keepBriefing()
	l := map[string][]byte{}
	for _, r := range []*remembered{&w.listed, &w.briefed} {
		if data := r.take(); data != nil {
			l[r.name] = data
		}
	}
	return l
}
