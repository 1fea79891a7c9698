package pdf

// Image places a JPEG or PNG picture with its top left corner at x, y. The file
// holds a picture once, however often it is placed: data is looked at when an id
// is first used. Alt is what the picture shows, for who cannot see it. A picture
// that is broken is an error and leaves no mark; the document can go on.
func (d *Document) Image(id string, data []byte, x, y, w, h float64, alt string) error {
	return nil
}
