package dictionary

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// trie is a tree of words, in preorder: the first child of a node is the node
// after it. Node 0 is the root.
type trie struct {
	base  rune // the first letter of the block
	nodes []node
}

type node struct {
	next   int32 // the next sibling; 0 is none
	code   byte
	parent bool // has children
	word   bool // ends a word
}

// code is the byte for a letter of a word: its place in its block.
func (t trie) code(r rune) (byte, bool) {
	return byte(r - t.base), t.base <= r && r < t.base+0x80
}

// unpack reads a list as pack.go writes it: a gzipped stream of words in order,
// each as one byte 0x80+n, n being the number of letters that it shares with the
// word before, and the rest of its letters as their places in the block.
func unpack(packed []byte, base rune) (trie, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return trie{}, err
	}
	stream, err := io.ReadAll(z)
	if err != nil {
		return trie{}, err
	}
	return grow(stream, base)
}

// grow makes a trie of words that come in order.
func grow(stream []byte, base rune) (trie, error) {
	nodes := make([]node, 1, len(stream)+1)
	path := []int32{0}   // the nodes of the word being read
	replaced := int32(0) // the node whose sibling comes next
	for _, b := range stream {
		if b < 0x80 {
			if replaced != 0 {
				nodes[replaced].next = int32(len(nodes))
				replaced = 0
			}
			nodes[path[len(path)-1]].parent = true
			path = append(path, int32(len(nodes)))
			nodes = append(nodes, node{code: b})
			continue
		}
		nodes[path[len(path)-1]].word = true
		shared := int(b) - 0x80
		if shared >= len(path) {
			return trie{}, fmt.Errorf("invalid word: shares %d letters of %d", shared, len(path)-1)
		}
		if shared < len(path)-1 {
			replaced = path[shared+1]
		}
		path = path[:shared+1]
	}
	nodes[path[len(path)-1]].word = true
	nodes[0].word = false
	return trie{base, nodes}, nil
}

// child follows a letter down from a node; 0 is none.
func (t trie) child(at int32, c byte) int32 {
	if !t.nodes[at].parent {
		return 0
	}
	for n := at + 1; n != 0; n = t.nodes[n].next {
		if t.nodes[n].code == c {
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
		c, ok := t.code(r)
		if !ok {
			break
		}
		if at = t.child(at, c); at == 0 {
			break
		}
		if t.nodes[at].word {
			lengths = append(lengths, looked)
			if !t.nodes[at].parent {
				break
			}
		}
	}
	return lengths, looked
}
