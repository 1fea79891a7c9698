package chooser

import "strings"

// script is what asks in AppleScript.
func script(q Question) string {
	var b strings.Builder
	b.WriteString("activate\nPOSIX path of (")
	switch q.Aim {
	case Save:
		b.WriteString("choose file name")
	case Folder:
		b.WriteString("choose folder")
	default:
		b.WriteString("choose file")
	}
	if q.Title != "" {
		b.WriteString(" with prompt " + quoted(q.Title))
	}
	if q.Aim == Save && q.Name != "" {
		b.WriteString(" default name " + quoted(q.Name))
	}
	if q.Folder != "" {
		b.WriteString(" default location (POSIX file " + quoted(q.Folder) + ")")
	}
	if q.Aim == Open && len(q.Extensions) > 0 {
		var l []string
		for _, e := range q.Extensions {
			l = append(l, quoted(strings.TrimPrefix(e, ".")))
		}
		b.WriteString(" of type {" + strings.Join(l, ", ") + "}")
	}
	b.WriteString(")\n")
	return b.String()
}

// quoted is a text of AppleScript. No line end can end it.
func quoted(s string) string {
	s = strings.NewReplacer("\\", "\\\\", "\"", "\\\"", "\n", " ", "\r", " ").Replace(s)
	return "\"" + s + "\""
}
