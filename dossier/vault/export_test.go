package vault

import (
	"sync"
	"testing"

	"habeas/dossier"
	"habeas/dossier/change"
)

// OlderForTest makes a vault that the made-up earlier version wrote, and has this
// one know the way from it.
func OlderForTest(t *testing.T) (path string, secret []byte) {
	learn(t)
	path, _ = older(t)
	return path, []byte(passphrase)
}

// AllRecords is every subject as it is now.
func (v *Vault) AllRecords() (map[dossier.ID]*change.Record, error) {
	records := map[dossier.ID]*change.Record{}
	var mu sync.Mutex
	err := v.Records(func(r *change.Record) error {
		mu.Lock()
		defer mu.Unlock()
		records[r.Subject] = r
		return nil
	})
	if err != nil {
		return nil, err
	}
	return records, nil
}
