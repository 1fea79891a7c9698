package preview

import (
	"bytes"
	"compress/zlib"
	"fmt"
)

// makePDF writes objects, numbered from 1, as a PDF with a right
// cross-reference table; object 1 is the catalog. The information dictionary is
// the object of that number, 0 for none.
func makePDF(info int, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R ", len(objects)+1)
	if info > 0 {
		fmt.Fprintf(&b, "/Info %d 0 R ", info)
	}
	fmt.Fprintf(&b, ">>\nstartxref\n%d\n%%%%EOF\n", xref)
	return b.Bytes()
}

// streamObject packs data as a stream with further entries of its dictionary.
func streamObject(entries, data string) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write([]byte(data))
	w.Close()
	return fmt.Sprintf("<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream", z.Len(), entries, z.String())
}

// textPDF is a PDF with one A4 page per text, each of whose lines is drawn in Helvetica.
func textPDF(pages ...[]string) []byte {
	objects := []string{"", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
	kids := ""
	for _, lines := range pages {
		var c bytes.Buffer
		for i, l := range lines {
			fmt.Fprintf(&c, "BT /F1 10 Tf 60 %d Td (%s) Tj ET\n", 780-14*i, l)
		}
		kids += fmt.Sprintf("%d 0 R ", len(objects)+1)
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>", len(objects)+2),
			streamObject("", c.String()))
	}
	objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>", kids, len(pages))
	return makePDF(0, objects...)
}

// fullPDF says something in every place where a PDF can.
func fullPDF() []byte {
	return makePDF(8,
		"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /Metadata 9 0 R /Names << /EmbeddedFiles << /Names [(list.csv) 10 0 R] >> >> /StructTreeRoot 12 0 R >>",
		"<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /StructParents 0 >>",
		streamObject("", "BT /F1 12 Tf 60 700 Td [(Kem) -300 (So) 20 (kha)] TJ ET"),
		"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
		"<< /Title <FEFF1780179817D2> /Parent 6 0 R /Dest [4 0 R /Fit] /First 13 0 R /Last 13 0 R /Count 1 >>",
		"<< /Title (A packet) /Author (The group) /Custom (own key) >>",
		streamObject("/Type /Metadata /Subtype /XML", `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="in an attribute">caf&#233;</a></x:xmpmeta>`),
		"<< /Type /Filespec /F (list.csv) /UF (list.csv) /EF << /F 11 0 R >> >>",
		streamObject("/Type /EmbeddedFile", "name;held since"),
		"<< /Type /StructTreeRoot /K << /S /Figure /P 12 0 R /Pg 4 0 R /Alt (A face) /K 0 >> >>",
		"<< /Title (Below) /Parent 7 0 R /Dest [4 0 R /Fit] >>",
	)
}
