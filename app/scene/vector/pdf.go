package vector

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

// About is what a document says of itself.
type About struct {
	Title    string
	Desc     string // in words, for those who cannot see it
	Authors  string
	Rights   string
	Sources  []string
	Keywords string
	Lang     string // BCP 47
	Date     string // ISO date of what is shown; no clock is asked
	Producer string
	State    string // what brings the view back
}

// PDF writes scenes as the pages of one document: shapes and text stay what they are, the fonts in use are inside, cut to
// the glyphs in use. Pages are written as they come and not kept. The same pages give the same bytes.
type PDF struct {
	w       io.Writer
	fonts   *typeset.Fonts
	about   About
	written int64
	offsets []int64 // of each object, from 1
	sum     []byte
	err     error

	pages  []pdfPage
	used   map[uint8]map[int]string // font, glyph: the text it stands for
	alphas map[uint8]bool
	forms  map[[sha256.Size]byte]int // drawings that pages share: what they hold, their objects
	named  []int                     // objects of the forms in the order of their names
	recent []formOf                  // the layers that became forms last
}

// formOf is a layer that became a form. Holding the layer keeps its items from being taken for others.
type formOf struct {
	layer scene.Layer
	name  int
}

// pdfPage is what is kept of a page that is written.
type pdfPage struct {
	object   int
	figure   int // structure element
	bookmark string
	height   float64
}

// PageOptions is how a scene becomes a page.
type PageOptions struct {
	Unit     float64                // PDF units (1/72 inch) a point; 0 is 1
	Bookmark string                 // its line in the outline; "" for none
	Alt      string                 // the page in words
	Link     func(id string) string // the address that an item with an ID leads to, "" for none; may be nil
}

// The objects that every document has, by number.
const (
	objCatalog = 1 + iota
	objPages
	objResources
	objInfo
	objOutlines
	objStructure
	objParents
	objDocument
	fixedObjects = objDocument
)

// NewPDF begins a document.
func NewPDF(w io.Writer, fonts *typeset.Fonts, about About) *PDF {
	p := &PDF{w: w, fonts: fonts, about: about, offsets: make([]int64, fixedObjects), used: map[uint8]map[int]string{}, alphas: map[uint8]bool{}, forms: map[[sha256.Size]byte]int{}}
	p.write([]byte("%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"))
	return p
}

// write appends to the file; the first error sticks.
func (p *PDF) write(b []byte) {
	if p.err != nil {
		return
	}
	n, err := p.w.Write(b)
	p.written += int64(n)
	p.err = err
	sum := sha256.Sum256(append(p.sum, b...))
	p.sum = sum[:]
}

// reserve returns the number of an object that is written later.
func (p *PDF) reserve() int {
	p.offsets = append(p.offsets, 0)
	return len(p.offsets)
}

// object writes an object under a reserved number.
func (p *PDF) object(number int, body string) {
	p.offsets[number-1] = p.written
	p.write(fmt.Appendf(nil, "%d 0 obj\n%s\nendobj\n", number, body))
}

// packLevel makes streams within a hundredth of the usual size of compress/zlib, in half its time.
const packLevel = 7

// stream writes a compressed stream with the given entries of its dictionary.
func (p *PDF) stream(number int, entries string, data []byte) {
	var packed bytes.Buffer
	z, _ := zlib.NewWriterLevel(&packed, packLevel) // the level is one that there is
	_, _ = z.Write(data)                            // a buffer does not fail
	_ = z.Close()
	p.offsets[number-1] = p.written
	p.write(fmt.Appendf(nil, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n", number, entries, packed.Len()))
	p.write(packed.Bytes())
	p.write([]byte("\nendstream\nendobj\n"))
}

// Page writes a scene as the next page. It fails only when the writer does.
func (p *PDF) Page(s *scene.Scene, o PageOptions) error {
	if !(o.Unit > 0) {
		o.Unit = 1
	}
	width, height := float64(s.W)*o.Unit, float64(s.H)*o.Unit
	page, body, figure := p.reserve(), p.reserve(), p.reserve()
	c := &content{pdf: p}
	c.begin(s, o.Unit)
	for i := range s.Layers {
		p.layer(c, &s.Layers[i], s)
	}
	c.WriteString("Q\nEMC\n")
	p.stream(body, "", c.Bytes())
	links := p.links(s, o, height)
	index := len(p.pages)
	p.object(page, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources %d 0 R/StructParents %d/Tabs/S/Group<</S/Transparency/CS/DeviceRGB>>%s>>",
		objPages, dec(width), dec(height), body, objResources, index, links))
	p.object(figure, fmt.Sprintf("<</Type/StructElem/S/Figure/P %d 0 R/Pg %d 0 R/K 0/Alt %s/A<</O/Layout/Placement/Block/BBox[0 0 %s %s]>>>>",
		objDocument, page, pdfText(o.Alt), dec(width), dec(height)))
	p.pages = append(p.pages, pdfPage{object: page, figure: figure, bookmark: o.Bookmark, height: height})
	return p.err
}

// formSize is the length of a layer's drawing from which it is kept as a form, so that pages with the same land have it once.
const formSize = 16 << 10

// mostRecent is how many layers are remembered: those of a few cameras, between which a story goes to and fro.
const mostRecent = 12

// layer draws a layer, as a form where it is long.
func (p *PDF) layer(c *content, l *scene.Layer, s *scene.Scene) {
	for i, f := range p.recent {
		if f.layer.Same(l) {
			p.recent = append(append(p.recent[:i:i], p.recent[i+1:]...), f)
			c.printf("/X%d Do\n", f.name)
			return
		}
	}
	own := &content{pdf: p}
	own.reset()
	own.layer(l)
	if own.Len() < formSize {
		c.layer(l)
		return
	}
	sum := sha256.Sum256(own.Bytes())
	name, known := p.forms[sum]
	if !known {
		number := p.reserve()
		p.stream(number, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[-10000 -10000 %s %s]/Resources %d 0 R", dec32(s.W+10000), dec32(s.H+10000), objResources), own.Bytes())
		name = len(p.named)
		p.named = append(p.named, number)
		p.forms[sum] = name
	}
	if p.recent = append(p.recent, formOf{*l, name}); len(p.recent) > mostRecent {
		p.recent = append(p.recent[:0:0], p.recent[1:]...)
	}
	c.printf("/X%d Do\n", name)
}

// links writes the annotations of items that lead somewhere and returns the page's entry for them.
func (p *PDF) links(s *scene.Scene, o PageOptions, height float64) string {
	if o.Link == nil {
		return ""
	}
	var refs []string
	for _, id := range s.IDs() {
		address := o.Link(id)
		box, ok := s.Bounds(id)
		if address == "" || !ok {
			continue
		}
		n := p.reserve()
		x0, y0, x1, y1 := float64(box.X0)*o.Unit, height-float64(box.Y1)*o.Unit, float64(box.X1)*o.Unit, height-float64(box.Y0)*o.Unit
		p.object(n, fmt.Sprintf("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/Contents %s/A<</S/URI/URI %s>>>>",
			dec(x0), dec(y0), dec(x1), dec(y1), pdfText(address), pdfText(asciiURI(address))))
		refs = append(refs, fmt.Sprintf("%d 0 R", n))
	}
	if refs == nil {
		return ""
	}
	return "/Annots[" + strings.Join(refs, " ") + "]"
}

// Close writes fonts, outline and table of contents. It fails when the writer did, or a font cannot be read.
func (p *PDF) Close() error {
	fonts := ""
	for _, index := range slices.Sorted(maps.Keys(p.used)) {
		number, err := p.font(index)
		if err != nil {
			return err
		}
		fonts += fmt.Sprintf("/F%d %d 0 R", index, number)
	}
	states := ""
	for _, a := range slices.Sorted(maps.Keys(p.alphas)) {
		states += fmt.Sprintf("/A%d<</ca %s/CA %[2]s>>", a, dec(float64(a)/255))
	}
	forms := ""
	for i, number := range p.named {
		forms += fmt.Sprintf("/X%d %d 0 R", i, number)
	}
	p.object(objResources, "<</Font<<"+fonts+">>/ExtGState<<"+states+">>/XObject<<"+forms+">>>>")
	var kids, figures, parents []string
	for i, page := range p.pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", page.object))
		figures = append(figures, fmt.Sprintf("%d 0 R", page.figure))
		parents = append(parents, fmt.Sprintf("%d[%d 0 R]", i, page.figure))
	}
	p.object(objPages, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " ")))
	p.object(objParents, "<</Nums["+strings.Join(parents, "")+"]>>")
	p.object(objDocument, fmt.Sprintf("<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>", objStructure, strings.Join(figures, " ")))
	p.object(objStructure, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>", objDocument, objParents, len(p.pages)))
	outline := p.outline()
	mode := "UseNone"
	if outline {
		mode = "UseOutlines"
	}
	p.object(objCatalog, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/%s/Lang %s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
		objPages, objOutlines, mode, pdfText(p.about.Lang), objStructure))
	p.object(objInfo, p.info())
	return p.end()
}

// outline writes the bookmarks and reports whether there are any.
func (p *PDF) outline() bool {
	var marked []pdfPage
	for _, page := range p.pages {
		if page.bookmark != "" {
			marked = append(marked, page)
		}
	}
	if len(marked) == 0 {
		p.object(objOutlines, "<</Type/Outlines/Count 0>>")
		return false
	}
	begin := len(p.offsets) + 1
	for i, page := range marked {
		n := p.reserve()
		siblings := ""
		if i > 0 {
			siblings += fmt.Sprintf("/Prev %d 0 R", n-1)
		}
		if i+1 < len(marked) {
			siblings += fmt.Sprintf("/Next %d 0 R", n+1)
		}
		p.object(n, fmt.Sprintf("<</Title %s/Parent %d 0 R%s/Dest[%d 0 R/XYZ 0 %s 0]>>", pdfText(page.bookmark), objOutlines, siblings, page.object, dec(page.height)))
	}
	p.object(objOutlines, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", begin, begin+len(marked)-1, len(marked)))
	return true
}

func (p *PDF) info() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", p.about.Title},
		{"Author", p.about.Authors},
		{"Subject", p.about.Desc},
		{"Keywords", p.about.Keywords},
		{"Creator", p.about.Producer},
		{"Producer", p.about.Producer},
		{"Rights", p.about.Rights},
		{"Source", strings.Join(p.about.Sources, "; ")},
		{"ThawlineState", p.about.State},
	} {
		if e.value != "" {
			b.WriteString("/" + e.key + " " + pdfText(e.value))
		}
	}
	if day := strings.ReplaceAll(p.about.Date, "-", ""); len(day) == 8 {
		b.WriteString("/CreationDate(D:" + day + "000000Z)")
	}
	b.WriteString(">>")
	return b.String()
}

// end writes where each object begins.
func (p *PDF) end() error {
	id := hex.EncodeToString(p.sum[:16])
	at := p.written
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(p.offsets)+1)
	for _, offset := range p.offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%[4]s>]>>\nstartxref\n%d\n%%%%EOF\n", len(p.offsets)+1, objCatalog, objInfo, id, at)
	p.write(b.Bytes())
	return p.err
}

// pdfText returns a string object; text beyond ASCII is UTF-16.
func pdfText(s string) string {
	plain := true
	for _, r := range s {
		plain = plain && r >= ' ' && r < 127
	}
	if plain {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// asciiURI escapes what an address in a PDF must not hold.
func asciiURI(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c > ' ' && c < 127 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
