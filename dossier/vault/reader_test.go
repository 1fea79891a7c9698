package vault_test

// A reader of vaults that shares no code with the package: it was written from
// docs/vault-format.md with the standard library and x/crypto alone.

import (
	"bytes"
	"compress/flate"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

type reader struct {
	file    []byte
	page    int                          // bytes of a page
	buckets map[string]map[string][]byte // as they lie in the file
	id      []byte
	data    []byte // the data key
}

// readVault opens a vault with a passphrase that is in NFC.
func readVault(file, passphrase []byte) (*reader, error) {
	r := &reader{file: file, buckets: map[string]map[string][]byte{}}
	root, ok := r.newest()
	if !ok {
		return nil, errors.New("no meta page")
	}
	r.walk(r.at(root), func(name string, value []byte) {
		b := map[string][]byte{}
		r.buckets[name] = b
		page := value[16:] // a small bucket lies in its value
		if root := binary.LittleEndian.Uint64(value); root != 0 {
			page = r.at(root)
		}
		r.walk(page, func(k string, v []byte) { b[k] = v })
	})
	head := r.buckets["head"]["head"]
	if !bytes.HasPrefix(head, []byte("\x89HBS\r\n\x1a\n")) {
		return nil, errors.New("no header")
	}
	end := len(head)
	if sum := sha256.Sum256(head[:end-64]); !bytes.Equal(sum[:], head[end-64:end-32]) {
		return nil, errors.New("the header is damaged")
	}
	body, _ := decode(head[12 : 12+binary.BigEndian.Uint32(head[8:])])
	h := body.(map[uint64]any)
	r.id = h[2].([]byte)
	for _, s := range h[3].([]any) {
		if s := s.(map[uint64]any); s[1].(uint64) == 1 { // a passphrase
			salt, m, t, p := s[2].([]byte), s[3].(uint64), s[4].(uint64), s[5].(uint64)
			kek := argon2.IDKey(passphrase, salt, uint32(t), uint32(m), uint8(p), 32)
			aead, _ := chacha20poly1305.NewX(kek)
			bound := append([]byte{0x86, 0x50}, r.id...) // an array of six; 16 bytes
			bound = number(append(append(number(bound, 1), 0x50), salt...), m)
			bound = number(number(bound, t), p)
			if data, err := aead.Open(nil, s[6].([]byte), s[7].([]byte), bound); err == nil {
				r.data = data
			}
		}
	}
	if r.data == nil {
		return r, errors.New("wrong passphrase")
	}
	mac := hmac.New(sha256.New, r.key("head"))
	if mac.Write(head[:end-32]); !hmac.Equal(mac.Sum(nil), head[end-32:]) {
		return nil, errors.New("the header was changed")
	}
	return r, nil
}

func (r *reader) key(purpose string) []byte {
	k, _ := hkdf.Key(sha256.New, r.data, r.id, "habeas vault 1 "+purpose, 32)
	return k
}

// place is the key in the file of what has a name.
func (r *reader) place(bucket string, name []byte) string {
	h := hmac.New(sha256.New, r.key("name"))
	h.Write(append(append([]byte{byte(len(bucket))}, bucket...), name...))
	return string(h.Sum(nil))
}

// open gives the content of a sealed value.
func (r *reader) open(bucket, key string) ([]byte, error) {
	v := r.buckets[bucket][key]
	if len(v) < 41 || v[0] != 1 {
		return nil, errors.New("no sealed value")
	}
	aead, _ := chacha20poly1305.NewX(r.key("seal " + bucket))
	with := append([]byte{1, byte(len(bucket))}, bucket+key...)
	frame, err := aead.Open(nil, v[1:25], v[25:], with)
	if err != nil {
		return nil, err
	}
	body := frame[5 : 5+binary.BigEndian.Uint32(frame[1:])]
	if frame[0] == 1 {
		return io.ReadAll(flate.NewReader(bytes.NewReader(body)))
	}
	return body, nil
}

// sum is what the root says of a bucket.
func (r *reader) sum(bucket string) []byte {
	total := make([]byte, 32)
	for key, v := range r.buckets[bucket] {
		h := hmac.New(sha256.New, r.key("sum"))
		h.Write(append([]byte{byte(len(bucket))}, bucket...))
		h.Write(append([]byte{byte(len(key))}, key...))
		h.Write(append(bytes.Clone(v[:25]), v[len(v)-16:]...))
		carry := 0
		for i, b := 31, h.Sum(nil); i >= 0; i-- {
			n := int(total[i]) + int(b[i]) + carry
			total[i], carry = byte(n), n>>8
		}
	}
	return total
}

// newest gives the root page of the last commit.
func (r *reader) newest() (root uint64, ok bool) {
	last := uint64(0)
	for _, off := range []int{0, 4096} {
		m := r.file[off+16 : off+80]
		h := fnv.New64a()
		h.Write(m[:56])
		txid := binary.LittleEndian.Uint64(m[48:])
		if binary.LittleEndian.Uint32(m) == 0xED0CDAED && h.Sum64() == binary.LittleEndian.Uint64(m[56:]) && (!ok || txid > last) {
			root, last, ok = binary.LittleEndian.Uint64(m[16:]), txid, true
			r.page = int(binary.LittleEndian.Uint32(m[8:]))
		}
	}
	return root, ok
}

func (r *reader) at(page uint64) []byte { return r.file[int(page)*r.page:] }

// walk calls f with each key and value under a page.
func (r *reader) walk(page []byte, f func(key string, value []byte)) {
	for i := range int(binary.LittleEndian.Uint16(page[10:])) {
		e := page[16+16*i:]
		if binary.LittleEndian.Uint16(page[8:]) == 1 { // a branch
			r.walk(r.at(binary.LittleEndian.Uint64(e[8:])), f)
			continue
		}
		pos, k, v := binary.LittleEndian.Uint32(e[4:]), binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint32(e[12:])
		f(string(e[pos:pos+k]), e[pos+k:pos+k+v])
	}
}

// number appends a CBOR number: of a slot, less than 24 or at least 65536.
func number(b []byte, n uint64) []byte {
	if n < 24 {
		return append(b, byte(n))
	}
	return binary.BigEndian.AppendUint32(append(b, 26), uint32(n))
}

// decode reads what of CBOR a vault needs: numbers, bytes, texts, arrays, maps.
func decode(b []byte) (value any, rest []byte) {
	major, n := b[0]>>5, uint64(b[0]&31)
	b = b[1:]
	if n >= 24 {
		size := 1 << (n - 24)
		n = 0
		for _, c := range b[:size] {
			n = n<<8 | uint64(c)
		}
		b = b[size:]
	}
	switch major {
	case 2:
		return b[:n:n], b[n:]
	case 3:
		return string(b[:n]), b[n:]
	case 4:
		list := make([]any, n)
		for i := range list {
			list[i], b = decode(b)
		}
		return list, b
	case 5:
		m := map[uint64]any{}
		for range n {
			var k any
			k, b = decode(b)
			m[k.(uint64)], b = decode(b)
		}
		return m, b
	}
	return n, b
}
