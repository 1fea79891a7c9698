package chooser

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	comdlg32        = windows.NewLazySystemDLL("comdlg32.dll")
	getOpenFileName = comdlg32.NewProc("GetOpenFileNameW")
	getSaveFileName = comdlg32.NewProc("GetSaveFileNameW")
	extendedError   = comdlg32.NewProc("CommDlgExtendedError")
)

// openFileName is OPENFILENAMEW of the Windows API reference.
type openFileName struct {
	size                      uint32
	owner, instance           windows.Handle
	filter, customFilter      *uint16
	maxCustom, filterIndex    uint32
	file                      *uint16
	maxFile                   uint32
	fileTitle                 *uint16
	maxFileTitle              uint32
	initialDir, title         *uint16
	flags                     uint32
	fileOffset, fileExtension uint16
	defaultExtension          *uint16
	customData, hook          uintptr
	template                  *uint16
	reserved                  uintptr
	reserved2, flagsEx        uint32
}

const (
	overwritePrompt = 0x00000002
	noChangeDir     = 0x00000008
	pathMustExist   = 0x00000800
	fileMustExist   = 0x00001000
	dontAddToRecent = 0x02000000
	explorer        = 0x00080000

	longestPath = 32768
)

// ask shows the common dialog. It takes a thread of its own, as the dialog runs a
// loop of messages.
func ask(_ context.Context, q Question) (Answer, error) {
	if q.Aim == Folder || getOpenFileName.Find() != nil {
		return Answer{}, ErrNone
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	path := make([]uint16, longestPath)
	copy(path[:longestPath-1], text(q.Name))
	o := openFileName{
		file: &path[0], maxFile: longestPath, filterIndex: 1,
		flags: explorer | noChangeDir | pathMustExist | dontAddToRecent,
	}
	o.size = uint32(unsafe.Sizeof(o))
	o.title = &text(q.Title)[0]
	if q.Folder != "" {
		o.initialDir = &text(filepath.FromSlash(q.Folder))[0]
	}
	if len(q.Extensions) > 0 {
		o.filter = &filters(q)[0]
	}
	dialog := getOpenFileName
	if q.Aim == Save {
		dialog = getSaveFileName
		o.flags |= overwritePrompt
		if e := strings.TrimPrefix(filepath.Ext(q.Name), "."); e != "" {
			o.defaultExtension = &text(e)[0]
		}
	} else {
		o.flags |= fileMustExist
	}
	if ok, _, _ := dialog.Call(uintptr(unsafe.Pointer(&o))); ok == 0 {
		if why, _, _ := extendedError.Call(); why != 0 {
			return Answer{}, ErrNone
		}
		return Answer{}, nil // it was closed
	}
	return Answer{Path: windows.UTF16ToString(path), Agreed: q.Aim == Save}, nil
}

// text is a text as Windows takes it; what follows a zero is not part of it.
func text(s string) []uint16 {
	s, _, _ = strings.Cut(s, "\x00")
	u, err := windows.UTF16FromString(s)
	if err != nil {
		return []uint16{0}
	}
	return u
}

// filters are pairs of a name and patterns, each ended by a zero, and all by another.
func filters(q Question) []uint16 {
	u := append(text(q.Kind), text(strings.Join(patterns(q.Extensions), ";"))...)
	return append(u, 0)
}
