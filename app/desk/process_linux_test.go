package desk

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/picture"
	"habeas/export"
)

// crowdVault and crowdAct tell the process of [BenchmarkProcess] what to do.
const (
	crowdVault = "HABEAS_BENCH_VAULT"
	crowdAct   = "HABEAS_BENCH_ACT"
)

var crowdPass = []byte("correct horse battery staple")

// BenchmarkProcess is what a process of its own takes, from the unlocked vault on, to
// print a packet of two-page profiles with photographs of 600 × 800: "made" as far as
// the finished bytes, "read" with the reading back and the leak check, whose engine
// is compiled already.
func BenchmarkProcess(b *testing.B) {
	if path := os.Getenv(crowdVault); path != "" {
		actOnCrowd(b, path, os.Getenv(crowdAct))
		return
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		b.Fatal(err)
	}
	SetCache(filepath.Join(cache, "habeas"))
	if err := Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{30, 300, 1000} {
		path := crowd(b, n)
		for _, act := range []string{"made", "read"} {
			b.Run(fmt.Sprintf("%d/%s", n, act), func(b *testing.B) {
				var cpu, peak, count float64
				for b.Loop() {
					c := exec.Command(os.Args[0], "-test.run=^$", "-test.bench=^BenchmarkProcess$", "-test.benchtime=1x")
					c.Env = append(os.Environ(), crowdVault+"="+path, crowdAct+"="+act)
					out, err := c.CombinedOutput()
					m := regexp.MustCompile(`took (\d+) ms, (\d+) kB`).FindSubmatch(out)
					if err != nil || m == nil {
						b.Fatalf("%v: %s", err, out)
					}
					cpu += number(b, m[1])
					peak += number(b, m[2]) / 1000
					count++
				}
				b.ReportMetric(cpu/count, "cpu-ms")
				b.ReportMetric(peak/count, "peak-MB")
			})
		}
	}
}

func number(b *testing.B, digits []byte) float64 {
	n, err := strconv.ParseFloat(string(digits), 64)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// crowd is a closed vault of n people with two pages each.
func crowd(b *testing.B, n int) string {
	path := filepath.Join(b.TempDir(), fmt.Sprintf("%d.habeas", n))
	d, err := Create(b.Context(), path, crowdPass, Options{Now: time.Now, Cheap: true, Random: rand.NewChaCha8([32]byte{1})})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	if err := d.AddSynthetic(b.Context(), n); err != nil {
		b.Fatal(err)
	}
	view := d.View()
	source := []dossier.ID{view.Sources[0].ID}
	err = d.Together("", func(t *Batch) error {
		for i, x := range view.Dossiers {
			now := *x
			item := func() dossier.Item {
				return dossier.Item{ID: t.NewID(), Mark: dossier.Mark{Audience: dossier.To(dossier.Public), Sources: source}}
			}
			photo := face(b, uint64(i))
			a, err := t.Photograph(picture.Picture{Name: "face.jpg", MediaType: "image/jpeg", Width: 600, Height: 800, Print: photo}, photo)
			if err != nil {
				return err
			}
			a.Audience, a.Cleared, a.Credit = dossier.To(dossier.Public), true, "Drawn by chance"
			now.Attachments = []dossier.Attachment{a}
			for k := range 8 {
				now.Narrative = append(now.Narrative, dossier.Paragraph{Item: item(), Lang: "en", Text: fmt.Sprintf("Person %d, paragraph %d. ", i, k) +
					strings.Repeat("SYNTHETIC, not a fact: a sentence that takes some of the room on the page, and has a note beside it. ", 4)})
			}
			for k := range 8 {
				now.Events = append(now.Events, dossier.Event{Item: item(), Kind: dossier.Transferred, Date: dossier.DateOf(dossier.NewDay(2014, time.Month(k+1), 3)), Place: fmt.Sprintf("prison %d", k)})
			}
			if err := Add(t, x, &now); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return path
}

// face is as rich in detail as a photograph of one: soft shapes and some grain.
func face(b *testing.B, seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 1))
	img := image.NewYCbCr(image.Rect(0, 0, 600, 800), image.YCbCrSubsampleRatio420)
	for y := range 800 {
		for x := range 600 {
			dx, dy := x-300, y-320
			img.Y[y*img.YStride+x] = byte(70 + max(0, 120-(dx*dx+dy*dy)/500) + r.IntN(14))
		}
	}
	tint := color.YCbCr{Cb: byte(100 + r.IntN(40)), Cr: byte(120 + r.IntN(40))}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = tint.Cb, tint.Cr
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 88}); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// actOnCrowd says what the act took of processor and memory.
func actOnCrowd(b *testing.B, path, act string) {
	cache, err := os.UserCacheDir()
	if err != nil {
		b.Fatal(err)
	}
	SetCache(filepath.Join(cache, "habeas"))
	d, err := Open(b.Context(), path, crowdPass, Options{Now: time.Now, Cheap: true, ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	before := spent(b)
	Frugal(len(d.View().Dossiers))
	order := Order{Kind: export.KindPacket, Audience: dossier.Public, AsOf: dossier.NewDay(2018, 9, 12), Lang: "en", MadeOn: time.Unix(1e9, 0)}
	pages := 0
	if act == "read" {
		made, err := d.Brief(context.Background(), order)
		if err != nil {
			b.Fatal(err)
		}
		pages = made.Pages
	} else {
		p, err := d.prepare(order)
		if err != nil {
			b.Fatal(err)
		}
		briefing := p.pages(export.Copy{})
		briefing.Pictures = d.vault.Blob
		made, err := export.Make(b.Context(), briefing)
		if err != nil {
			b.Fatal(err)
		}
		pages = made.Pages
	}
	took := spent(b) - before
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	peak := regexp.MustCompile(`VmHWM:\s+(\d+)`).FindSubmatch(status)
	fmt.Printf("took %d ms, %s kB, %d pages\n", took.Milliseconds(), peak[1], pages)
}

// spent is the processor time of this process so far.
func spent(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
