package desk

import "habeas/dossier"

// Original gives an attachment's file as it came.
func (d *Desk) Original(a dossier.Attachment) ([]byte, error) { return d.vault.Blob(a.SHA256) }
