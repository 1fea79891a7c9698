//go:build !headless

package app

import (
	"habeas/app/say"
	"habeas/app/screens/meetings"
	"habeas/dossier"
)

// showMeetings goes to the meetings.
func (w *window) showMeetings() { w.showMeeting("") }

// showMeeting goes to one of the meetings; "" is the first of them.
func (w *window) showMeeting(id dossier.ID) {
	if w.desk == nil {
		return
	}
	d := w.desk
	w.goAsideAt(atMeetings, meetings.New(meetings.Options{
		Place: w.place, Now: w.opts.Now, ReadOnly: d.ReadOnly(), View: d.View, NewID: d.NewID,
		Draft: d.DraftMeeting, Save: d.SaveMeeting, Delete: d.Delete, Packets: d.Packets,
		Keep:  func(work func() error, done func(error)) { keep(w, work, done) },
		Brief: w.briefFor, News: w.briefNews, ShowPacket: w.showPacket,
		Status: func(left, right string) {
			if w.inPlace(atMeetings) {
				w.status(left, right)
			}
		},
		Fail: w.fail, Unsaved: w.unsaved, Copied: w.copied, Focus: w.focus, Back: w.showDossiers,
	}, id))
	w.status(say.T("Saved as you type"), "")
}
