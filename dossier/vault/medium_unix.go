//go:build !windows

package vault

import "syscall"

// errReadOnlyMedium is what the system says of a file on a medium with its
// lock on.
const errReadOnlyMedium = syscall.EROFS
