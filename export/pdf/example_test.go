package pdf_test

import (
	"fmt"
	"time"

	"habeas/export/pdf"
	"habeas/export/typeset"
)

func Example() {
	setter := typeset.NewSetter()
	heading := setter.Line(typeset.Span{Text: "កឹម សុខា (Kem Sokha)", Style: typeset.Style{Size: 18, Bold: true}})

	doc := pdf.New(pdf.Options{
		Title:   "Briefing",
		Author:  "The issuing group",
		Created: time.Date(2018, 9, 12, 0, 0, 0, 0, time.UTC),
	})
	doc.AddPage()
	doc.Outline("Kem Sokha", 0, 40)
	doc.Text(50, 60, heading)
	doc.Line(50, 70, 545, 70, pdf.Stroke(0x222222, 0.5))
	doc.Link(50, 80, 60, 12, "sources")
	doc.AddPage()
	doc.Dest("sources", "", 50)

	file, err := doc.Bytes()
	fmt.Println(doc.PageCount(), len(file) > 1000, err)
	// Output: 2 true <nil>
}
