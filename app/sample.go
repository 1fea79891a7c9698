//go:build !headless

package app

import (
	"context"
	"path/filepath"

	"habeas/app/job"
	"habeas/app/say"
)

// sampleOrNil is openSample where that can be.
func (w *window) sampleOrNil() func() {
	if w.opts.Sample == nil {
		return nil
	}
	return w.openSample
}

// openSample asks for a folder and opens the sample in it, in a window beside this
// one. It is not waited for: what goes wrong with it is told when it is known.
func (w *window) openSample() {
	w.saveAs(say.T("A folder for the sample"), say.T("Open the sample"), filepath.Join(home(), "habeas-sample"), func(folder string) {
		job.Run(w.place, func(context.Context) (struct{}, error) {
			return struct{}{}, w.opts.Sample(context.Background(), folder)
		}, func(_ struct{}, err error) {
			if err != nil {
				w.fail(err)
			}
		})
		if w.desk == nil {
			return // nothing stands below the way in
		}
		w.status(say.T("The sample opens in a window of its own. Delete its folder %s when you do not need it any more.", folder), "")
	})
}
