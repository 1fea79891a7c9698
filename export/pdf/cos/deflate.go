package cos

import (
	"bytes"

	"github.com/klauspost/compress/zlib"
)

// A Deflater compresses streams one after the other. The zero value is ready. What
// it works with takes more room than many a file, so use one for many.
type Deflater struct {
	zlib *zlib.Writer
	out  bytes.Buffer
}

// Stream gives a stream of the data, compressed where that makes it smaller.
func (d *Deflater) Stream(data []byte) (*Stream, error) {
	small, err := d.compress(data)
	if err != nil {
		return nil, err
	}
	if len(small) >= len(data) {
		return &Stream{Dict: Dict{}, Data: bytes.Clone(data)}, nil
	}
	return &Stream{Dict: Dict{"Filter": Name("FlateDecode")}, Data: bytes.Clone(small)}, nil
}

// compress gives bytes that are good until it is called again.
func (d *Deflater) compress(data []byte) ([]byte, error) {
	d.out.Reset()
	if d.zlib == nil {
		d.zlib = zlib.NewWriter(&d.out)
	} else {
		d.zlib.Reset(&d.out)
	}
	if _, err := d.zlib.Write(data); err != nil {
		return nil, err
	}
	if err := d.zlib.Close(); err != nil {
		return nil, err
	}
	return d.out.Bytes(), nil
}
