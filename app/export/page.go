package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io"
	"strings"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/vector"
)

// The limits of a page: it is read whole by a browser, and by mail programs that refuse more.
const (
	MaxPage      = 5_000_000 // bytes
	MaxPageSteps = 250
)

//go:embed page/page.html
var pageHTML string

//go:embed page/page.css
var pageCSS string

//go:embed page/page.js
var pageScript string

// pageHead runs before anything is drawn, so that nothing jumps when the script at the end takes over.
const pageHead = `document.documentElement.className="live"`

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// PageSteps returns the steps that a page of the request tells.
func PageSteps(r Request) []Step { return Steps(r.Story, r.View) }

// WritePage writes the story as one HTML file that needs nothing else: a map for every step, the timeline, the text and the
// sources. It asks no network for anything, and is whole where scripts do not run. With the request's Follow it is light or
// dark as the reader's system is, else in the request's palette; printed it is always in that of print. The file is written
// whole or not at all. A story with more steps than MaxPageSteps, or one that would come to more than MaxPage bytes, is
// refused. It stops early when ctx is done and returns its error.
func WritePage(ctx context.Context, kit *figure.Kit, r Request, path string, progress Progress) error {
	data, err := page(ctx, kit, r, progress)
	if err != nil {
		return err
	}
	return WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// page returns the page.
func page(ctx context.Context, kit *figure.Kit, r Request, progress Progress) ([]byte, error) {
	r.Kind, r.Transparent, r.Format = "slide", false, ""
	steps := PageSteps(r)
	switch {
	case len(steps) == 0:
		return nil, errors.New("no event to show")
	case len(steps) > MaxPageSteps:
		return nil, fmt.Errorf("a page of %d steps: there are at most %d; a filter leaves fewer", len(steps), MaxPageSteps)
	}
	b := newPageBuilder(kit, r, steps)
	if err := b.draw(ctx, progress); err != nil {
		return nil, err
	}
	data, err := b.render()
	if err != nil {
		return nil, err
	}
	if len(data) > MaxPage {
		return nil, fmt.Errorf("a page of %d steps would come to %.1f MB: there are at most %.0f; a filter leaves fewer", len(steps), float64(len(data))/1e6, MaxPage/1e6)
	}
	return data, nil
}

// pageBuilder is one page being made.
type pageBuilder struct {
	kit    *figure.Kit
	r      Request
	steps  []Step
	themes []*palette.Palette // the first is the page's own; the last is for paper
	inline *vector.Inline
	scenes []*scene.Scene // what was drawn, for the fonts in use
	signs  []string       // categories whose signs are drawn
	data   pageData
}

func newPageBuilder(kit *figure.Kit, r Request, steps []Step) *pageBuilder {
	b := &pageBuilder{kit: kit, r: r, steps: steps, inline: vector.NewInline()}
	if r.Follow {
		b.themes = []*palette.Palette{palette.Light(), palette.Dark(), palette.Print()}
	} else {
		b.themes = []*palette.Palette{r.Palette, palette.Print()}
	}
	return b
}

// render fills the template, twice: what is said in it decides which glyphs the fonts in it need.
func (b *pageBuilder) render() ([]byte, error) {
	b.tell()
	first, err := b.fill("")
	if err != nil {
		return nil, err
	}
	fonts, families, err := vector.FontFaces(b.kit.Fonts, append(b.scenes, spoken(first))...)
	if err != nil {
		return nil, err
	}
	return b.fill(fonts + b.inline.Rules(families) + "body{font-family:" + vector.FontStack(families, scene.Sans) + "}\n")
}

func (b *pageBuilder) fill(fonts string) ([]byte, error) {
	b.data.Style = template.CSS(fonts + b.colours() + pageCSS)
	b.data.Head, b.data.Script = template.JS(pageHead), template.JS(pageScript)
	b.data.Policy = fmt.Sprintf("default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src '%s' '%s'; base-uri 'none'; form-action 'none'",
		scriptHash(pageHead), scriptHash(pageScript))
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, &b.data); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// scriptHash names a script in a content security policy.
func scriptHash(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// spoken returns the words of a document as a scene in both weights, so that the fonts for it can be found.
func spoken(document []byte) *scene.Scene {
	var items []scene.Item
	seen := map[string]bool{}
	_, body, _ := strings.Cut(string(document), "<body")
	body, _, _ = strings.Cut(body, "<script")
	for body != "" {
		var text string
		_, body, _ = strings.Cut(body, ">")
		text, body, _ = strings.Cut(body, "<")
		for _, word := range strings.Fields(html.UnescapeString(text)) {
			if seen[word] {
				continue
			}
			seen[word] = true
			for _, face := range []scene.Face{scene.Sans, scene.SansBold} {
				items = append(items, &scene.Text{String: word, Face: face}, &scene.Text{String: word, Face: face, Tabular: true})
			}
		}
	}
	return &scene.Scene{Layers: []scene.Layer{{Items: items}}}
}
