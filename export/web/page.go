package web

import "habeas/export/chart"

// Page is what the file says, in the order in which it is read.
type Page struct {
	Lang     string // BCP 47
	Title    Text
	Subtitle Text
	Issuer   Text
	Reach    Text
	Logo     *Picture
	Mark     Text // for whom it is
	Guarded  bool // not for the public
	Facts    []Fact
	Contents []Link
	Context  *Section
	Asks     *Section
	Notes    []Note // of the context and the asks
	Glance   Glance
	People   []Person
	Sources  *Section
	Legend   *Legend
	Foot     Text
	Nothing  Text // said where there is nobody to show

	Words Words
}

// Words are the file's own, in the language of the page.
type Words struct {
	Skip, Contents, Custody, Happened, Asks, Sources string
	Date, Event, Authority                           string // heads of the record
}

// Text is a run after a run.
type Text []Run

// Run is a piece of a text that looks the same throughout.
type Run struct {
	Text   string
	Lang   string // "" is that of what it stands in
	Strong bool
	Quiet  bool
	Italic bool
	Raised bool   // the number of a note
	ID     string // of a number that its note leads back to
	To     string // the ID of what it leads to, or an address
}

// Link leads to a place on the page.
type Link struct {
	ID     string
	Text   Text
	Status *Status
}

// Fact is a label and what is known.
type Fact struct {
	Label string
	Text  Text
}

// Paragraph is a text of its own. Before says in which language it is, where that
// may surprise.
type Paragraph struct {
	Before string
	Lang   string
	Text   Text
}

// Section is a part of the page with a heading of its own.
type Section struct {
	ID, Title, Lead string
	Paragraphs      []Paragraph
	Asks            []Paragraph
	Notes           []Note
}

// Note is a numbered source. Cited is the ID of where it is first cited, and Back
// what the link that leads there is called.
type Note struct {
	ID          string
	Cited, Back string
	Text        Text
}

// Glance is figures, and a face for everybody.
type Glance struct {
	ID, Title, Lead string
	Figures         []Figure
	Ways            *Chart // before the faces
	People          string // heading of the faces
	Faces           []Face
	Charts          []Chart // behind them
	More            string
}

// Chart is a chart with its heading, and what must be said beside it.
type Chart struct {
	Title, Note string
	Bar         Bar
}

// Figure is a number and what it counts.
type Figure struct{ Number, What string }

// Face is a person in a few words.
type Face struct {
	ID       string // of the person's section
	Picture  *Picture
	Initials string
	Name     Text
	Script   Text // the name in another script
	Status   *Status
	Since    Text
	Charge   Text
}

// Status is where somebody stands: a sign and its word.
type Status struct {
	Mark chart.Mark
	Text Text
}

// Person is the section of one person.
type Person struct {
	ID      string
	Name    Text
	Also    Text
	Status  *Status
	Note    Text // the as-of day, and that there is no status
	Picture *Picture
	Credit  Text
	Facts   []Fact
	Bar     *Bar
	Record  []Row
	Story   []Paragraph
	Asks    []Paragraph
	Notes   []Note
}

// Row is an event of the record.
type Row struct{ Date, What, Who Text }

// Bar is a chart in two widths, and in words.
type Bar struct {
	Wide, Narrow chart.Drawing
	Alt          string
}

// Legend tells how to read the page.
type Legend struct {
	ID, Title string
	Statuses  string
	Marks     []Meaning
	Lists     []List
}

// Meaning is a status and what it means.
type Meaning struct {
	Status  Status
	Meaning string
}

// List is a heading, words and what they mean.
type List struct {
	Title string
	Rows  [][2]string
}
