package say

// Kind is what a kind of briefing is called, by its name in the order: "packet".
func Kind(name string) string {
	switch name {
	case "packet":
		return T("Packet")
	case "profile":
		return T("Profile")
	case "list":
		return T("List")
	case "cards":
		return T("Cards")
	case "changes":
		return T("Changes")
	case "web":
		return T("Web page")
	case "wgad":
		return T("Questionnaire of the UN")
	}
	return Capital(name)
}
