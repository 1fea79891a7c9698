//go:build !headless

package app

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/dossier"
)

// errNotOutside is for web pages, which ask the network as they open, and for what
// may be a program.
var errNotOutside = say.Error("a file of this kind is given to no other program: it may run, or tell somebody on the network that it was opened; nothing was opened")

var errNoOutside = say.Error("there is no private folder on this computer for the file: nothing was opened")

// openOutside shows an attachment in the program that the system has for it. It
// is asked for each time, as it is then a plain file.
func (w *window) openOutside(a dossier.Attachment) {
	d := w.desk
	if d == nil {
		return
	}
	if w.outside == nil {
		w.fail(errNoOutside)
		return
	}
	if extensionOf(a.MediaType) == "" {
		w.fail(errNotOutside)
		return
	}
	text := say.T("A plain copy of the file as it came goes into a private folder, for the program that shows it. " +
		"It is wiped when the vault is locked and when Habeas ends.\n\n" +
		"That program may keep a copy, a small picture or the place of it, and Habeas cannot take that back.")
	w.confirm(say.T("Open in another program?"), text, say.T("Open"), func(yes bool) {
		if !yes || w.desk != d {
			return
		}
		writes := w.writes
		writes.Add(1) // a file that comes after the wiping would stay
		job.Run(w.place, func(context.Context) (string, error) {
			defer writes.Done()
			data, err := d.Original(a)
			if err != nil {
				return "", err
			}
			return w.outside.Put(extensionOf(a.MediaType), data)
		}, func(path string, err error) {
			switch {
			case err != nil:
				w.fail(err)
			case w.desk == d:
				if err := w.openURL(fileURL(path)); err != nil {
					w.fail(err)
				}
			}
		})
	})
}

// fileURL names a file; in a URL a Windows drive comes after a slash.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}

// extensionOf is what the system knows the kind of a file by. The name that it
// had is not taken: it may name somebody.
func extensionOf(mediaType string) string {
	switch mediaType {
	case "image/jpeg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "image/gif":
		return ".gif"
	case "image/webp":
		return ".webp"
	case "image/bmp":
		return ".bmp"
	case "image/tiff":
		return ".tiff"
	case "image/heic", "image/heif":
		return ".heic"
	case "application/pdf":
		return ".pdf"
	case "text/plain":
		return ".txt"
	case "text/csv":
		return ".csv"
	case "text/rtf":
		return ".rtf"
	case "application/msword":
		return ".doc"
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return ".docx"
	case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
		return ".xlsx"
	case "application/vnd.oasis.opendocument.text":
		return ".odt"
	case "application/vnd.oasis.opendocument.spreadsheet":
		return ".ods"
	case "audio/mpeg":
		return ".mp3"
	case "audio/mp4", "audio/x-m4a":
		return ".m4a"
	case "audio/ogg":
		return ".ogg"
	case "video/mp4":
		return ".mp4"
	}
	return ""
}

// wipeOutside ends what was given to other programs.
func (w *window) wipeOutside() error {
	if w.outside == nil {
		return nil
	}
	return w.outside.Wipe()
}
