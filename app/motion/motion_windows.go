package motion

import (
	"context"
	"unsafe"

	"golang.org/x/sys/windows"
)

// SPI_GETCLIENTAREAANIMATION of winuser.h.
const getClientAreaAnimation = 0x1042

// Reduced reports whether "Show animations in Windows" is off.
func Reduced(context.Context, func(string) string) bool {
	moves := int32(1) // a BOOL
	ask := windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")
	if ask.Find() != nil {
		return false
	}
	ok, _, _ := ask.Call(getClientAreaAnimation, 0, uintptr(unsafe.Pointer(&moves)), 0)
	return ok != 0 && moves == 0
}
