package handover

import (
	"fmt"
	"os"
	"path/filepath"
)

// folder is below the person's own folder for what programs keep, which others
// cannot enter.
func folder() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("failed to find a folder for sockets: %w", err)
	}
	dir = filepath.Join(dir, "habeas", "windows")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("failed to make a folder for sockets: %w", err)
	}
	return dir, nil
}
