package desk

import (
	"context"

	"habeas/dossier/picture"
)

// TakeLogo keeps a print-size copy of a picture in the vault and gives its SHA-256, for
// the issuing group to name. The file itself is not kept: it was made to be shown, and
// proves nothing. The errors are those of package picture.
func (d *Desk) TakeLogo(ctx context.Context, fileName string, original []byte) (sha256 string, err error) {
	p, err := picture.AcceptLogo(ctx, fileName, original)
	if err != nil {
		return "", err
	}
	err = d.Together("", func(b *Batch) error {
		sha256, err = b.Blob(p.Print)
		return err
	})
	return sha256, err
}
