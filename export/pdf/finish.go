package pdf

import "bytes"

func (d *Document) finish() ([]byte, error) {
	d.putLinks()
	var b bytes.Buffer
	err := d.fpdf.Output(&b)
	return b.Bytes(), err
}

func textString(s string) string { return s }
