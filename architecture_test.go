package main_test

import (
	"encoding/json"
	"go/types"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// room is a folder of the house: what it may import of the module, and what
// must not be among all that it depends on. docs/architecture.md says why.
type room struct {
	folder string   // with "/..." the folders below it too
	may    []string // of this module, beside its own folders below
	never  []string // import paths, also indirect; "/..." means all below
}

const (
	fyne  = "fyne.io/..."
	bolt  = "go.etcd.io/bbolt/..."
	fpdf  = "github.com/go-pdf/..."
	cobra = "github.com/spf13/..."
)

// The most particular folder decides. The window's rooms are listed by the
// build tag headless being absent.
var rooms = []room{
	{".", []string{"app", "app/cli", "app/icon"}, nil},
	{"app", []string{"app/chooser", "app/desk", "app/edit", "app/handover", "app/job", "app/motion", "app/outside", "app/pasted", "app/printing", "app/say", "app/secret", "app/session", "app/task", "app/theme", "app/widgets", "app/screens/...", "dossier", "dossier/words", "dossier/search", "dossier/disclosure", "export", "export/chart"}, []string{cobra}},
	// No screen knows another.
	{"app/screens/...", []string{"app/desk", "app/edit", "app/licences", "app/job", "app/say", "app/secret", "app/task", "app/theme", "app/widgets", "docs/manual", "dossier", "dossier/search", "dossier/spreadsheet", "dossier/words", "dossier/disclosure", "export", "export/chart"}, []string{cobra}},
	{"app/widgets", []string{"app/job", "app/say", "app/theme", "dossier", "export/chart", "export/typeset/dictionary"}, []string{bolt, fpdf}},
	{"app/theme", []string{"export/chart", "export/typeset/fonts"}, []string{bolt, fpdf}},
	{"app/secret", []string{"app/job", "app/say", "app/theme", "app/widgets"}, []string{bolt, fpdf}},
	{"app/task", []string{"app/job", "app/say", "app/secret", "app/theme", "app/widgets"}, []string{bolt, fpdf}},
	{"app/icon", []string{"export/chart"}, []string{fyne, bolt, fpdf}},
	{"app/edit", []string{"dossier"}, []string{fyne, bolt, fpdf}},
	{"app/job", nil, []string{fyne, bolt, fpdf}},
	{"app/pasted", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"app/say", []string{"dossier", "dossier/words"}, []string{fyne, bolt, fpdf}},
	{"app/handover", nil, []string{fyne, bolt, fpdf}},
	{"app/licences", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"app/motion", nil, []string{fyne, bolt, fpdf}},
	{"app/outside", nil, []string{fyne, bolt, fpdf}},
	{"app/session", nil, []string{fyne, bolt, fpdf}},
	{"app/chooser", nil, []string{fyne, bolt, fpdf}},
	{"app/printing", nil, []string{fyne, bolt, fpdf}},
	{"app/cli", []string{"app/desk", "docs/manual", "dossier", "dossier/disclosure", "dossier/sample", "dossier/search", "dossier/words", "export"}, []string{fyne}},
	{"app/desk", []string{"dossier/...", "export/..."}, []string{fyne, cobra}},
	{"docs/manual", []string{"export/typeset/dictionary"}, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/change", []string{"dossier"}, []string{fyne, bolt, fpdf}},
	{"dossier/script", nil, []string{fyne, bolt, fpdf}},
	{"dossier/disclosure", []string{"dossier", "dossier/script", "dossier/words"}, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/words", []string{"dossier", "dossier/script"}, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/words/proof", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/picture", []string{"dossier"}, []string{fyne, bolt, fpdf}},
	{"dossier/sample", []string{"dossier"}, []string{fyne, bolt, fpdf}},
	{"dossier/vault", []string{"dossier", "dossier/change"}, []string{fyne, fpdf}},
	{"dossier/vault/keyfile", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/vault/locked", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/vault/recovery", []string{"dossier/vault/shamir"}, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/vault/shamir", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/alike", []string{"dossier/search"}, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/spreadsheet", []string{"dossier", "dossier/script", "dossier/search", "dossier/words"}, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"dossier/search", []string{"dossier", "dossier/script"}, []string{fyne, bolt, fpdf}},
	{"export", []string{"dossier", "dossier/disclosure", "dossier/script", "dossier/words", "export/..."}, []string{fyne, bolt}},
	{"export/chart/...", nil, []string{fyne, bolt, fpdf}},
	{"export/typeset/...", []string{"export/typeset/..."}, []string{fyne, bolt, fpdf}},
	{"export/installed", []string{"export/typeset"}, []string{fyne, bolt, fpdf}},
	{"export/pdf/...", []string{"export/pdf/...", "export/typeset"}, []string{fyne, bolt}},
	{"export/sheet", []string{"export/pdf", "export/typeset"}, []string{fyne, bolt}},
	{"export/wgad", nil, []string{fyne, bolt, fpdf, "net", "net/http/..."}},
	{"export/web", []string{"export/chart"}, []string{fyne, bolt, fpdf, "net/http/..."}},
	{"export/readers", []string{"export/preview"}, []string{fyne, bolt, fpdf}},
	{"export/preview", nil, []string{fyne, bolt, fpdf}},
}

// pure are the rooms of values and rules: none of them opens a file itself.
var pure = []string{"dossier", "dossier/change", "dossier/disclosure", "dossier/words", "dossier/script", "dossier/search", "dossier/sample", "dossier/vault/recovery", "dossier/vault/shamir", "export", "export/chart", "export/typeset/...", "export/pdf/...", "export/sheet", "export/web", "export/wgad"}

const module = "habeas"

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func under(pattern, path string) bool {
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == base || strings.HasPrefix(path, base+"/")
	}
	return path == pattern
}

func roomOf(folder string) *room {
	var best *room
	for i, r := range rooms {
		if under(r.folder, folder) && (best == nil || len(strings.TrimSuffix(r.folder, "/...")) > len(strings.TrimSuffix(best.folder, "/..."))) {
			best = &rooms[i]
		}
	}
	return best
}

func folderOf(path string) (string, bool) {
	if path == module {
		return ".", true
	}
	return strings.CutPrefix(path, module+"/")
}

// TestArchitecture_Arrows walks the import graph and fails where an arrow turns
// round.
func TestArchitecture_Arrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		folder, _ := folderOf(p.ImportPath)
		if strings.HasPrefix(folder, "docs/") || strings.HasPrefix(folder, ".ci") {
			continue
		}
		r := roomOf(folder)
		if r == nil {
			t.Errorf("%s has no place in the house: say in this test what it may import", folder)
			continue
		}
		seen++
		for _, i := range p.Imports {
			to, ours := folderOf(i)
			if ours && !strings.HasPrefix(to, folder+"/") && !slices.ContainsFunc(r.may, func(m string) bool { return under(m, to) }) {
				t.Errorf("%s imports %s, which is not below it", folder, to)
			}
		}
		isPure := slices.ContainsFunc(pure, func(pattern string) bool { return under(pattern, folder) })
		for _, i := range p.Imports {
			if isPure && slices.Contains([]string{"os", "os/exec", "io/ioutil"}, i) {
				t.Errorf("%s imports %s: it does no input or output", folder, i)
			}
		}
		for _, n := range r.never {
			for _, dep := range p.Deps {
				if under(n, dep) {
					t.Errorf("%s depends on %s", folder, dep)
				}
			}
		}
	}
	if seen < 12 {
		t.Errorf("only %d packages were looked at", seen)
	}
}

// uses calls f for every object that the packages mention outside their tests.
func uses(t *testing.T, patterns []string, f func(pkg *packages.Package, o types.Object)) {
	t.Helper()
	load := &packages.Config{
		Mode:       packages.NeedName | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedSyntax | packages.NeedImports,
		BuildFlags: []string{"-tags=headless"},
	}
	pkgs, err := packages.Load(load, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, p := range pkgs {
		for _, e := range p.Errors {
			t.Errorf("%s: %v", p.PkgPath, e)
		}
		for _, o := range p.TypesInfo.Uses {
			if o.Pkg() != nil {
				f(p, o)
				n++
			}
		}
	}
	if n == 0 {
		t.Fatal("nothing was looked at")
	}
}

// TestArchitecture_ExportSeesNoDossier holds the second decision of the house:
// what makes pages cannot mention a dossier that was not disclosed.
func TestArchitecture_ExportSeesNoDossier(t *testing.T) {
	hidden := []string{"Dossier", "View", "Consent", "InternalNote"}
	uses(t, []string{"./export/..."}, func(p *packages.Package, o types.Object) {
		if o.Pkg().Path() == module+"/dossier" && slices.Contains(hidden, o.Name()) && o.Parent() == o.Pkg().Scope() {
			t.Errorf("%s mentions dossier.%s", p.PkgPath, o.Name())
		}
		if strings.HasPrefix(o.Pkg().Path(), module+"/dossier/vault") {
			t.Errorf("%s mentions the vault", p.PkgPath)
		}
		if o.Pkg().Path() == module+"/dossier/disclosure" && slices.Contains([]string{"Disclose", "Held", "HeldItem", "Leaks"}, o.Name()) {
			t.Errorf("%s mentions disclosure.%s: what was held back must not reach the page", p.PkgPath, o.Name())
		}
	})
}

// TestArchitecture_NobodyReadsTheClock: now is passed in, so that a page, a
// status and a test do not depend on the day on which they run.
func TestArchitecture_NobodyReadsTheClock(t *testing.T) {
	uses(t, []string{"./dossier/...", "./export/...", "./app/desk", "./app/cli"}, func(p *packages.Package, o types.Object) {
		if o.Pkg().Path() == "time" && slices.Contains([]string{"Now", "Since", "Until"}, o.Name()) && o.Parent() == o.Pkg().Scope() {
			t.Errorf("%s reads the clock (time.%s)", p.PkgPath, o.Name())
		}
	})
}
