package disclosure

import (
	"reflect"
	"slices"

	"habeas/dossier"
)

// guarded are the parts whose texts say who somebody is or where to find them.
var guarded = map[string]bool{"names": true, "people": true, "person.papers": true, "person.addresses": true}

// elsewhere warns where a text that is shown says what was held back to protect
// somebody. It is no leak, as a disclosed item says the same, but it is seldom
// meant.
func (k *packet) elsewhere(c *content) {
	profiles := make(map[dossier.ID]*profile, len(c.Profiles))
	for i, p := range c.Profiles {
		profiles[k.held.Dossiers[i]] = p
	}
	texts := map[*profile]haystack{}
	for _, it := range k.held.Items {
		p := profiles[it.Dossier]
		if p == nil || !guarded[it.Part] || it.Why == WhyLater {
			continue
		}
		hay, made := texts[p]
		if !made {
			hay = newHaystack(said(p), true)
			texts[p] = hay
		}
		if slices.ContainsFunc(it.Texts, func(text string) bool { n, ok := newNeedle(text); return ok && hay.has(n) }) {
			g := gate{packet: k, dossier: it.Dossier, subject: it.Subject}
			g.find(Warning, CodeSaidElsewhere, it.Part, it.Item, "is held back, but a text that is shown says it")
		}
	}
}

// said is all that a profile says.
func said(p *profile) []string {
	var l []string
	eachString(reflect.ValueOf(*p), func(s string) { l = append(l, s) })
	return l
}
