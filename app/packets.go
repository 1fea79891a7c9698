//go:build !headless

package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/briefing"
	"habeas/app/screens/packets"
	"habeas/dossier"
)

// showPackets goes to the ledger.
func (w *window) showPackets() { w.showPacket("") }

// showPacket goes to one packet of the ledger; "" is the newest.
func (w *window) showPacket(id dossier.ID) {
	if w.desk == nil {
		return
	}
	d, day := w.desk, w.day()
	w.goAsideAt(atPackets, packets.New(packets.Options{
		Place: w.place, Now: w.opts.Now, ReadOnly: d.ReadOnly(), View: d.View, Packets: d.Packets,
		News:       func(packet dossier.ID) (desk.PacketNews, error) { return d.News(packet, day) },
		RecordedBy: d.RecordedBy, Draft: d.DraftPacket, Save: d.SavePacket, FindFile: d.FindFile, Sum: sumOf,
		Keep:       func(work func() error, done func(error)) { keep(w, work, done) },
		ChooseFile: func(chosen func(string)) { w.chooseFile(nil, chosen) },
		MakeNews:   w.briefNews, MakeAgain: func(packet dossier.ID) { w.briefAgain(packet, func(*briefing.Chosen) {}) },
		ShowMeeting: w.showMeeting, ShowDossier: w.showPerson,
		Status: func(left, right string) {
			if w.inPlace(atPackets) {
				w.status(left, right)
			}
		},
		Fail: w.fail, Unsaved: w.unsaved, Copied: w.copied, Copy: w.app.Clipboard().SetContent, Focus: w.focus, Back: w.showDossiers,
	}, id))
}

// sumOf is the SHA-256 of a file.
func sumOf(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", say.Error("failed to read the file: %s", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, reading{ctx, f}); err != nil {
		return "", say.Error("failed to read the file: %s", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// reading ends where nobody waits for it any more.
type reading struct {
	ctx context.Context
	io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
