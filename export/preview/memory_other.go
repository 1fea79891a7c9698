//go:build !linux && !darwin

package preview

// reserve is nil where the engine's own way has to do.
var reserve func(size int) ([]byte, func(), error)
