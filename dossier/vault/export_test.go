package vault

import "testing"

// OlderForTest makes a vault that the made-up earlier version wrote, and has this
// one know the way from it.
func OlderForTest(t *testing.T) (path string, secret []byte) {
	learn(t)
	path, _ = older(t)
	return path, []byte(passphrase)
}
