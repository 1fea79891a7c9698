package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export"
)

type exportFlags struct {
	vaultFlags
	pick
	kind, audience, lang, paper string
	meeting, reason, out, title string
	passwordFile                string
	noStatus                    []string
	khmerDigits, twoSided       bool
	handOver
	force, asJSON bool
}

func newExport(s *System) *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export --vault V --kind packet|profile|list|cards|changes|web|wgad --audience public|donor|diplomatic -o OUT.pdf",
		Short: "Print a briefing into a PDF file, or a page for a web site",
		Long: `Print a briefing into a PDF file: what the audience may see, as of a day.

The finished file is read back and compared with what was held back. A finding
that stops the export ends it with status 6 and writes nothing; --reason
overrides those findings that a reason may override. SOURCE_DATE_EPOCH sets the
printed made-on time, so that a file can be made again byte for byte.

With --record the packet goes into the ledger, which 'habeas packets' lists; with
--copies or --holder each copy is a file of its own, OUT-1.pdf …, and says its number
and who holds it. --kind changes --since NUMBER prints what is new since a packet of
the ledger, for the same audience.

--kind web writes one HTML file, for the group's own site: it has no script and asks
nothing of anybody. --kind wgad fills in the questionnaire of the UN Working Group on
Arbitrary Detention, and lists at the end what to ask the families.

With --password-file the file is encrypted, for a packet that goes by mail: tell
the password by another way. Such a file has other bytes each time, and is no
archive file (PDF/A).`,
		Args: args(0, ""),
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c, s) },
	}
	f.add(c)
	f.addSelect(c)
	f.addAsOf(c)
	fl := c.Flags()
	fl.StringVar(&f.kind, "kind", "packet", "`KIND` of briefing: "+export.KindNames())
	fl.StringVar(&f.audience, "audience", "", "`AUDIENCE` that will read it: public, donor or diplomatic")
	fl.StringVar(&f.lang, "lang", "en", "`LANGUAGE` of the page: en, fr or km; a text that is not there in it prints in another, marked")
	fl.BoolVar(&f.khmerDigits, "khmer-digits", false, "with --lang km, print numbers in Khmer digits")
	fl.StringVar(&f.paper, "paper", "a4", "`SIZE` of the paper: a4 or letter")
	fl.BoolVar(&f.twoSided, "two-sided", false, "lay out for printing on both sides: room for a binding, each person from a right-hand page")
	fl.StringVar(&f.title, "title", "", "`TITLE` on the cover; the vault's where not given")
	fl.StringVar(&f.meeting, "meeting", "", "`ID` of the meeting whose asks are printed")
	fl.StringVar(&f.reason, "reason", "", "go on despite the findings that a reason may override: `WHY`")
	fl.StringSliceVar(&f.noStatus, "without-status", nil, "`ID`s of dossiers that print without a status, because what may be shown would contradict it")
	fl.StringVarP(&f.out, "output", "o", "", "the `FILE` to write, a PDF or with --kind web HTML")
	fl.StringVar(&f.passwordFile, "password-file", "", "encrypt the file with the password in `FILE` (- is standard input), by AES-256")
	f.addHandOver(fl)
	fl.BoolVar(&f.force, "force", false, "replace the file if it is there")
	fl.BoolVar(&f.asJSON, "json", false, "print one JSON value")
	complete(c, "kind", kinds()...)
	complete(c, "lang", "en", "fr", "km")
	complete(c, "paper", export.A4.Name, export.Letter.Name)
	complete(c, "audience", string(dossier.Public), string(dossier.Donor), string(dossier.Diplomatic))
	return c
}

// order reads the flags; what cannot be read is wrong usage.
func (f *exportFlags) order(c *cobra.Command, s *System) (desk.Order, error) {
	o := desk.Order{Title: f.title, Reason: f.reason, TwoSided: f.twoSided}
	var err error
	if o.Kind, err = export.ParseKind(f.kind); err != nil {
		return o, usagef("--kind: %v", err)
	}
	if f.audience == "" && o.Kind != export.KindChanges { // which goes to the readers of the packet
		return o, usagef("--audience is missing: public, donor or diplomatic")
	}
	if f.audience != "" {
		if o.Audience, err = dossier.ParseAudience(f.audience); err != nil {
			return o, usagef("--audience: %v", err)
		}
	}
	if err := f.check(o.Kind); err != nil {
		return o, err
	}
	if o.Kind == export.KindWeb && f.passwordFile != "" {
		return o, usagef("--password-file: a page for a web site takes none")
	}
	if o.Lang, err = f.language(); err != nil {
		return o, err
	}
	if o.Paper, err = export.ParsePaper(f.paper); err != nil {
		return o, usagef("--paper: %v", err)
	}
	for _, text := range f.noStatus {
		id, err := dossier.ParseID(text)
		if err != nil {
			return o, usagef("--without-status: %v", err)
		}
		o.WithoutStatus = append(o.WithoutStatus, id)
	}
	if f.meeting != "" {
		if o.Meeting, err = dossier.ParseID(f.meeting); err != nil {
			return o, usagef("--meeting: %v", err)
		}
	}
	if o.AsOf, err = f.day(c, s); err != nil {
		return o, err
	}
	if f.out == "" {
		return o, usagef("-o is missing: name the PDF file to write")
	}
	if err := desk.CheckQuery(f.query); err != nil {
		return o, usagef("--select: %v", err)
	}
	if f.passwordFile == "-" && (f.passphraseFile == "-" || f.recoveryFile == "-") {
		return o, usagef("--password-file: standard input is read for the vault's own passphrase")
	}
	o.MadeOn, err = s.madeOn()
	return o, err
}

// language is that of the page, with the digits it is written in.
func (f *exportFlags) language() (string, error) {
	if !slices.Contains([]string{words.English.Tag, words.French.Tag, words.Khmer.Tag}, f.lang) {
		return "", usagef("--lang: invalid language %q: want en, fr or km", f.lang)
	}
	switch {
	case !f.khmerDigits:
		return f.lang, nil
	case f.lang != words.Khmer.Tag:
		return "", usagef("--khmer-digits goes with --lang km alone")
	}
	return words.KhmerDigits.Tag, nil
}

// madeOn is the time that the page prints as that of its making.
// https://reproducible-builds.org/specs/source-date-epoch/
func (s *System) madeOn() (time.Time, error) {
	epoch := s.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return s.Now(), nil
	}
	n, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || n < 0 || n > 253402300799 { // the year 9999, the last that a PDF date can say
		return time.Time{}, usagef("SOURCE_DATE_EPOCH: invalid time %q: want seconds since 1970", epoch)
	}
	return time.Unix(n, 0).UTC(), nil
}

func (f *exportFlags) run(c *cobra.Command, s *System) error {
	o, err := f.order(c, s)
	if err != nil {
		return err
	}
	if err := f.canWrite(f.out, f.force); err != nil { // before the key is derived
		return err
	}
	if f.passwordFile != "" {
		if o.Password, err = readSecret(c.Context(), s, f.passwordFile, "password"); err != nil {
			return err
		}
		defer clear(o.Password)
		if err := desk.CheckPassword(o.Password); err != nil {
			return usagef("--password-file: %v", err)
		}
	}
	d, err := f.open(c, s, !f.record)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := f.since(d, &o); err != nil {
		return err
	}
	dossiers := len(d.View().Dossiers)
	if f.query != "" {
		found, err := d.Find(f.query, o.AsOf)
		if err != nil {
			return err
		}
		if len(found.Rows) == 0 {
			return errors.New("no dossier matches --select: nothing was written")
		}
		o.Query, dossiers = f.query, len(found.Rows)
	}
	if o.Meeting != "" && d.View().Meeting(o.Meeting) == nil {
		return fmt.Errorf("there is no meeting %s: nothing was written", o.Meeting)
	}
	desk.Frugal(dossiers * max(1, len(f.holders()))) // all copies are there at once
	made, err := d.Deliver(c.Context(), o, desk.Delivery{Path: f.out, Force: f.force, Holders: f.holders(), Record: f.record})
	if made == nil {
		return err
	}
	var stopped *desk.StoppedError
	if err != nil && !errors.As(err, &stopped) {
		return err
	}
	if f.asJSON {
		if jerr := printJSON(s.Stdout, exported(o, made, err)); jerr != nil {
			return jerr
		}
		return err
	}
	return cmp.Or(err, f.tell(s, d, o.AsOf, made, err))
}

type exportedJSON struct {
	File     *string      `json:"file"`
	Kind     export.Kind  `json:"kind"`
	Audience string       `json:"audience"`
	AsOf     dossier.Day  `json:"as_of"`
	Pages    int          `json:"pages"`
	Dossiers int          `json:"dossiers"`
	Bytes    int          `json:"bytes"`
	SHA256   string       `json:"sha256"`
	Packet   string       `json:"packet"`
	Withheld int          `json:"withheld"`
	Warnings []jsonNotice `json:"warnings"`
	Stopped  []jsonNotice `json:"stopped_by"`
	Recorded bool         `json:"recorded"`
	Copies   []copyJSON   `json:"copies"`
}

type jsonNotice struct {
	Severity disclosure.Severity `json:"severity"`
	Code     string              `json:"code"`
	Dossier  *string             `json:"dossier"`
	Subject  *string             `json:"subject"`
	Part     *string             `json:"part"`
	Item     *string             `json:"item"`
	Text     string              `json:"text"`
}

func notices(findings []disclosure.Finding) []jsonNotice {
	l := []jsonNotice{}
	for _, f := range findings {
		l = append(l, jsonNotice{f.Severity, f.Code, known(string(f.Dossier)), known(string(f.Subject)), known(f.Part), known(string(f.Item)), f.Text})
	}
	return l
}

func exported(o desk.Order, made *desk.Delivered, err error) exportedJSON {
	b := made.Shown()
	j := exportedJSON{
		Kind: o.Kind, Audience: string(o.Audience), AsOf: o.AsOf, Pages: b.Pages, Dossiers: b.Dossiers, Bytes: len(b.File),
		SHA256: b.SHA256, Packet: b.Number, Withheld: b.Withheld, Warnings: notices(b.Warnings()), Stopped: notices(b.Stopped()),
		Recorded: made.Packet != nil, Copies: []copyJSON{},
	}
	if err != nil {
		return j
	}
	j.File = &made.Paths[0]
	for i, c := range made.Copies {
		if c.Copy.Number > 0 {
			j.Copies = append(j.Copies, copyJSON{Number: c.Copy.Number, Holder: known(c.Copy.Holder), File: &made.Paths[i], Bytes: len(c.File), SHA256: c.SHA256})
		}
	}
	return j
}

// tell says what was made and found, for people.
func (f *exportFlags) tell(s *System, d *desk.Desk, asOf dossier.Day, made *desk.Delivered, err error) error {
	p := &printer{w: s.Stderr}
	shown := made.Shown()
	tellFindings(p, "warning", d, asOf, shown.Warnings())
	if err != nil {
		tellFindings(p, "stopped", d, asOf, shown.Stopped())
		return p.err
	}
	p = &printer{w: s.Stdout}
	for i, b := range made.Copies {
		pages := ""
		if b.Pages > 0 { // a page for a web site has none
			pages = count(b.Pages, "page") + ", "
		}
		p.linef("%s: %s%s, %s, packet %s, %s withheld",
			made.Paths[i], pages, count(b.Dossiers, "dossier"), count(len(b.File), "byte"), b.Copy.Numbered(b.Number), count(b.Withheld, "item"))
		p.linef("SHA-256 %s", b.SHA256)
	}
	if made.Packet != nil {
		p.linef("packet %s is in the ledger", made.Packet.Number)
	}
	if p.err != nil {
		return fmt.Errorf("%s was written, but %w", made.Paths[0], p.err)
	}
	return nil
}

// tellFindings prints each finding once, with whom it concerns.
func tellFindings(p *printer, word string, d *desk.Desk, asOf dossier.Day, findings []disclosure.Finding) {
	const named = 3 // the JSON has them all
	who := map[string][]string{}
	var order []string
	for _, f := range findings {
		text := findingText(f)
		if _, ok := who[text]; !ok {
			order = append(order, text)
			who[text] = nil
		}
		if r, ok := d.Row(f.Dossier, asOf); ok {
			if name := short(cmp.Or(r.Name, r.KnownAs, string(r.ID))); !slices.Contains(who[text], name) {
				who[text] = append(who[text], name)
			}
		}
	}
	for _, text := range order {
		names := who[text]
		switch {
		case len(names) == 0:
			p.linef("%s: %s", word, oneLine(text))
		case len(names) <= named:
			p.linef("%s: %s (%s)", word, oneLine(text), strings.Join(names, ", "))
		default:
			p.linef("%s: %s (%s and %d more)", word, oneLine(text), strings.Join(names[:named], ", "), len(names)-named)
		}
	}
}

// findingText says of which part of a dossier a finding is: "names: is held back …".
func findingText(f disclosure.Finding) string {
	if f.Part == "" || f.Code == desk.CodeLeak { // which says it itself
		return f.Text
	}
	return strings.TrimPrefix(f.Part, "person.") + ": " + f.Text
}
