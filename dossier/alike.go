package dossier

import (
	"net/url"
	"slices"
	"strings"
)

// AlikeSources gives for each source, by its ID, those that may be the same: with
// the same address or, where both have a long title, the same title on dates that
// do not exclude each other. Those that have none are not in it.
func AlikeSources(all []*Source) map[ID][]ID {
	byAddress, byTitle := map[string][]*Source{}, map[string][]*Source{}
	for _, s := range all {
		if key := addressKey(s.Address); key != "" {
			byAddress[key] = append(byAddress[key], s)
		}
		if key := titleKey(s.Title); key != "" {
			byTitle[key] = append(byTitle[key], s)
		}
	}
	alike := map[ID][]ID{}
	pair := func(a, b *Source) {
		if a != b && !slices.Contains(alike[a.ID], b.ID) {
			alike[a.ID] = append(alike[a.ID], b.ID)
		}
	}
	each := func(groups map[string][]*Source, same func(a, b *Source) bool) {
		for _, l := range groups {
			l = l[:min(len(l), mostAlike)]
			for _, a := range l {
				for _, b := range l {
					if same(a, b) {
						pair(a, b)
					}
				}
			}
		}
	}
	each(byAddress, func(*Source, *Source) bool { return true })
	each(byTitle, func(a, b *Source) bool { return mayBeSameDay(a.Date, b.Date) })
	for id := range alike {
		slices.Sort(alike[id])
	}
	return alike
}

// mostAlike is of how many sources with one key each is told of the others: more
// than that are a press agency's standing title, and no mistake.
const mostAlike = 50

func mayBeSameDay(a, b Date) bool {
	return a.IsZero() || b.IsZero() || a.First() <= b.Last() && b.First() <= a.Last()
}

// addressKey is what the address of a page comes down to, "" for no address: the
// way in (https, www) and the place on the page do not matter.
func addressKey(address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return strings.ToLower(strings.Join(strings.Fields(address), " ")) // a shelf mark
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || name == "fbclid" {
			query.Del(name) // how somebody came there
		}
	}
	key := host + strings.TrimSuffix(u.EscapedPath(), "/")
	if q := query.Encode(); q != "" {
		key += "?" + q
	}
	return key
}

// shortTitle is the length in letters up to which a title is nothing special:
// "Press release".
const shortTitle = 16

func titleKey(title string) string {
	key := strings.ToLower(strings.Join(strings.FieldsFunc(title, func(r rune) bool {
		return strings.ContainsRune(" \t\n.,;:!?'\"“”‘’«»()-–—\u200b", r)
	}), " "))
	if len([]rune(key)) < shortTitle {
		return ""
	}
	return key
}
