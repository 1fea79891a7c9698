//go:build !headless

package app

import (
	"context"
	"net/url"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/outside"
	"habeas/app/say"
	"habeas/app/screens/briefing"
	"habeas/app/screens/dossiers"
	"habeas/app/screens/person"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// window is the one window: what stands around the screens, and the way
// between them. All of it belongs to the goroutine that draws, but for opened and
// ended.
type window struct {
	opts  Options
	app   fyne.App
	win   fyne.Window
	kept  settings
	place job.Place
	asOf  dossier.Day // 0 is today

	// make makes a briefing: (*desk.Desk).Brief, but for tests that need no pages.
	make func(*desk.Desk, context.Context, desk.Order) (*desk.Briefing, error)

	// keyFiles are the paths of key files by those of the vaults that were opened
	// with them, for as long as the program runs.
	keyFiles sync.Map

	// opened is a desk between being unlocked and being entered.
	opened atomic.Pointer[desk.Desk]

	desk     *desk.Desk      // nil while no vault is open
	writes   *sync.WaitGroup // what must be done before the desk is closed
	ends     sync.WaitGroup  // desks that are being closed
	idle     idle
	copies   copies
	second   second
	aparts   []*apart
	feels    bool // a real window feels keys and pointer, also of what they are not meant for
	outside  *outside.Folder
	openURL  func(*url.URL) error
	rescale  func(textSize int) error // hands the toolkit the scale for a text size
	stands   func() (spot, bool)      // where the window is; nil before it was drawn
	front    func()                   // brings the window before all others; nil where nothing can
	list     *dossiers.Screen
	person   *person.Screen // nil while none is shown
	brief    *briefing.Screen
	aside    aside // nil while none is shown
	agenda   agenda
	fromHelp func()     // leads from the manual to where one was
	again    func()     // builds anew what is shown before a vault is open
	listed   remembered // how the list of dossiers was left
	briefed  remembered // what was chosen for briefings
	looked   looked
	changes  job.Delay // a change of the vault, to be shown in the list

	content     *fyne.Container
	rail        map[place]*widgets.RailItem
	foot        *fyne.Container
	left, right *widgets.Text // in the foot
	marks       *fyne.Container
	offer       offer
	synced      string // the sync program that owns the vault's folder, "" for none
	touched     error  // why the vault can no longer be saved, nil where it can
	closing     bool
	titled      string       // the file of the vault that the window is named after, "" for none
	tip         *widgets.Tip // what a button does; nil before anything is shown
	veil        *veil        // covers the window; nil for none
	lifted      bool         // it is off the canvas for a moment, in which nothing is drawn
	ended       atomic.Bool  // nothing is drawn any more
	asked       []asked      // dialogs that are open, the one in front last
	dialogs     fileDialogs  // of the platform; nil for none
	printers    printers
	choosing    func() // closes one that is open; nil where none is
}

func newWindow(a fyne.App, kept settings, o Options) *window {
	w := &window{opts: o, app: a, kept: kept, asOf: o.AsOf, win: a.NewWindow("Habeas"), make: (*desk.Desk).Brief, printers: systemPrinters}
	w.listed.name, w.briefed.name = listState, briefState
	w.place = job.Place{Work: func(f func()) { go f() }, Back: w.back}
	w.changes = job.Delay{Place: w.place, Quiet: 150 * time.Millisecond}
	w.idle = idle{now: o.Now, limit: w.autoLock, gone: w.lockIdle, tick: job.Delay{Place: w.place}}
	w.copies = copies{clip: a.Clipboard(), wanted: kept.clearClipboard, clear: job.Delay{Place: w.place}}
	w.openURL = a.OpenURL
	w.rescale = func(int) error { return nil }
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(w.dropped)
	w.win.Canvas().SetOnTypedKey(w.typed)
	w.win.Resize(kept.size())
	return w
}

// back brings f to the goroutine that draws. Once there is none any more, f
// has nothing to draw on.
func (w *window) back(f func()) {
	if !w.ended.Load() {
		fyne.Do(func() { w.guard(func() { w.behindVeil(f) }) })
	}
}

// guard does f; a mistake of the program in it is told, and does not end the
// program.
func (w *window) guard(f func()) {
	defer func() {
		if recover() != nil {
			w.fail(&job.PanicError{Stack: debug.Stack()})
		}
	}()
	f()
}

// start shows what the options ask for.
func (w *window) start() {
	w.showWelcome(w.opts.Vault)
}

// day is the as-of day.
func (w *window) day() dossier.Day { return w.opts.dayAt(w.asOf) }

// frame puts the navigation and the foot around the screens of an open vault.
func (w *window) frame() fyne.CanvasObject {
	vault := widgets.NewShortText(filepath.Base(w.desk.Path()), house.ColorQuiet, house.SizeSmall, false)
	lock := widgets.NewQuietButton(say.T("Lock"), theme.LogoutIcon(), w.lock)
	lock.Alignment = widget.ButtonAlignLeading
	rail := widgets.NewPanel(house.ColorRail, 0, container.NewVScroll(container.New(widgets.Inset(10, 10), w.putRail(container.New(widgets.Inset(12, 4), vault), container.New(widgets.Inset(2, 0), lock)))))
	w.left = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	w.right = widgets.NewText("", house.ColorQuiet, house.SizeSmall, false)
	w.marks = container.New(widgets.Row(8))
	w.foot = container.NewBorder(nil, nil, nil, container.New(widgets.Row(8), w.offer.object(w.place), w.right, w.marks), w.left)
	foot := widgets.NewPanel(theme.ColorNameHeaderBackground, 0, container.New(widgets.Inset(16, 4), w.foot))
	w.content = container.NewStack()
	railWidth := max(160, rail.MinSize().Width) // the names of the places are whole in each language
	return container.New(widgets.Above(0), container.New(widgets.Fold(railWidth, 560), rail, w.content),
		container.New(widgets.Stack(0), widget.NewSeparator(), foot))
}

// status fills the foot.
func (w *window) status(left, right string) {
	w.left.Set(left)
	w.right.Set(right)
	w.showNotices()
	if w.foot != nil {
		w.foot.Refresh() // their widths have changed
	}
}

// put shows a screen.
func (w *window) put(at place, o fyne.CanvasObject) {
	w.leaveAside()
	w.focus(nil)
	w.content.Objects = []fyne.CanvasObject{o}
	w.content.Refresh()
	for p, item := range w.rail {
		item.Choose(p == at)
	}
	w.setMenu()
}

// focus gives the keyboard to a widget that is shown; nil takes it from who has
// it. An entry that goes away with the keyboard would blink its cursor for
// ever, and the window be drawn for it.
func (w *window) focus(f fyne.Focusable) {
	if f == nil {
		if w.tip != nil {
			w.tip.Away() // what it is about may go without a word
		}
		w.win.Canvas().Unfocus()
		return
	}
	w.win.Canvas().Focus(f)
}

// free reports whether nothing stands before the screen; the keys of menus
// work through dialogs otherwise.
func (w *window) free() bool { return !w.veiled() && w.win.Canvas().Overlays().Top() == nil }

// typed is a key that nobody has the focus for.
func (w *window) typed(e *fyne.KeyEvent) {
	if w.veiled() { // what changed behind it took the keyboard
		w.veil.TypedKey(e)
		return
	}
	if w.answer(e.Name) {
		return
	}
	if !w.free() {
		if e.Name == fyne.KeyEscape { // a menu that lost the keyboard to what changed below it
			overlays := w.win.Canvas().Overlays()
			top := overlays.Top()
			top.Hide()
			overlays.Remove(top)
		}
		return
	}
	_, typing := w.win.Canvas().Focused().(*widgets.Entry)
	switch {
	case e.Name == fyne.KeyF1:
		w.guard(w.showHelp)
	case e.Name != fyne.KeyEscape:
	case w.person != nil && w.person.Escape():
	case typing && w.typedIn() != nil:
		w.focus(nil) // who types leaves the entry first, and the screen with the next one
	case w.aside != nil:
		w.aside.Back()
	case w.person != nil:
		w.showDossiers()
	case w.desk != nil && w.atList():
		w.list.Escape()
	}
}
