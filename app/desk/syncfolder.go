package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// SyncFolder says which sync program owns the folder that a file lies in, or
// is to lie in: its name, as people know it. It goes by the marks that these
// programs leave in the folders they keep, and by the places that systems keep
// for them; it starts nothing, asks nobody, and can miss one.
func SyncFolder(path string) (program string, ok bool) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", false
	}
	dir := filepath.Dir(abs)
	// The folder itself may be a link into such a place, or out of one.
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if program = syncPlace(dir); program != "" {
		return program, true
	}
	for {
		if program = syncMark(dir); program != "" {
			return program, true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", false
		}
		dir = up
	}
}

// SyncWarning is what a person has to know of a vault in such a folder.
func SyncWarning(program string) string {
	return fmt.Sprintf("%s copies what lies in this folder to other places. It may put an older copy in the vault's place, "+
		"and its servers keep versions of the file, also of what you delete or forget. "+
		"Keep the vault outside of it, and let only backups lie there.", program)
}

// syncPlace knows the places of a path that belong to a sync program.
func syncPlace(dir string) string {
	parts := strings.Split(filepath.ToSlash(dir), "/")
	for i, part := range parts {
		switch lower := strings.ToLower(part); {
		case lower == "mobile documents" && i > 0 && strings.EqualFold(parts[i-1], "Library"),
			lower == "iclouddrive":
			return "iCloud Drive"
		case lower == "cloudstorage" && i > 0 && strings.EqualFold(parts[i-1], "Library") && i+1 < len(parts):
			// Where macOS keeps all others, each under its name and the account's.
			name, _, _ := strings.Cut(parts[i+1], "-")
			return spaced(name)
		case lower == "onedrive", strings.HasPrefix(lower, "onedrive - "):
			return "OneDrive"
		}
	}
	return ""
}

// spaced is the name of a program that macOS writes in one word.
func spaced(name string) string {
	switch name {
	case "GoogleDrive":
		return "Google Drive"
	case "ProtonDrive":
		return "Proton Drive"
	}
	return name
}

// syncMarks are what programs leave in the top folder that they keep. A word
// with a slash at its end is a folder, one with a star begins so.
var syncMarks = []struct{ mark, program string }{
	{".stfolder", "Syncthing"},
	{".stfolder/", "Syncthing"},
	{".dropbox", "Dropbox"}, // a file: the folder of this name in a home is its settings
	{".dropbox.cache/", "Dropbox"},
	{".sync_*", "Nextcloud"},
	{"._sync_*", "Nextcloud"},
	{".nextcloudsync.log", "Nextcloud"},
	{".owncloudsync.log", "ownCloud"},
	{".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"},
	{".tmp.driveupload/", "Google Drive"},
	{".tmp.drivedownload/", "Google Drive"},
	{".shortcut-targets-by-id/", "Google Drive"},
	{".megaignore", "MEGA"},
	{".SynologyWorkingDirectory/", "Synology Drive"},
}

// syncMark looks for such a mark in a folder.
func syncMark(dir string) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "" // a folder above that may only be passed through
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, ".") {
			continue
		}
		if e.IsDir() {
			if name == ".sync" && isFile(filepath.Join(dir, name, "ID")) {
				return "Resilio Sync"
			}
			name += "/"
		}
		for _, m := range syncMarks {
			begin, open := strings.CutSuffix(m.mark, "*")
			if name == m.mark || open && strings.HasPrefix(name, begin) && strings.HasSuffix(name, ".db") {
				return m.program
			}
		}
	}
	return ""
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
