package chart

// Mark names the drawn sign of a status. The values are those of a status, so
// that one converts to the other.
type Mark string

// The marks. Any other value is drawn as [MarkNotKnown].
const (
	MarkHeld        Mark = "held"        // ■
	MarkNotFree     Mark = "not-free"    // ◐
	MarkFree        Mark = "free"        // ○
	MarkDisappeared Mark = "disappeared" // ◌
	MarkAtLarge     Mark = "at-large"    // ◇
	MarkDead        Mark = "dead"        // †
	MarkNotKnown    Mark = "not-known"   // ?
)

// Colour is the colour of the mark and of the word beside it.
func (m Mark) Colour() Colour { return Grey }

// Shapes draws the mark into the square with its top left corner at x, y.
func (m Mark) Shapes(x, y, size float64) []Shape { return nil }
