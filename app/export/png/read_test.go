package png_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"strings"
	"testing"

	"thawline/app/export/png"
)

func picture(t testing.TB, text ...png.Text) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 30, 20)), png.Chunks{Text: text}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func chunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// with puts a chunk behind the header of a picture.
func with(picture, c []byte) []byte {
	return bytes.Join([][]byte{picture[:33], c, picture[33:]}, nil)
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data)
	_ = z.Close()
	return b.Bytes()
}

func TestReadText(t *testing.T) {
	whole := picture(t, png.Text{Keyword: "Title", Value: "Klaipėda"}, png.Text{Keyword: "state", Value: "{1}"})
	plain := picture(t)
	for _, c := range []struct {
		name, keyword string
		data          []byte
		want          string
		none, bad     bool
	}{
		{name: "first", keyword: "Title", data: whole, want: "Klaipėda"},
		{name: "second", keyword: "state", data: whole, want: "{1}"},
		{name: "another", keyword: "State", data: whole, none: true},
		{name: "none", keyword: "state", data: plain, none: true},
		{name: "packed by another program", keyword: "k", data: with(plain, chunk("iTXt", append([]byte("k\x00\x01\x00en\x00\x00"), packed([]byte("text"))...))), want: "text"},
		{name: "a bomb", keyword: "k", data: with(plain, chunk("iTXt", append([]byte("k\x00\x01\x00\x00\x00"), packed(make([]byte, 1<<24))...))), none: true},
		{name: "too long", keyword: "k", data: with(plain, chunk("iTXt", append([]byte("k\x00\x00\x00\x00\x00"), make([]byte, 1<<20)...))), none: true},
		{name: "not UTF-8", keyword: "k", data: with(plain, chunk("iTXt", []byte("k\x00\x00\x00\x00\x00\xff"))), none: true},
		{name: "no fields", keyword: "k", data: with(plain, chunk("iTXt", []byte("k\x00"))), none: true},
		{name: "damaged", keyword: "k", data: with(plain, append(chunk("iTXt", []byte("k\x00\x00\x00\x00\x00a"))[:18], 0, 0, 0, 0)), bad: true},
		{name: "cut short", keyword: "state", data: whole[:60], bad: true},
		{name: "a chunk of 4 GB", keyword: "k", data: append(append([]byte(nil), plain[:33]...), 0xff, 0xff, 0xff, 0xff, 'i', 'T', 'X', 't'), bad: true},
		{name: "a chunk of 2 GB", keyword: "k", data: append(append([]byte(nil), plain[:33]...), 0x7f, 0xff, 0xff, 0xff, 'I', 'D', 'A', 'T'), bad: true},
		{name: "no picture", keyword: "k", data: []byte("GIF89a"), bad: true},
		{name: "nothing", keyword: "k", bad: true},
	} {
		got, err := png.ReadText(bytes.NewReader(c.data), c.keyword)
		switch {
		case c.none && !errors.Is(err, png.ErrNoText):
			t.Errorf("%s: %q, %v, want ErrNoText", c.name, got, err)
		case c.bad && (err == nil || errors.Is(err, png.ErrNoText)):
			t.Errorf("%s: %q, %v, want an error", c.name, got, err)
		case !c.none && !c.bad && (err != nil || got != c.want):
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func FuzzReadText(f *testing.F) {
	f.Add(picture(f, png.Text{Keyword: "state", Value: strings.Repeat("{", 99)}))
	f.Add(with(picture(f), chunk("iTXt", append([]byte("state\x00\x01\x00en\x00\x00"), packed([]byte("text"))...))))
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := png.ReadText(bytes.NewReader(data), "state")
		if err != nil && text != "" || len(text) > 1<<16 {
			t.Errorf("%d bytes of text, %v", len(text), err)
		}
	})
}
