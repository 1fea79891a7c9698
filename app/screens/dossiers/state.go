//go:build !headless

package dossiers

import (
	"encoding/json"
	"slices"

	"habeas/app/desk"
)

// state is what the vault keeps of the screen from one time to the next. It says
// what a person looked for, so it is kept nowhere else.
type state struct {
	Sort    desk.SortKey `json:"sort,omitempty"`
	Down    bool         `json:"down,omitempty"`
	Widths  []float32    `json:"widths,omitempty"`
	Filters []string     `json:"filters,omitempty"` // queries of those that are on
	Kept    []kept       `json:"kept,omitempty"`
}

// keepState keeps the state, where a vault is that can be written.
func (s *Screen) keepState() {
	if s.opts.Keep == nil || s.opts.ReadOnly {
		return
	}
	by, down := s.sorting()
	data, err := json.Marshal(state{by, down, s.heads.Shares(), s.chosen, s.kept})
	if err != nil {
		return // it is a comfort
	}
	s.opts.Keep(data)
}

// restore takes up the state of the last time. What a later version kept and this
// one cannot read is passed over.
func (s *Screen) restore(data []byte) {
	var was state
	if json.Unmarshal(data, &was) != nil {
		return
	}
	if i := slices.Index(sortKeys, was.Sort); i >= 0 {
		s.heads.Sort(i, was.Down)
	}
	s.heads.SetShares(was.Widths)
	for _, q := range was.Filters {
		if desk.CheckQuery(q) == nil {
			s.chosen = s.chosen.toggle(q)
		}
	}
	for _, k := range was.Kept {
		if k.Name != "" {
			s.kept = append(s.kept, k)
		}
	}
	s.showChips()
}
