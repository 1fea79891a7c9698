//go:build !linux

package vault

import bolt "go.etcd.io/bbolt"

// unload does nothing where the system does not take pages back at once.
func (in *file) unload(*bolt.Tx) {}
