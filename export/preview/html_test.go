package preview

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
)

func TestReadHTMLFindsTextInEveryPlace(t *testing.T) {
	withComment := func(text string) string {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
			t.Fatal(err)
		}
		segment := append([]byte{0xFF, 0xFE, 0, byte(len(text) + 2)}, text...)
		return base64.StdEncoding.EncodeToString(slices.Insert(b.Bytes(), 2, segment...))
	}
	withText := func(text string) string {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
			t.Fatal(err)
		}
		chunk := binary.BigEndian.AppendUint32(nil, uint32(len(text)))
		chunk = append(append(append(chunk, "tEXt"...), text...), 0, 0, 0, 0)
		return base64.StdEncoding.EncodeToString(slices.Insert(b.Bytes(), 33, chunk...))
	}
	for name, file := range map[string]string{
		"text":                "<p>a secret word</p>",
		"over inline marks":   "<p>a se<b>cr</b><a href=x>et</a> word</p>",
		"escaped":             "<p>a &#115;ecret&#x20;word</p>",
		"attribute":           `<img alt="a secret word">`,
		"without quotes":      `<img alt=a&nbsp;secret&nbsp;word>`,
		"name of a field":     `<p data-a-secret-word="">`,
		"escaped in a link":   `<a href="/a%20secret%20word">`,
		"comment":             "<!-- a secret word -->",
		"title":               "<title>a secret word</title>",
		"style":               "<style>/* a secret word */</style>",
		"script":              "<script>'a secret word'</script>",
		"hidden":              "<p hidden>a secret word</p>",
		"drawing":             `<svg><text>a secret word</text></svg>`,
		"data":                `<a href="data:text/plain,a%20secret%20word">`,
		"data in base64":      `<a href="data:text/plain;base64,` + base64.StdEncoding.EncodeToString([]byte("a secret word")) + `">`,
		"comment of a JPEG":   `<img src="data:image/jpeg;base64,` + withComment("a secret word") + `">`,
		"text of a PNG":       `<img src="data:image/png;base64,` + withText("a secret word") + `">`,
		"behind a PNG":        `<img src="data:image/png;base64,` + withText("")[:20] + `">a secret word`,
		"geometry with words": `<path d="M1 2 a secret word">`,
	} {
		c, err := ReadHTML([]byte(file))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var found bool
		for _, s := range c.All() {
			s = strings.NewReplacer("\u00a0", " ", "-", " ").Replace(s)
			found = found || strings.Contains(strings.Join(strings.Fields(s), " "), "a secret word")
		}
		if !found {
			t.Errorf("%s: not found in %q", name, c.All())
		}
	}
}

func TestReadHTMLDoesNotReadPlacesAsNumbers(t *testing.T) {
	c, err := ReadHTML([]byte(`<svg viewBox="0 0 123 456"><path d="M12.3 45.6L78.9 1Z" stroke-width="7"/></svg>4711<sup>8</sup>`))
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(c.All(), "|")
	if strings.Contains(all, "123") || strings.Contains(all, "45.6") {
		t.Errorf("read %q", all)
	}
	if strings.Contains(all, "47118") {
		t.Error("the number of a note runs into the number before it")
	}
}

func FuzzReadHTML(f *testing.F) {
	for _, s := range []string{"<p>x", "<!--", `<img src="data:image/png;base64,iVBORw0KGgo=">`, "<style>a</style", "<svg><path d='M1'>", "\xff<\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := ReadHTML(data); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzBeside(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x04ab\xff\xda"))
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x01tEXtx\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		total := 0
		for _, s := range beside(data) {
			total += len(s)
		}
		if total > 2*len(data) {
			t.Fatalf("%d bytes of %d", total, len(data))
		}
	})
}
