package spreadsheet

import (
	"strings"

	"habeas/dossier"
	"habeas/dossier/search"
	"habeas/dossier/words"
)

// Column is what a column holds.
type Column string

// The columns of a table of events. What none of them fits goes into the words.
const (
	Words     Column = "words" // what happened, in words
	Date      Column = "date"
	Kind      Column = "kind"
	Place     Column = "place"
	Authority Column = "authority"
	Basis     Column = "legal basis"
	Note      Column = "note" // how sure it is
	Ignored   Column = "ignored"
)

// Columns lists them in the order in which a form offers them.
var Columns = []Column{Date, Kind, Place, Authority, Basis, Words, Note, Ignored}

// heads are what people write over columns, folded.
var heads = map[Column][]string{
	Date:      {"date", "day", "when", "dates", "jour", "quand", "le", "date of event", "event date", "កាលបរិច្ឆេទ", "ថ្ងៃ", "ថ្ងៃខែ", "ថ្ងៃខែឆ្នាំ"},
	Kind:      {"kind", "event", "type", "what", "what happened", "status", "action", "kind of event", "fait", "evenement", "quoi", "nature", "ព្រឹត្តិការណ៍", "ប្រភេទ"},
	Place:     {"place", "where", "location", "prison", "town", "city", "province", "place of detention", "lieu", "ou", "ville", "ទីកន្លែង", "កន្លែង", "ពន្ធនាគារ"},
	Authority: {"authority", "by", "by whom", "who", "court", "police", "institution", "autorite", "par", "par qui", "tribunal", "អាជ្ញាធរ", "តុលាការ", "ស្ថាប័ន"},
	Basis:     {"legal basis", "law", "article", "articles", "charge", "charges", "base legale", "fondement", "loi", "មូលដ្ឋានច្បាប់", "ច្បាប់", "មាត្រា"},
	Words:     {"text", "in words", "description", "details", "detail", "notes", "remarks", "comment", "comments", "summary", "texte", "recit", "remarques", "ពិពណ៌នា", "សេចក្ដីលម្អិត"},
	Note:      {"note", "how sure", "certainty", "reliability", "fiabilite", "certitude", "កំណត់ចំណាំ", "កំណត់សម្គាល់"},
	Ignored:   {"no", "nr", "#", "n", "id", "number", "numero", "ល រ"},
}

// columnOf is the column that a head names.
func columnOf(head string) (Column, bool) {
	head = search.Fold(head)
	if head == "" {
		return "", false
	}
	for column, names := range heads {
		for _, name := range names {
			if search.Fold(name) == head {
				return column, true
			}
		}
	}
	return "", false
}

// kinds are what people call the kinds of event: the program's own words in its
// languages, then others, folded.
var kinds = func() map[string]dossier.EventKind {
	m := map[string]dossier.EventKind{}
	put := func(k dossier.EventKind, names ...string) {
		for _, name := range names {
			if name = search.Fold(name); name != "" && m[name] == "" {
				m[name] = k
			}
		}
	}
	for _, k := range dossier.EventKinds() {
		put(k, string(k))
		for _, lang := range words.Languages() {
			if w, err := words.For(lang); err == nil {
				put(k, w.EventKind(k))
			}
		}
	}
	put(dossier.Arrested, "arrest", "detained", "detention", "apprehended", "arrestation", "interpelle", "interpellation", "arrete", "arretee")
	put(dossier.Rearrested, "rearrested", "rearrest", "arrested again")
	put(dossier.TakenByUnknown, "abducted", "abduction", "disappeared", "disappearance", "enleve", "enlevement", "disparition", "disparu")
	put(dossier.HouseArrestOrdered, "house arrest", "assignation a residence", "assigne a residence")
	put(dossier.InCustody, "held", "still held", "imprisoned", "jailed", "detenu", "en detention")
	put(dossier.Transferred, "transfer", "moved", "transfert", "transféré")
	put(dossier.BailDenied, "bail refused", "bail request denied", "liberte refusee")
	put(dossier.Charged, "charge", "charges", "indicted", "indictment", "inculpation", "inculpe", "mis en examen", "mise en examen")
	put(dossier.TrialOpened, "trial", "trial began", "trial started", "hearing", "procès", "audience", "ouverture du procès")
	put(dossier.Convicted, "conviction", "found guilty", "verdict", "condamnation", "coupable") //nolint:misspell // French
	put(dossier.Sentenced, "sentence", "sentencing", "peine", "condamne")
	put(dossier.AppealLodged, "appeal", "appealed", "appel")
	put(dossier.Acquitted, "acquittal", "found not guilty", "acquittement", "relaxe")
	put(dossier.ChargesDropped, "dropped", "case dropped", "case closed", "dismissed", "non lieu", "classement")
	put(dossier.Pardoned, "pardon", "royal pardon", "grace", "grace royale")
	put(dossier.Amnestied, "amnesty", "amnistie")
	put(dossier.SentenceServed, "served", "sentence completed", "peine purgee")
	put(dossier.Released, "release", "freed", "free", "let go", "liberation", "libere", "remis en liberte")
	put(dossier.ReleasedOnBail, "bail", "bailed", "bail granted", "on bail", "caution", "liberation sous caution", "libere sous caution")
	put(dossier.ReleasedConditional, "conditional release", "parole", "probation", "liberation conditionnelle")
	put(dossier.Exiled, "exile", "exil", "expelled", "deported")
	put(dossier.Escaped, "escape", "evasion")
	put(dossier.Fled, "fled abroad", "fuite")
	put(dossier.DiedInCustody, "death in custody", "mort en detention")
	put(dossier.Died, "death", "dead", "deces", "decede", "mort")
	put(dossier.Summoned, "summons", "questioned", "convoque", "convocation")
	return m
}()

// topics are words that mean a kind where they stand alone, and where they do not,
// much else: "bail hearing postponed" frees nobody.
var topics = map[string]bool{
	"bail": true, "appeal": true, "charge": true, "charges": true, "sentence": true, "trial": true, "hearing": true, "free": true, "caution": true,
	"pardon": true, "amnesty": true, "release": true, "parole": true, "verdict": true, "peine": true, "appel": true, search.Fold("procès"): true, "audience": true,
	"grace": true, "amnistie": true, "liberation": true, "other": true, "autre": true, "held": true,
}

// kindOf reads a kind of event. Where a cell says more ("arrested at home"), the
// longest kind that it begins with may be meant, and whole is false.
func kindOf(cell string) (k dossier.EventKind, whole, ok bool) {
	folded := search.Fold(cell)
	if k, ok := kinds[folded]; ok {
		return k, true, true
	}
	longest := 0
	for name, kind := range kinds {
		if len(name) > longest && !topics[name] && strings.HasPrefix(folded, name+" ") {
			k, longest = kind, len(name)
		}
	}
	return k, false, longest > 0
}

// offices are words that tell an authority.
var offices = []string{"court", "police", "ministry", "minister", "prosecutor", "judge", "king", "tribunal", "army", "military", "gendarmerie", "government",
	"ministere", "procureur", "juge", "roi", "cour", "armee", "gouvernement", "តុលាការ", "នគរបាល", "ក្រសួង", "ព្រះរាជអាជ្ញា", "សាលាដំបូង", "កងរាជអាវុធហត្ថ"}

// sites are words that tell a place.
var sites = []string{"prison", "jail", "province", "city", "village", "district", "street", "airport", "station", "centre", "center",
	"ville", "rue", "gare", "aeroport", "ពន្ធនាគារ", "ខេត្ត", "រាជធានី", "ភូមិ", "ស្រុក", "ភ្នំពេញ"}

// tells reports whether one of the words stands in a cell.
func tells(cell string, of []string) bool {
	cell = " " + search.Fold(cell) + " "
	for _, word := range of {
		if word = search.Fold(word); word[0] < 0x80 {
			if strings.Contains(cell, " "+word+" ") {
				return true
			}
		} else if strings.Contains(cell, word) { // no space parts the words of Khmer
			return true
		}
	}
	return false
}
