package khmer

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the dictionary
	"fmt"
	"io"
	"sync"
)

// The words of ICU 72's Khmer break dictionary, under Unicode's license
// (LICENSE beside it), packed by pack.go: a gzipped stream of words in order,
// each as one byte 0x80+n, n being the number of letters that it shares with
// the word before, and the rest of its letters as [code] has them.
//
//go:embed words.gz
var packed []byte

var dictionary = sync.OnceValue(func() trie {
	t, err := unpack(packed)
	if err != nil {
		panic(fmt.Sprintf("khmer: internal error: bundled dictionary: %v", err))
	}
	return t
})

// code is the byte for a letter of a word: its place in the Khmer block.
func code(r rune) (byte, bool) {
	return byte(r - 0x1780), 0x1780 <= r && r < 0x1800
}

// trie is a tree of words, in preorder: the first child of a node is the node
// after it. Node 0 is the root.
type trie []node

type node struct {
	next   int32 // the next sibling; 0 is none
	code   byte
	parent bool // has children
	word   bool // ends a word
}

func unpack(packed []byte) (trie, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	stream, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	return grow(stream)
}

// grow makes a trie of words that come in order.
func grow(stream []byte) (trie, error) {
	t := make(trie, 1, len(stream)+1)
	path := []int32{0}   // the nodes of the word being read
	replaced := int32(0) // the node whose sibling comes next
	for _, b := range stream {
		if b < 0x80 {
			if replaced != 0 {
				t[replaced].next = int32(len(t))
				replaced = 0
			}
			t[path[len(path)-1]].parent = true
			path = append(path, int32(len(t)))
			t = append(t, node{code: b})
			continue
		}
		t[path[len(path)-1]].word = true
		shared := int(b) - 0x80
		if shared >= len(path) {
			return nil, fmt.Errorf("invalid word: shares %d letters of %d", shared, len(path)-1)
		}
		if shared < len(path)-1 {
			replaced = path[shared+1]
		}
		path = path[:shared+1]
	}
	t[path[len(path)-1]].word = true
	t[0].word = false
	return t, nil
}

// child follows a letter down from a node; 0 is none.
func (t trie) child(at int32, c byte) int32 {
	if !t[at].parent {
		return 0
	}
	for n := at + 1; n != 0; n = t[n].next {
		if t[n].code == c {
			return n
		}
	}
	return 0
}

// match lists the lengths, ascending, of the words that text begins with, and
// how many of its characters were looked at before no word went on: one more
// than agreed, unless the text ended or the longest word was complete.
func (t trie) match(text []rune) (lengths []int, looked int) {
	at := int32(0)
	for i, r := range text {
		looked = i + 1
		c, ok := code(r)
		if !ok {
			break
		}
		if at = t.child(at, c); at == 0 {
			break
		}
		if t[at].word {
			lengths = append(lengths, looked)
			if !t[at].parent {
				break
			}
		}
	}
	return lengths, looked
}
