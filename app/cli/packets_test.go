package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// A copy says what became of it where that was noted, and nothing where not.
func TestPacketsSayWhatBecameOfACopy(t *testing.T) {
	back, err := dossier.ParseDate("2018-09-12")
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(toPackets([]desk.Recorded{{Packet: &dossier.Packet{Copies: []dossier.PacketCopy{
		{Number: 1, Holder: "An embassy", Returned: back, Note: "shredded"}, {Number: 2},
	}}}}))
	if err != nil {
		t.Fatal(err)
	}
	if s := string(out); !strings.Contains(s, `"returned":"2018-09-12","note":"shredded"`) || strings.Count(s, "returned") != 1 {
		t.Errorf("printed %s", s)
	}
}
