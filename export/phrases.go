package export

import (
	"habeas/dossier"
	"habeas/dossier/words"
)

// phrases are the page's own phrases in one language, by what they mean. The words
// of the field (statuses, kinds of event, dates) are those of package words. A
// further language is a further catalogue here and one there.
//
// A phrase with %s or %d takes what its comment or name says. One with a space
// or a comma at its end stands before what the dossier says; the page never
// puts typed text into a phrase, so that the two can be told apart.
type phrases struct {
	briefing    string // the title, where there is none
	packet      string
	meeting     string
	madeOn      string
	factsAsOf   string
	cover       string // the first page, where pages are counted
	contents    string
	profiles    string
	foot        string // number of the packet, day on which it was made, as-of day
	continued   string // after the name of who goes on
	nothing     string // to show
	marks       map[dossier.Audience]string
	subtitles   map[dossier.Audience]string // "" is none of them
	photoOf     string
	logoOf      string
	copyFor     string // before who holds a numbered copy
	notShown    string // how many, in words
	oneNotShown string
	inLanguage  string // where a text is not in that of the page

	goingOn      string // headings
	facts        string // as of a day
	custody      string
	whatHappened string
	askMeeting   string
	askYou       string
	sources      string
	sourcesAgain string // where they go on

	withheld, notNamed string // instead of a name
	pronounced         string
	knownAs            string
	statusNotGiven     string

	labels  labels
	lengths heldFor
	charges chargePhrases
	record  recordPhrases
	source  sourcePhrases
	glance  glancePhrases
	charts  chartPhrases
	bar     barPhrases
	site    sitePhrases
	form    formPhrases
	legend  legendPhrases
	list    listPhrases
	card    cardPhrases
	changes changesPhrases

	fromTo, since, until string // after a role or an address
	born, bornDisputed   string // a date
	ageAsOf              string // an age, a day
	issued               string // a date
	groupCategory        string // of the UN Working Group
	urgencyDisputed      string // the values
	doctorDisputed       string // the values
	doctor               map[string]string
}

// labels stand before the facts of a profile.
type labels struct {
	who, affiliation, age, sex, birthplace, nationality, ofCase, charge, held, released, health, illTreatment,
	conditions, arbitrary, ahead, contact, address, paper string
}

// heldFor is how long somebody was held.
type heldFor struct {
	since       string // a date
	notKnown    string
	notGiven    string
	houseArrest string // so long
	shown       string // a date
	preTrial    string
}

type chargePhrases struct {
	offenceNotKnown, article, penalty, penaltyFaced, sentence, caseNumber string
	typedUpTo                                                             string // what people write before the most that a charge carries
}

type recordPhrases struct {
	date, event, authority      string // heads of the columns
	basis, conditions, withThem string
}

type sourcePhrases struct {
	all                                 string // under the title of the list of all sources
	typeNotKnown, graded, seen, archive string // seen takes a date
}

type glancePhrases struct {
	title                                                                           string // "Five people"
	people, peopleAgain                                                             string
	profiled                                                                        string // "people"
	held, released, notFree, disappeared, atLarge, dead, notKnown, notGiven, likely string
	cameOut                                                                         string // how many
	oneCameOut                                                                      string
	ways                                                                            map[dossier.ReleaseKind]string // after a number
	since                                                                           string                         // a date
	chargeNotKnown                                                                  string
}

// chartPhrases stand on the charts of all people, and say what they show.
type chartPhrases struct {
	overTime                      string
	held, likelyHeld, perhapsHeld string // after a number
	perhaps                       string // what that means
	from                          string // a day
	ofThose                       string // how many are shown, and how many there are
	byCharge, notShown            string
	moreCharges, oneMoreCharge    string // how many, in words
}

// barPhrases are the names of stretches of the custody bar.
type barPhrases struct {
	alt                                                                              string // before what the bar shows, for who cannot see it
	held, startNotKnown, houseArrest, serving, preTrial, disappeared, exile, notFree string
}

// sitePhrases are for who does not see the page: what leads past the contents, and
// from a source back to where it is cited.
type sitePhrases struct{ skip, back string }

// formPhrases are what a questionnaire says of itself.
type formPhrases struct {
	notAnswered string
	wholeName   string // behind a name of which nobody says which part is the family's
	nobodysWord string // behind "already published"
	family      string // the title of what to ask the family
	aside       string // under it
}

// legendPhrases tell how to read the pages: words, and what they mean.
type legendPhrases struct {
	title, statuses, dates, figures, notes      string
	meaning                                     map[dossier.Status]string
	dateRows, disputedRow, figureRows, noteRows [][2]string
}

// listPhrases are the heads of the columns, and what is noted.
type listPhrases struct {
	name, status, heldSince, days, charge, note string
	likely                                      string
}

type cardPhrases struct {
	ask string // before what is asked
}

type changesPhrases struct {
	title                        string // the number of the earlier packet
	between                      string // the day it was made on, its as-of day, the one of now
	figures, then, now           string // a heading, and heads of columns
	people, person, what         string // likewise
	profiled                     string // the row of all, before the statuses
	first                        string // of who is new
	was, is                      string // before where somebody stands
	name, event, corrected       string // before what is new
	charge, health, ask          string // likewise
	retold, struck, otherwise    string
	nothing                      string
	oneSame, same, oneGone, gone string // how many, in words
}

// phrasesOf finds the phrases in the language of the words.
func phrasesOf(w *words.Words) *phrases {
	if p, ok := catalogues[w.Base()]; ok {
		return p
	}
	return &english
}

var catalogues = map[string]*phrases{words.English.Tag: &english, words.French.Tag: &french, words.Khmer.Tag: &khmer}
