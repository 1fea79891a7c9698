//go:build ignore

// Pack writes words.gz from a list of Khmer words on standard input, one a
// line:
//
//	go run pack.go < km.txt > words.gz
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"log"
	"os"
	"slices"
)

func main() {
	log.SetFlags(0)
	z, err := gzip.NewWriterLevel(os.Stdout, gzip.BestCompression)
	if err != nil {
		log.Fatal(err)
	}
	var words [][]byte
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words = append(words, encode(lines.Text()))
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	slices.SortFunc(words, bytes.Compare)
	words = slices.CompactFunc(words, bytes.Equal)
	var last []byte
	for _, word := range words {
		shared := 0
		for shared < min(len(word), len(last)) && word[shared] == last[shared] {
			shared++
		}
		z.Write([]byte{byte(0x80 + shared)})
		z.Write(word[shared:])
		last = word
	}
	if err := z.Close(); err != nil {
		log.Fatal(err)
	}
}

// encode is the inverse of what dictionary.go reads.
func encode(word string) []byte {
	var out []byte
	for _, r := range word {
		switch {
		case 0x1780 <= r && r < 0x1800:
			out = append(out, byte(r-0x1780))
		case r == '\u200C', r == '\u200D': // only the look depends on joiners
		default:
			log.Fatalf("invalid character %q in %q", r, word)
		}
	}
	return out
}
