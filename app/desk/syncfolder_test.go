package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSyncFolder(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, mark, in, want string }{
		{"nothing", "", "work/vault.habeas", ""},
		{"the folder itself", ".stfolder/", "vault.habeas", "Syncthing"},
		{"far above", ".stfolder/", "a/b/c/vault.habeas", "Syncthing"},
		{"Dropbox", ".dropbox", "a/vault.habeas", "Dropbox"},
		{"the settings of Dropbox in a home", ".dropbox/", "a/vault.habeas", ""},
		{"Nextcloud", ".sync_0a1b2c3d4e5f.db", "vault.habeas", "Nextcloud"},
		{"a file that begins so", ".sync_notes", "vault.habeas", ""},
		{"OneDrive by its mark", ".849C9593-D756-4E56-8D6E-42412F2A707B", "vault.habeas", "OneDrive"},
		{"OneDrive by its name", "", "OneDrive - A Group/x/vault.habeas", "OneDrive"},
		{"iCloud", "", "Library/Mobile Documents/com~apple~CloudDocs/vault.habeas", "iCloud Drive"},
		{"iCloud on Windows", "", "iCloudDrive/vault.habeas", "iCloud Drive"},
		{"macOS", "", "Library/CloudStorage/GoogleDrive-a@example.org/My Drive/vault.habeas", "Google Drive"},
		{"the place of macOS itself", "", "Library/CloudStorage/vault.habeas", ""},
		{"Resilio", ".sync/ID", "vault.habeas", "Resilio Sync"},
		{"the settings of Resilio", ".sync/settings.dat", "vault.habeas", ""},
		{"Google's work folder", ".tmp.driveupload/", "x/vault.habeas", "Google Drive"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			if mark := filepath.Join(top, tt.mark); strings.HasSuffix(tt.mark, "/") {
				folder(t, mark)
			} else if tt.mark != "" {
				folder(t, filepath.Dir(mark))
				if err := os.WriteFile(mark, nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			path := filepath.Join(top, tt.in)
			folder(t, filepath.Dir(path))
			got, ok := SyncFolder(path)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q, %t", got, ok)
			}
		})
	}
}

// TestSyncFolder_Link sees through a link into such a folder.
func TestSyncFolder_Link(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	folder(t, filepath.Join(top, "kept", ".stfolder"))
	if err := os.Symlink(filepath.Join(top, "kept"), filepath.Join(top, "link")); err != nil {
		t.Skip("this system makes no links")
	}
	if got, _ := SyncFolder(filepath.Join(top, "link", "vault.habeas")); got != "Syncthing" {
		t.Errorf("got %q", got)
	}
}

func folder(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o700); err != nil {
		t.Fatal(err)
	}
}
