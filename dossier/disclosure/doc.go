// Package disclosure is the gate between a vault and its readers.
//
// [Disclose] takes a view of a vault, the dossiers picked and the audience, and
// returns two things: a [Disclosed], which holds what that audience may see and
// nothing else, and a [Held], which says what was held back and why, for the
// writer and for the leak check. The page is made of the first alone; when it is
// finished, [Leaks] compares what can be read in it with the second.
//
// # Who may see an item
//
//   - An item's own set of audiences counts. An item without one follows its
//     dossier; a dossier without one follows its consents.
//   - Contacts, addresses, identity papers, health and ill-treatment are
//     internal unless they are marked one by one. Tags, notes and consents are
//     never shown; for a form that asks it, [Options].Consent tells on whose word a
//     person is spoken of, and since when.
//   - All of it is narrowed by the consents that hold on the day "now": an
//     audience that none of them names sees nothing of the dossier.
//   - Where no name may be seen, known-as, aliases and photograph go with it
//     unless they are marked one by one.
//   - A case without a set follows each dossier that links to it. A source
//     without one follows what cites it, but an interview, an own observation
//     or a source of no type is internal. A meeting without one is for the
//     audience that sits there. Context without one is internal.
//   - While something is disputed, an audience is the narrowest of its values,
//     and print stops.
//
// # What a reader gets
//
// No identifier of the vault passes the gate: items carry short keys
// ("events-1", "s2"), good for links within one [Disclosed]. Marks are scrubbed
// of audiences, confirmation days and list order; of a dispute only what is
// about a disclosed field is told.
//
// Status and figures come from the full record, bar and record from the events
// that may be seen. Where these would tell another status, beginning or number
// of days, the gate stops print rather than let a page contradict itself.
//
// # Where to look
//
// Disclose (disclose.go) runs the gate (gate.go) over what stands before the
// profiles (before.go) and over each dossier (person.go: its parts; names.go,
// consent.go, record.go: the rules of their own). sources.go numbers the
// sources. leak.go compares; haystack.go and needle.go say what a match is.
package disclosure
