package say

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// below are sentences that the rest of the house says in English, in errors and
// findings. They have translations as the window's own have; tests find each of them
// in the code that says it, and each error there in here.
var below = slices.Concat(often, seldom)

// often are those of [below] that a person meets most. %s is what they hold, of any
// kind.
var often = []string{
	// The way into a vault.
	"wrong passphrase: nothing was changed",
	"wrong passphrase or wrong key file: nothing was changed",
	"the vault opens with its passphrase and a key file together: give the key file, or the recovery key; nothing was changed",
	"failed to read the key file: %s",
	"the key file is damaged: %s; take a copy of it, or the recovery key",
	"invalid key file: it has less than %s bytes, which are soon guessed",
	"invalid key file: it has more than %s MiB",
	"invalid key file: it is a vault, which changes with each save; nothing was changed",
	"invalid recovery key: %s",
	"invalid passphrase: it is empty",
	"the vault %s is open elsewhere: close it there first; nothing was changed",
	"%s is not a vault: %s",
	"it is a folder",
	"it is some other kind of file",
	"it is cut short",
	"it does not begin as a vault does",
	"the vault %s has format %s, this program knows up to %s: update Habeas; nothing was changed",
	"the vault %s is damaged: %s; nothing was changed, restore a backup, or save what is whole of it with 'habeas salvage'",
	"the vault %s was touched from outside while it was open: %s; this change was not saved, nothing was overwritten, open the vault anew",
	"the vault %s can be read and not written (%s): nothing was changed, copy it to a place where it can be written",
	"the vault is open for reading only: nothing was saved",
	"failed to open the vault %s: %s",
	"failed to open the vault: %s",
	"the vault is closed",

	// Saving, copies, backups.
	"failed to save, the vault is as it was before: %s",
	"saved, but the disk did not confirm it: make sure that it is well, and look whether the last change is there when the vault is opened again: %s",
	"the vault's own backup was not made in %s: %s; what you wrote is saved in the vault",
	"failed to make a backup, nothing was left there: %s",
	"failed to make a backup: %s",
	"a backup was made in %s, but old ones could not be removed: %s",
	"the backups go to that folder already: choose one on another disk or stick",
	"there is no folder %s: nothing was changed, choose one that is there",
	"the backup has other keys than the vault has now, or is damaged: give the passphrase of its time",
	"this vault makes no backups by itself: it is read only, or a demonstration",
	"failed to look at the backups: %s",
	"failed to look for a key file: %s",
	"failed to read the history: %s",
	"failed to delete a backup, which still opens: %s",
	"failed to change %s dossiers, nothing was changed: %s",
	"failed to change the keys: with a recovery key, a new passphrase is needed; nothing was changed",
	"the recovery sheet %s stays, keep the one before it too, until one of them has opened the vault again: %s",
	"the vault opens with a key file too, which was not given: give it so that it stays, or set another, or remove it; nothing was changed",
	"failed to restore, nothing was changed: %s",
	"failed to restore: the vault and the backup are the same file; nothing was changed",
	"failed to salvage, nothing was left there: %s",
	"no header is left in it, and without one nothing can be read: nothing was saved",
	"failed to destroy the vault, it is as it was: %s",
	"the keys of the vault were changed meanwhile: nothing was changed, try again",
	"%s copies what lies in this folder to other places. It may put an older copy in the vault's place, " +
		"and its servers keep versions of the file, also of what you delete or forget. " +
		"Keep the vault outside of it, and let only backups lie there.",

	// What the system says.
	"no space left on device",
	"permission denied",
	"no such file or directory",
	"file exists",
	"read-only file system",
	"is a directory",
	"input/output error",
	"context canceled",

	// Files in and out.
	"the file %s is there already and was kept: choose another name, or ask for it to be replaced",
	"failed to write %s, nothing was left there: %s",
	"there is no folder %s to write %s into: make it, or name another",
	"the output %s is a folder: name a file in it",
	"the output %s is a vault and was kept: choose another name",
	"the file is empty: it was not taken in, nothing was changed",
	"the file is larger than %s MiB: it was not taken in, nothing was changed",
	"failed to take in \"%s\": %s",
	"not a picture of a known kind (JPEG, PNG, GIF, WebP, BMP, TIFF or HEIC)",
	"the picture is damaged or cut short",
	"the picture is too large",
	"there is no picture on the clipboard",
	"the picture on the clipboard is larger than %s MiB: it was not taken in",
	"this is no table: want rows of cells, with tabs, commas or semicolons between, such as a spreadsheet copies",
	"the table is too large: at most %s rows and %s columns are read at once",
	"failed to read the archived copy: %s",
	"the archived copy is not what it was when it was kept: its SHA-256 differs",
	"a page for a web site takes no password: nothing was written",
	"failed to check the finished pages, nothing was written: %s",
	"failed to read the finished pages back, nothing was written: %s",
	"failed to record packet %s: %s",
	"failed to write %s: %s",
	"failed to call the printing off: %s",
	"failed to call the printing off: the printing system gave it no number",
	"failed to print: no program took the file: %s",
	"this desktop gives no pictures from its clipboard here: save the picture as a file and drop that onto the window",
	"failed to print: %s",
	"failed to print, the pages are as they were: %s",
	"this computer has no printer: nothing was printed; export the pages, and print the file where there is one",
	"want a number of copies from 1 to %s",
	"want pages such as 1-3, 5, of the %s that there are",
	"this is no file on this computer: nothing was done",

	// What is typed.
	"invalid date \"%s\": %s",
	"an open end needs the other end, such as 2017/..",
	"want year-month-day, such as 2018-09-12, or an interval of two such dates",
	"want year-month-day, such as 2017-09-03",
	"want one whole day, such as 2018-09-12",
	"it knows neither end; leave it empty instead",
	"it ends before it begins",
	"the marks ~ ? % stand once, at the end",
	"a time of day is not kept; write the day alone",
	"a year has four digits",
	"a month needs its year",
	"a day needs its month",
	"the month is \"%s\"; want two digits, such as 09",
	"there is no month %s",
	"the day is \"%s\"; want two digits, such as 03",
	"%s %s has no day %s",
	"invalid query \"%s\", column %s: %s",
	"a closing parenthesis without an opening one",
	"the quotation mark is not closed",
	"the parenthesis is not closed",
	"%s wants a value",
	"%s wants something before it",
	"OR wants something after it",
	"AND wants something after it",
	"NOT wants something after it",
	"nested too deeply",
	"%s is text: want %s:%s",
	"held wants a number of days, such as held>365",
	"there is no field \"%s\"; fields are %s",
	"there is no status \"%s\"; want one of %s",
	"%s cannot be compared: want %s:%s",
	"consent wants none, public, donor or diplomatic",
	"%s wants yes or no",
	"%s wants a date, such as 2018 or 2018-08-01",
	"there is nothing to undo",
	"it is so already: nothing was changed",
	"the source is still named by what it says: it was kept",
	"the source was deleted meanwhile: the file was not taken in, nothing was changed",
	"what is disputed there has changed: nothing was picked; look at it again",
	"one of the two dossiers is no longer there",
	"one of the two sources is not there any more: nothing was changed",
	"packet %s was made for another audience (%s): its readers did not see what this one may",
	"what is new can only be told since a packet of the ledger: none was named",
	"there is no packet %s in the ledger",

	// What the check of a briefing finds.
	"the export was stopped and nothing was written: %s",
	"no consent is recorded",
	"no consent covers this audience",
	"the consent has run out",
	"the consent was withdrawn",
	"a consent was withdrawn; another one still covers this audience",
	"rests on what was published, and names no source",
	"the issuing group has no name",
	"%s of the issuing group is disputed",
	"%s of a source is disputed",
	"%s is disputed, and the status rests on it",
	"%s is disputed",
	"who may see it is disputed",
	"a consent is disputed",
	"the title and the context of the packet are not marked for this audience",
	"the meeting is with another audience",
	"the meeting is not marked for this audience, and is not named",
	"another dossier in this selection has the same name",
	"is held back, but a text that is shown says it",
	"confirmed only after the as-of day, and without a \"true from\"",
	"no source says so",
	"prints without a source, because none of its sources may be seen",
	"prints as \"Name withheld\"",
	"the photograph is not cleared for print, and is left out",
	"counted, but not shown to this audience",
	"the facts were not confirmed lately",
	"there is no text in the language of the packet; it prints in another",
	"the events that may be shown give another status than the full record: show the events that are held back, or print without status",
	"the events that may be shown give another beginning of the status than the full record: show the events that are held back, or print without status",
	"the events that may be shown give other days in custody than the full record: show the events that are held back, or print without status",
	"the figures count this release under another kind than the events that may be shown tell",
	"prints without what became of it: the events that may be shown give another state than the full record",
	"the record disagrees with itself: %s",
	"listed against the dates",
	"known before it happened",
	"shown after an end",
	"is this person out?",
	"re-arrested, never released",
	"after death",
	"the as-of day lies ahead",
	"text that is held back from this audience (%s) can be read in the finished pages",
	"what packet %s told cannot be worked out again to the letter: compare the news with a copy of it",
	"no font here has these characters, they print as boxes: %s",
	"the profile of %s takes %s pages; two are what a reader has time for",
	"the card of %s has no room for all that it should say; what is left out ends in an ellipsis",
	"the photograph of %s cannot be printed: %s",
	"the photograph of %s cannot be shown: %s",
	"the logo cannot be printed: %s",
	"a photograph cannot be printed: %s",
	"A demonstration: its passphrase is filled in.",
}

// pattern is a sentence of [below] with places for what it holds.
type pattern struct {
	english string
	holds   *regexp.Regexp
}

// patterns are those of [below] that hold something, the most particular first.
var patterns = sync.OnceValue(func() []pattern {
	var l []pattern
	for _, english := range below {
		if strings.Contains(english, "%s") {
			text := strings.ReplaceAll(regexp.QuoteMeta(english), "%s", "(.+?)")
			l = append(l, pattern{english, regexp.MustCompile("^" + text + "$")})
		}
	}
	slices.SortStableFunc(l, func(a, b pattern) int { return len(b.english) - len(a.english) })
	return l
})

// Problem says what an error says, in the language of the window where that is
// known, and with a capital letter.
func Problem(err error) string { return Capital(Said(err)) }

// Said is [Problem] as it may stand in a sentence.
func Said(err error) string {
	if m := (*Mistake)(nil); errors.As(err, &m) && m.Error() == err.Error() {
		return m.Error()
	}
	return Told(err.Error())
}

// Told says a sentence of [below] in the language of the window. One that has no
// translation is told in English.
func Told(english string) string {
	text, ok := now.Load().told(english)
	if !ok {
		return T("In English: %s", english)
	}
	return text
}

// told is a sentence of [below] in the language; false where there is none.
func (t *tongue) told(english string) (string, bool) {
	if t.localizer == nil {
		return english, true
	}
	if strings.Contains(english, "\n") { // several errors
		lines, all := strings.Split(english, "\n"), true
		for i, line := range lines {
			var ok bool
			lines[i], ok = t.told(line)
			all = all && ok
		}
		return strings.Join(lines, "\n"), all
	}
	if english == "" {
		return "", true
	}
	if slices.Contains(below, english) {
		text := t.look("", english, "", nil)
		return text, text != english
	}
	for _, p := range patterns() {
		held := p.holds.FindStringSubmatch(english)
		if held == nil {
			continue
		}
		text := t.look("", p.english, "", nil)
		if text == p.english {
			return english, false
		}
		args := make([]any, len(held)-1)
		for i, h := range held[1:] {
			args[i], _ = t.told(h)
		}
		if strings.HasPrefix(p.english, "%s") && strings.Contains(p.english, "disputed") {
			args[0] = t.words.Mid(t.words.Field("", held[1])) // a field, by its name in the record
		}
		return t.fill(text, args), true
	}
	return t.toldInParts(english)
}

// aboutFile is an error of the system about a file.
var aboutFile = regexp.MustCompile(`^(?:[a-z]+|Lstat|GetFileInformation[A-Za-z]*) (\S.*): ([^:]+)$`)

// toldInParts is a sentence of which a part is one of [below]: what the system says of
// a file, which is named instead of what was tried with it, and what has its details
// behind a colon. They may be of a library, in English.
func (t *tongue) toldInParts(english string) (string, bool) {
	if m := aboutFile.FindStringSubmatch(english); m != nil && slices.Contains(below, m[2]) {
		what, _ := t.told(m[2])
		return t.say("", "%s: %s", "", []any{m[1], what}), true
	}
	for i := range len(english) {
		if !strings.HasPrefix(english[i:], ": ") || !slices.Contains(below, english[:i]) {
			continue
		}
		what, _ := t.told(english[:i])
		details, _ := t.told(english[i+len(": "):])
		return t.say("", "%s: %s", "", []any{what, details}), true
	}
	return english, false
}
