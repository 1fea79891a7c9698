package export

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"habeas/dossier"
	"habeas/dossier/words"
)

// TestCataloguesAreWhole finds phrases that a catalogue leaves out.
func TestCataloguesAreWhole(t *testing.T) {
	for _, lang := range words.Languages() {
		w, err := words.For(lang)
		if err != nil {
			t.Fatal(err)
		}
		p := catalogues[w.Base()]
		if p == nil {
			t.Errorf("the page has no phrases in %s", lang)
			continue
		}
		eachPhrase(reflect.ValueOf(*p), lang, func(where, s string) {
			if s == "" {
				t.Errorf("%s is empty", where)
			}
		})
		for _, k := range dossier.ReleaseKinds {
			if p.glance.ways[k] == "" {
				t.Errorf("%s: nothing for a release by %s", lang, k)
			}
		}
		for _, s := range dossier.Statuses {
			if p.legend.meaning[s] == "" {
				t.Errorf("%s: no meaning of %s", lang, s)
			}
		}
		for _, a := range append([]dossier.Audience{""}, dossier.AllAudiences...) {
			if p.marks[a] == "" || p.subtitles[a] == "" {
				t.Errorf("%s: nothing for the audience %q", lang, a)
			}
		}
	}
}

// TestCataloguesTakeTheSame compares what the phrases of two languages take.
func TestCataloguesTakeTheSame(t *testing.T) {
	verb := regexp.MustCompile(`%(\[\d\])?[sd]`)
	takes := map[string]int{}
	eachPhrase(reflect.ValueOf(english), "", func(where, s string) { takes[where] = len(verb.FindAllString(s, -1)) })
	for lang, p := range catalogues {
		eachPhrase(reflect.ValueOf(*p), "", func(where, s string) {
			if n := len(verb.FindAllString(s, -1)); n != takes[where] {
				t.Errorf("%s: %q takes %d, in English %d", lang, s, n, takes[where])
			}
		})
	}
}

func eachPhrase(v reflect.Value, where string, visit func(where, s string)) {
	switch v.Kind() {
	case reflect.String:
		visit(where, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			eachPhrase(v.Field(i), where+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice, reflect.Array:
		if v.Len() == 0 {
			visit(where, "")
		}
		for i := range v.Len() {
			eachPhrase(v.Index(i), where+"."+strconv.Itoa(i), visit)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			eachPhrase(it.Value(), where+"."+it.Key().String(), visit)
		}
	}
}

// TestPhrasesStandInCatalogues looks for words that the code hands to the page
// past the catalogue.
func TestPhrasesStandInCatalogues(t *testing.T) {
	prints := map[string]bool{}
	for _, name := range strings.Fields("own ownf heading pageTitle askBox tableHead legendRows legendRow add join") {
		prints[name] = true
	}
	word := regexp.MustCompile(`\pL{2}`)
	set := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	look := func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name := ""
		switch f := call.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		if !prints[name] {
			return true
		}
		calls++
		for i, arg := range call.Args {
			if name == "pageTitle" && i == 1 {
				continue // where links lead
			}
			ast.Inspect(arg, func(n ast.Node) bool {
				if inner, ok := n.(*ast.CallExpr); ok && inner != call {
					return isSprintf(inner) // names of fields go to functions of their own
				}
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					return true
				}
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				if word.MatchString(s) {
					t.Errorf("%s: %q stands in the code", set.Position(lit.Pos()), s)
				}
				return true
			})
		}
		return true
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, look)
	}
	if calls < 50 {
		t.Errorf("only %d calls were looked at", calls)
	}
}

func isSprintf(call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	return ok && f.Sel.Name == "Sprintf"
}
