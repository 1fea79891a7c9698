package disclosure

import "reflect"

// guarded are the parts whose texts say who somebody is or where to find them.
var guarded = map[string]bool{"names": true, "people": true, "person.papers": true, "person.addresses": true}

// elsewhere warns where a text that is shown says what was held back to protect
// somebody. It is no leak, as a disclosed item says the same, but it is seldom
// meant.
func (k *packet) elsewhere(c *content) {
	for i, p := range c.Profiles {
		var hay *haystack
		id := k.held.Dossiers[i]
		for _, it := range k.held.Items {
			if it.Dossier != id || !guarded[it.Part] || it.Why == WhyLater {
				continue
			}
			if hay == nil {
				h := newHaystack(said(p), true)
				hay = &h
			}
			for _, text := range it.Texts {
				if n, ok := newNeedle(text); ok && hay.has(n) {
					g := gate{packet: k, dossier: id, subject: it.Subject}
					g.find(Warning, CodeSaidElsewhere, it.Part, it.Item, "is held back, but a text that is shown says it")
					break
				}
			}
		}
	}
}

// said is all that a profile says.
func said(p *profile) []string {
	var l []string
	eachString(reflect.ValueOf(*p), func(s string) { l = append(l, s) })
	return l
}
