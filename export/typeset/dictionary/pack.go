//go:build ignore

// Pack writes a word list from words on standard input, one a line. Its argument
// is the first character of the script's block:
//
//	go run pack.go 1780 < km.txt > km.gz
//	go run pack.go 0E00 < th.txt > th.gz
//	go run pack.go 0E80 < lo.txt > lo.gz
//	go run pack.go 1000 < my.txt > my.gz
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"log"
	"os"
	"slices"
	"strconv"
)

func main() {
	log.SetFlags(0)
	base, err := strconv.ParseInt(os.Args[1], 16, 32)
	if err != nil {
		log.Fatal(err)
	}
	z, err := gzip.NewWriterLevel(os.Stdout, gzip.BestCompression)
	if err != nil {
		log.Fatal(err)
	}
	var words [][]byte
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if word := encode(lines.Text(), rune(base)); len(word) > 0 {
			words = append(words, word)
		}
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

// encode is the inverse of what trie.go reads. A word with a character of
// another block, of which Burmese has one, is left out.
func encode(word string, base rune) []byte {
	var out []byte
	for _, r := range word {
		switch {
		case base <= r && r < base+0x80:
			out = append(out, byte(r-base))
		case r == '\u200C', r == '\u200D': // only the look depends on joiners
		default:
			log.Printf("left out for %q: %q", r, word)
			return nil
		}
	}
	return out
}
