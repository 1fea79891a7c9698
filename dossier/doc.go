// Package dossier is the subject of Habeas: people who are or were held, what
// happened to them, who says so, and who may see it.
//
// # What is here
//
// Plain values ([Dossier], [Event], [Charge], [Source], …) and pure functions
// over them: EDTF dates ([Date]), the table of custody-event kinds ([Kinds]),
// where a person stands on a day ([StatusOn]), days in custody, and the figures
// of a selection. A [View] is everything that one vault holds, as it is now.
//
// # Caveats
//
// Nothing here does I/O or reads a clock: "now" and "as of" are always passed
// in. Status is derived from events and never stored, so that the list, the
// editor, the figures and the printed page cannot disagree.
//
// The json tag of a field is its name everywhere: in the log of changes
// (package change), in the JSON that the command line prints, and in the form
// of an apply line. Renaming one is a change of the file format.
package dossier
