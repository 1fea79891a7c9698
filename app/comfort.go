//go:build !headless

package app

import setting "habeas/app/screens/settings"

// comfort is how the window is read, and by whom, to be set.
func (w *window) comfort() setting.Comfort {
	return setting.Comfort{
		TextSizes: textSizes, TextSize: w.kept.textSize, SetTextSize: w.setTextSize,
		Motion: w.kept.motion, SetMotion: w.kept.setMotion,
		Neutral: w.kept.neutral, SetNeutral: w.setNeutral,
		AheadDays: aheadDays, Ahead: w.kept.ahead, SetAhead: w.kept.setAhead,
		Notifies: w.kept.notifies, SetNotifies: w.kept.setNotifies,
	}
}
