package main

import "github.com/awnumar/memcall"

// noDumps has the system never write what is in the program's memory, the
// dossiers as well as the keys, to a file when it crashes. Where it is refused,
// nothing better is to be had. On Windows the Go runtime has seen to it already:
// it turns error reports off.
func noDumps() {
	_ = memcall.DisableCoreDumps()
	hide()
}
