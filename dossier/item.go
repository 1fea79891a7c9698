package dossier

// Mark is what every assertion carries: who may see it, who says so, and when
// it was last confirmed.
type Mark struct {
	Audience  Audiences `json:"audience,omitempty"`
	Sources   []ID      `json:"sources,omitempty"`
	Confirmed Date      `json:"confirmed,omitzero"` // the day on which it was last confirmed
	TrueFrom  Date      `json:"true_from,omitzero"` // a text holds from then on
}

// Item is what every list item carries besides: its own ID, by which history,
// merge, sources and disclosure point at it, and its place in the list.
type Item struct {
	ID ID `json:"id"`
	// Order is a fractional key (package change makes them); items of a list
	// stand by Order, then by ID. Lists in a View are in that order already.
	Order string `json:"order,omitempty"`
	Mark
}

// Dispute says that a field holds several values that nothing replaced: two
// copies of the vault were written apart, and nobody has picked yet.
type Dispute struct {
	Part   string   `json:"part"`  // the list or part, "" for the subject itself
	Item   ID       `json:"item"`  // the item in it, "" for a part that is no list
	Field  string   `json:"field"` // the field's name
	Values []string `json:"values"`
}
