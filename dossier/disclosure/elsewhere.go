package disclosure

import (
	"reflect"
	"slices"

	"habeas/dossier"
)

// guarded are the parts whose texts say who somebody is or where to find them.
var guarded = map[string]bool{"names": true, "people": true, "person.papers": true, "person.addresses": true}

// elsewhere warns where a text that is shown says what was held back to protect
// somebody: a name in any text, also of another profile, and what else is
// guarded in the texts of the profile itself. It is no leak, as a disclosed item
// says the same, but it is seldom meant.
func (k *packet) elsewhere(c *content) {
	profiles := make(map[dossier.ID]*profile, len(c.Profiles))
	for i, p := range c.Profiles {
		profiles[k.held.Dossiers[i]] = p
	}
	texts := map[*profile]haystack{} // under nil, all texts
	says := func(p *profile, text string) bool {
		n, ok := newNeedle(text)
		if !ok {
			return false
		}
		hay, made := texts[p]
		if !made {
			said := Disclosed{c}.texts()
			if p != nil {
				said = textsOf(p)
			}
			hay = newHaystack(said, true)
			texts[p] = hay
		}
		return hay.has(n)
	}
	for _, it := range k.held.Items {
		if !guarded[it.Part] || it.Why == WhyLater {
			continue
		}
		p := profiles[it.Dossier]
		if it.Part == "names" {
			p = nil
		} else if p == nil {
			continue
		}
		if slices.ContainsFunc(it.Texts, func(text string) bool { return says(p, text) }) {
			g := gate{packet: k, dossier: it.Dossier, subject: it.Subject}
			g.find(Warning, CodeSaidElsewhere, it.Part, it.Item, "is held back, but a text that is shown says it")
		}
	}
}

// textsOf is all that a profile says.
func textsOf(p *profile) []string {
	var l []string
	eachString(reflect.ValueOf(*p), func(s string) { l = append(l, s) })
	return l
}
