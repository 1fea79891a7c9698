package pdf

import (
	"encoding/binary"
	"math"

	"habeas/export/pdf/cos"
)

// outputIntent says that the colours of the file are those of sRGB (ISO 19005-2,
// 6.2.3; IEC 61966-2-1).
func outputIntent(file *cos.File) cos.Ref {
	const name = "sRGB IEC61966-2.1"
	return file.Add(cos.Dict{
		"Type":                      cos.Name("OutputIntent"),
		"S":                         cos.Name("GTS_PDFA1"),
		"OutputConditionIdentifier": cos.String(name),
		"Info":                      cos.String(name),
		"DestOutputProfile":         file.Add(&cos.Stream{Dict: cos.Dict{"N": 3}, Data: profile()}),
	})
}

// profile is an ICC profile of sRGB, version 4.2 (ISO 15076-1:2005): a display
// whose primaries are told for D50, the white that profiles agree on, and whose
// curve is a formula.
func profile() []byte {
	curve := fixed("para", 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	// Between the name and the numbers stands which formula it is: 3.
	curve = append(curve[:8:8], append([]byte{0, 3, 0, 0}, curve[8:]...)...)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", unicodeText("sRGB")},
		{"cprt", unicodeText("Public domain")},
		{"wtpt", fixed("XYZ ", 0.96420, 1, 0.82491)},
		// From D65, the white of sRGB, to D50, by the Bradford transform.
		{"chad", fixed("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", fixed("XYZ ", 0.43606, 0.22249, 0.01392)},
		{"gXYZ", fixed("XYZ ", 0.38515, 0.71687, 0.09708)},
		{"bXYZ", fixed("XYZ ", 0.14306, 0.06061, 0.71391)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // one for all
	}
	const head = 128
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	at, size := 0, 0
	for _, tag := range tags {
		if tag.data != nil {
			at, size = head+4+12*len(tags)+len(data), len(tag.data)
			data = append(data, tag.data...)
		}
		table = append(table, tag.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(size))
	}
	p := make([]byte, head, head+len(table)+len(data))
	binary.BigEndian.PutUint32(p, uint32(head+len(table)+len(data)))
	p[8], p[9] = 4, 0x20
	copy(p[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2000, 1, 1} { // a date of making, which it must have
		binary.BigEndian.PutUint16(p[24+2*i:], v)
	}
	copy(p[36:], "acsp")
	copy(p[68:], fixed("", 0.96420, 1, 0.82491)[4:])
	return append(append(p, table...), data...)
}

// fixed is a tag of numbers with 16 binary digits behind the point.
func fixed(kind string, values ...float64) []byte {
	b := append([]byte(kind), 0, 0, 0, 0)
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*0x10000))))
	}
	return b
}

// unicodeText is a tag of text in English, filled up to a multiple of four.
func unicodeText(s string) []byte {
	text := utf16be(s, 1<<16)
	b := append([]byte("mluc"), 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12)
	b = append(b, "enUS"...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(text)))
	b = append(append(b, 0, 0, 0, 28), text...)
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}
