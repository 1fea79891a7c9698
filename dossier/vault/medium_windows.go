package vault

import "syscall"

// errReadOnlyMedium is what the system says of a file on a medium with its
// lock on: ERROR_WRITE_PROTECT.
const errReadOnlyMedium = syscall.Errno(19)
