package cli

import (
	"bytes"
	"strings"
	"testing"
)

func hostile() *document {
	d := &document{lang: `en"><script>`, title: "<b>&"}
	d.heading(1, "A | B <script>alert(1)</script>")
	d.para("- not a list")
	d.para("1. not a list either")
	d.list([]string{"*a* _b_ `c`", "two\nlines"})
	d.table([]string{"x|y"}, [][]string{{"p|q\nr"}})
	d.link(1, "a](b", `https://example.org/?a=1&b="<x>`, "r<")
	d.link(2, "no address", "", "")
	return d
}

func TestMarkdownIsText(t *testing.T) {
	var b bytes.Buffer
	hostile().markdown(&b)
	want := `# A \| B \<script\>alert(1)\</script\>

\- not a list

1\. not a list either

- \*a\* \_b\_ \` + "`c\\`" + `
- two lines

| x\|y |
| --- |
| p\|q r |

1. [a\](b](<https://example.org/?a=1&b="%3Cx%3E>), r\<
2. no address
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestHTMLIsText(t *testing.T) {
	var b bytes.Buffer
	hostile().html(&b)
	got := b.String()
	for _, want := range []string{
		`<html lang="en&#34;&gt;&lt;script&gt;">`, "<title>&lt;b&gt;&amp;</title>", "<h1>A | B &lt;script&gt;alert(1)&lt;/script&gt;</h1>",
		`<a href="https://example.org/?a=1&amp;b=&#34;&lt;x&gt;">a](b</a>, r&lt;`, "<li>no address</li>\n</ol>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "<script>") || strings.Count(got, "<ol>") != 1 {
		t.Errorf("got\n%s", got)
	}
}
