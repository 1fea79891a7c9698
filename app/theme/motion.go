package theme

// Motion is how much moves on the screen.
type Motion string

// The choices. The first does as the system is set.
const (
	MotionAsSystem Motion = "system"
	MotionLittle   Motion = "little"
	MotionUsual    Motion = "usual"
)

// Motions are the choices.
var Motions = []Motion{MotionAsSystem, MotionUsual, MotionLittle}
