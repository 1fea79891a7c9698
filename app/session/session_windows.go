package session

import (
	"context"
	"runtime"
	"sync"
	"unsafe"

	"golang.org/x/sys/windows"
)

// What Windows sends to a window, by its API reference: WM_POWERBROADCAST and
// WM_WTSSESSION_CHANGE.
const (
	msgDestroy       = 0x0002
	msgClose         = 0x0010
	msgPower         = 0x0218
	msgSession       = 0x02B1
	powerSuspends    = 4 // PBT_APMSUSPEND
	sessionLocks     = 7 // WTS_SESSION_LOCK
	notifyForSession = 0 // NOTIFY_FOR_THIS_SESSION
)

var (
	user32            = windows.NewLazySystemDLL("user32.dll")
	registerClass     = user32.NewProc("RegisterClassExW")
	createWindow      = user32.NewProc("CreateWindowExW")
	defWindowProc     = user32.NewProc("DefWindowProcW")
	destroyWindow     = user32.NewProc("DestroyWindow")
	getMessage        = user32.NewProc("GetMessageW")
	dispatchMessage   = user32.NewProc("DispatchMessageW")
	postMessage       = user32.NewProc("PostMessageW")
	postQuit          = user32.NewProc("PostQuitMessage")
	wtsapi32          = windows.NewLazySystemDLL("wtsapi32.dll")
	registerSession   = wtsapi32.NewProc("WTSRegisterSessionNotification")
	unregisterSession = wtsapi32.NewProc("WTSUnRegisterSessionNotification")
)

// windowClass is WNDCLASSEXW.
type windowClass struct {
	size, style              uint32
	procedure                uintptr
	classExtra, windowExtra  int32
	instance                 windows.Handle
	icon, cursor, background windows.Handle
	menuName, className      *uint16
	smallIcon                windows.Handle
}

// message is MSG.
type message struct {
	window         windows.HWND
	id             uint32
	wParam, lParam uintptr
	time           uint32
	x, y           int32
}

// watch has a window that is never shown: only a window is told of sleep and
// of a locked session, and that of the toolkit keeps what it is told to itself.
func watch(ctx context.Context, _ func(string) string, tell func(Event)) {
	runtime.LockOSThread() // a window's messages come to the thread that made it
	defer runtime.UnlockOSThread()
	name, err := windows.UTF16PtrFromString("HabeasSession")
	if err != nil {
		return
	}
	class := windowClass{procedure: windows.NewCallback(procedure(tell)), className: name}
	class.size = uint32(unsafe.Sizeof(class))
	if atom, _, _ := registerClass.Call(uintptr(unsafe.Pointer(&class))); atom == 0 {
		return
	}
	window, _, _ := createWindow.Call(0, uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(name)), 0, 0, 0, 0, 0, 0, 0, 0, 0)
	if window == 0 {
		return
	}
	// Where the session's service does not run, sleep is told all the same.
	_, _, _ = registerSession.Call(window, notifyForSession)
	defer context.AfterFunc(ctx, func() { _, _, _ = postMessage.Call(window, msgClose, 0, 0) })()
	var m message
	for {
		if more, _, _ := getMessage.Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0); int32(more) <= 0 {
			return
		}
		_, _, _ = dispatchMessage.Call(uintptr(unsafe.Pointer(&m)))
	}
}

// procedure is what Windows calls with each message. It must not return from
// the word of sleep before the vault is locked: Windows waits two seconds.
func procedure(tell func(Event)) func(window, id, wParam, lParam uintptr) uintptr {
	return func(window, id, wParam, lParam uintptr) uintptr {
		switch {
		case id == msgPower && wParam == powerSuspends:
			done := make(chan struct{})
			tell(Event{Sleeps, sync.OnceFunc(func() { close(done) })})
			<-done
			return 1
		case id == msgSession && wParam == sessionLocks:
			tell(Event{Kind: ScreenLocked})
			return 0
		case id == msgClose:
			_, _, _ = unregisterSession.Call(window)
			_, _, _ = destroyWindow.Call(window)
			return 0
		case id == msgDestroy:
			_, _, _ = postQuit.Call(0)
			return 0
		}
		result, _, _ := defWindowProc.Call(window, id, wParam, lParam)
		return result
	}
}
