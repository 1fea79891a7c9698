package export

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/preview"
)

// TestWriteSite writes what is to be looked at, when asked.
func TestWriteSite(t *testing.T) {
	if *out == "" {
		t.Skip("no folder named with -out")
	}
	for name, b := range map[string]Briefing{
		"site":    sampleVault(t).briefing(KindWeb, dossier.Donor),
		"site-fr": sampleVault(t).briefing(KindWeb, dossier.Public),
		"site-km": sampleVault(t).briefing(KindWeb, dossier.Public),
		"rich":    richVault().briefing(KindWeb, dossier.Public),
	} {
		if len(name) > 5 {
			b.Lang = name[5:]
		}
		m := make_(t, b)
		if err := os.WriteFile(*out+"/"+name+".html", m.HTML, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Log(name, len(m.HTML), m.Findings)
	}
}

// TestSiteReadsAsItShould compares what stands on the site, with where links lead.
func TestSiteReadsAsItShould(t *testing.T) {
	v := sampleVault(t)
	for _, lang := range []string{"en", "fr", "km"} {
		b := v.briefing(KindWeb, dossier.Donor, 0, 1, 5, 29)
		b.Lang = lang
		if lang != "en" {
			b.Pictures = nil // without faces
		}
		m := make_(t, b)
		text := strings.ReplaceAll(outlineOf(t, m.HTML), m.Number, "NUMBER")
		file := filepath.Join("testdata", "web-"+lang+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if text != string(want) {
			t.Errorf("the site reads otherwise than %s; see what changed and run with -update\n%s", file, firstDifference(text, string(want)))
		}
	}
}

// outlineOf writes a page as a list of what is in it: a line for each element that
// says something, with its name.
func outlineOf(t *testing.T, file []byte) string {
	t.Helper()
	var b strings.Builder
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				if s := strings.Join(strings.Fields(c.Data), " "); s != "" {
					fmt.Fprintf(&b, "%s%s\n", strings.Repeat(" ", depth), s)
				}
			case c.Type != html.ElementNode || c.DataAtom == atom.Style || c.DataAtom == atom.Meta:
			case c.Data == "svg":
				if alt := attr(c, "aria-label"); alt != "" {
					fmt.Fprintf(&b, "%ssvg: %s\n", strings.Repeat(" ", depth), alt)
				}
			default:
				fmt.Fprintf(&b, "%s%s", strings.Repeat(" ", depth), c.Data)
				for _, key := range []string{"id", "href", "lang", "scope", "alt", "width", "height", "aria-label"} {
					if v := attr(c, key); v != "" {
						fmt.Fprintf(&b, " %s=%s", key, v)
					}
				}
				b.WriteByte('\n')
				walk(c, depth+1)
			}
		}
	}
	walk(parsed(t, file), 0)
	return b.String()
}

func parsed(t *testing.T, file []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestSiteAsksNothing looks at every element for what would run or fetch, and at
// every link for where it leads.
func TestSiteAsksNothing(t *testing.T) {
	for name, b := range map[string]Briefing{
		"sample": sampleVault(t).briefing(KindWeb, dossier.Donor, 0, 7, 29),
		"rich":   richVault().briefing(KindWeb, dossier.Public),
		"hostile": hostile(`"><script>alert(1)</script><img src=https://elsewhere.example/x onerror=alert(1)>`+
			`<style>@import "//elsewhere.example"</style> javascript:alert(1) {{.}} </style>`).briefing(KindWeb, dossier.Public),
		"address": hostile(`javascript:alert(1)`).briefing(KindWeb, dossier.Public),
		"data":    hostile(`data:text/html,<script>alert(1)</script>`).briefing(KindWeb, dossier.Public),
	} {
		m := make_(t, b)
		ids, links := map[string]int{}, map[string]bool{}
		var policy string
		for n := range parsed(t, m.HTML).Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if id := attr(n, "id"); id != "" {
				ids[id]++
			}
			if attr(n, "http-equiv") == "Content-Security-Policy" {
				policy = attr(n, "content")
			}
			switch n.DataAtom {
			case atom.Script, atom.Link, atom.Iframe, atom.Object, atom.Embed, atom.Form, atom.Base, atom.Video, atom.Audio, atom.Input:
				t.Errorf("%s: there is a <%s>", name, n.Data)
			}
			for _, a := range n.Attr {
				value := strings.ToLower(strings.TrimSpace(a.Val))
				switch {
				case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcset":
					t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, short(a.Val))
				case a.Key == "src" && !strings.HasPrefix(value, "data:image/"):
					t.Errorf("%s: <%s src=%q>", name, n.Data, short(a.Val))
				case a.Key == "href" && strings.HasPrefix(value, "#"):
					links[value[1:]] = true
				case a.Key == "href":
					if !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "http://") {
						t.Errorf("%s: a link leads to %q", name, a.Val)
					}
					if !strings.Contains(attr(n, "rel"), "noreferrer") {
						t.Errorf("%s: the link to %q tells where it comes from", name, a.Val)
					}
				}
			}
		}
		if !strings.HasPrefix(policy, "default-src 'none'; style-src 'sha256-") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q", name, policy)
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: %d elements are %q", name, n, id)
			}
		}
		for to := range links {
			if ids[strings.ToLower(to)] == 0 {
				t.Errorf("%s: a link leads to %q, which is nowhere", name, to)
			}
		}
		if len(links) < 10 && name == "rich" {
			t.Errorf("only %d links", len(links))
		}
	}
}

func hostile(s string) *vault {
	v := oddVault(s)
	v.view.Sources[0].PrintsAs = ""
	return v
}

// TestSiteShowsOddTexts makes sites of texts that a program might choke on. What can
// be read is there.
func TestSiteShowsOddTexts(t *testing.T) {
	for name, s := range odd {
		m := make_(t, oddVault(s).briefing(KindWeb, dossier.Public))
		c, err := preview.ReadHTML(m.HTML)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all := strings.Join(c.Pages, "")
		for word := range strings.FieldsSeq(s) {
			plain := strings.IndexFunc(word, func(r rune) bool { return r < ' ' || r == 0xFFFD || r >= 0x7f && r < 0xa0 }) < 0
			if plain && !strings.Contains(all, word) {
				t.Errorf("%s: %q is missing", name, short(word))
			}
		}
		for _, r := range all {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
				t.Errorf("%s: U+%04X stands on the page", name, r)
				break
			}
		}
	}
}

func TestSiteIsTheSameTwice(t *testing.T) {
	v := sampleVault(t)
	b := v.briefing(KindWeb, dossier.Donor, 0, 1, 2)
	one := make_(t, b)
	b.Paper, b.TwoSided = Letter, true
	two := make_(t, b)
	if !bytes.Equal(one.HTML, two.HTML) || one.Number != two.Number {
		t.Error("the same site has other bytes or another number")
	}
	if one.PDF != nil || one.Pages != 0 {
		t.Error("a site has pages")
	}
}

// TestSiteSaysNothingMore compares a site with what was held back, for each
// audience, as the desk does.
func TestSiteSaysNothingMore(t *testing.T) {
	v := sampleVault(t)
	asOf := dossier.NewDay(2018, time.September, 12)
	for _, audience := range dossier.AllAudiences {
		shown, held := disclosure.Disclose(&v.view, v.view.IDs(), disclosure.Options{Audience: audience, AsOf: asOf, Now: asOf})
		b := v.briefing(KindWeb, audience)
		b.Pictures = nil // pixels say nothing
		m := make_(t, b)
		c, err := preview.ReadHTML(m.HTML)
		if err != nil {
			t.Fatal(err)
		}
		if leaks := disclosure.Leaks(c.All(), held, shown, m.Fixed); len(leaks) > 0 {
			t.Errorf("%s: %+v", audience, leaks)
		}
		all := strings.Join(c.Pages, "\n")
		if strings.Contains(all, "offered to meet donors") != (audience == dossier.Donor) {
			t.Errorf("%s: the paragraph for donors is on the wrong sites", audience)
		}
	}
}

// TestSiteBringsItsOwnWordsAlone looks at a site of somebody whose every field is one
// made-up word: all else that can be read in it is recorded as the site's own.
func TestSiteBringsItsOwnWordsAlone(t *testing.T) {
	const said = "zqxjkvbnw"
	v := oddVault(said)
	v.pictures = map[string][]byte{}
	d := v.view.Dossiers[len(v.view.Dossiers)-1]
	d.Attachments = nil
	m := make_(t, v.briefing(KindWeb, dossier.Public))
	c, err := preview.ReadHTML(m.HTML)
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]bool{}
	for _, s := range m.Fixed {
		if strings.Contains(s, said) {
			t.Errorf("%q passes for the site's own", s)
		}
		for _, w := range wordsIn(s) {
			own[w] = true
		}
	}
	var foreign []string
	for _, s := range c.All() {
		for _, w := range wordsIn(s) {
			if !own[w] && !strings.Contains(w, said) && len(w) > 1 && !slices.Contains(foreign, w) {
				foreign = append(foreign, w)
			}
		}
	}
	if len(foreign) > 0 {
		t.Errorf("words of nobody: %q", foreign)
	}
}

// wordsIn are the words of a text that have letters, in lower case.
func wordsIn(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && r < 0x80 })
}

func TestSiteStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Make(ctx, sampleVault(t).briefing(KindWeb, dossier.Donor)); err == nil {
		t.Error("a cancelled site was made")
	}
}

func TestSiteGoesOnWithoutABrokenPhotograph(t *testing.T) {
	v := oddVault("word")
	v.portrait(v.view.Dossiers[0], []byte("no picture either"), "", "")
	m := make_(t, v.briefing(KindWeb, dossier.Public))
	if !slices.ContainsFunc(m.Findings, func(f disclosure.Finding) bool { return f.Code == CodePhotoBroken }) {
		t.Errorf("findings %v", m.Findings)
	}
	if !bytes.Contains(m.HTML, []byte("word")) {
		t.Error("nothing is shown")
	}
}
