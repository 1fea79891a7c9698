package export

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
)

// count is a number of people in words, to begin a title: "Five people".
func (p *press) count(n int) string {
	return words.Capital(p.words.InWords(n, words.Person))
}

// glanceTitle is the title of the page of figures and faces.
func (p *press) glanceTitle() string {
	return fmt.Sprintf(p.say.glance.title, p.count(p.shown.Figures().Profiled))
}

// factsAsOf says for which day the facts are given.
func (p *press) factsAsOf() string { return fmt.Sprintf(p.say.facts, p.words.AsOf(p.shown.AsOf())) }

// notShown says how many the figures count and the pages do not show.
func (p *press) notShown(n int) string {
	if n == 1 {
		return p.say.oneNotShown
	}
	return fmt.Sprintf(p.say.notShown, words.Capital(p.words.Number(n)))
}

// event is what happened, without a form in the writer's own words: that is no
// word of the page.
func (p *press) event(e dossier.Event) string {
	if e.Form != dossier.FormHouseArrest {
		e.Form = ""
	}
	return p.words.Event(e)
}

// length is how long the person was or has been held, as one would say it and
// exactly, and on what footing. It is false where nothing is known of it.
func (p *press) length(profile disclosure.Profile) (long string, known bool) {
	standing, ok := profile.Standing()
	custody, house := profile.Days()
	var parts []string
	known = true
	switch {
	case custody.Known && custody.Most > 0:
		parts = append(parts, p.days(custody)+p.footing(profile))
	case custody.Known && house.Known && house.Most > 0: // at home alone
	case ok && standing.Status == dossier.Held && standing.Since.IsZero():
		parts = append(parts, p.words.Since(standing)+p.seen(profile))
	case ok && standing.Status == dossier.Held:
		parts = append(parts, fmt.Sprintf(p.say.lengths.since, p.words.EventDate(standing.Since)))
	case !ok:
		known, parts = false, append(parts, p.say.lengths.notGiven)
	case standing.Status == dossier.NotKnown:
		return p.words.NotKnown(), false // nor whether at all
	default:
		known, parts = false, append(parts, p.say.lengths.notKnown)
	}
	if house.Known && house.Most > 0 {
		known = true
		parts = append(parts, fmt.Sprintf(p.say.lengths.houseArrest, p.days(house)))
	}
	return words.Capital(strings.Join(parts, "; ")), known
}

// seen is when the record first shows somebody in custody.
func (p *press) seen(profile disclosure.Profile) string {
	for _, e := range profile.Events() {
		if e.Kind == dossier.InCustody && !e.Date.IsZero() {
			return fmt.Sprintf(p.say.lengths.shown, p.words.EventDate(e.Date))
		}
	}
	return ""
}

// days is a number of days as one would say it, and exactly where that says more.
func (p *press) days(c dossier.DayCount) string {
	said, exact := p.words.Duration(c), p.words.Days(c)
	if said == exact {
		return said
	}
	return said + " (" + exact + ")"
}

// footing says on what grounds somebody is held, or was held who was never
// convicted.
func (p *press) footing(profile disclosure.Profile) string {
	standing, ok := profile.Standing()
	if !ok {
		return ""
	}
	if standing.Status == dossier.Held {
		if d := p.words.Detention(standing); d != "" {
			return ", " + p.words.Mid(d)
		}
		return ""
	}
	if !standing.PreTrial {
		return ""
	}
	for _, e := range profile.Events() {
		if e.Kind == dossier.Convicted || e.Kind == dossier.Sentenced {
			return ""
		}
	}
	return p.say.lengths.preTrial
}

// countries are the countries of some codes.
func (p *press) countries(codes []string) string {
	var l []string
	for _, code := range codes {
		if code = oneLine(code); code != "" {
			l = append(l, p.country(code))
		}
	}
	return strings.Join(l, ", ")
}

// country is a country's name by its ISO 3166 code.
func (p *press) country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return display.Regions(language.Make(p.words.Tag)).Name(region)
}
