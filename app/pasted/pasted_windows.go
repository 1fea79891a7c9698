package pasted

import (
	"context"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	kernel32         = windows.NewLazySystemDLL("kernel32.dll")
	openClipboard    = user32.NewProc("OpenClipboard")
	closeClipboard   = user32.NewProc("CloseClipboard")
	getClipboardData = user32.NewProc("GetClipboardData")
	registerFormat   = user32.NewProc("RegisterClipboardFormatW")
	globalLock       = kernel32.NewProc("GlobalLock")
	globalUnlock     = kernel32.NewProc("GlobalUnlock")
	globalSize       = kernel32.NewProc("GlobalSize")
)

// formatDIB is CF_DIB, to which the system converts every bitmap.
const formatDIB = 8

// read takes the picture out of the clipboard's memory: the PNG that browsers
// and the system's own tool put there, or the bitmap.
func read(ctx context.Context) ([]byte, error) {
	runtime.LockOSThread() // the clipboard is opened by a thread
	defer runtime.UnlockOSThread()
	for {
		if ok, _, _ := openClipboard.Call(0); ok != 0 {
			break
		}
		select { // another program has it open for a moment
		case <-ctx.Done():
			return nil, ErrNoPicture
		case <-time.After(20 * time.Millisecond):
		}
	}
	defer func() { _, _, _ = closeClipboard.Call() }()
	name, err := windows.UTF16PtrFromString("PNG")
	if err != nil {
		return nil, ErrNoPicture
	}
	if format, _, _ := registerFormat.Call(uintptr(unsafe.Pointer(name))); format != 0 {
		if data := memory(format); isPicture(data) {
			return data, nil
		}
	}
	if file := bitmapFile(memory(formatDIB)); file != nil {
		return file, nil
	}
	return nil, ErrNoPicture
}

// memory is a copy of what the clipboard has in a format, nil for nothing.
func memory(format uintptr) []byte {
	handle, _, _ := getClipboardData.Call(format)
	if handle == 0 {
		return nil
	}
	size, _, _ := globalSize.Call(handle)
	at, _, _ := globalLock.Call(handle)
	if at == 0 || size == 0 || size > MaxBytes {
		return nil
	}
	defer func() { _, _, _ = globalUnlock.Call(handle) }()
	data := make([]byte, size)
	// The address is the system's own memory, which no collector moves.
	copy(data, unsafe.Slice(*(**byte)(unsafe.Pointer(&at)), size))
	return data
}
