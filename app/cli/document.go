package cli

import (
	"fmt"
	"html"
	"io"
	"strings"
)

// document is text with headings, lists, tables and numbered links, to be written as Markdown or HTML.
type document struct {
	lang, title string
	blocks      []block
}

type blockKind uint8

const (
	headingBlock blockKind = iota
	paraBlock
	listBlock
	tableBlock
	linkBlock
)

type block struct {
	kind  blockKind
	level int      // of a heading; the number of a link
	text  string   // of a heading, paragraph or link
	items []string // of a list; the header of a table; address and remark of a link
	rows  [][]string
}

func (d *document) heading(level int, text string) {
	d.blocks = append(d.blocks, block{kind: headingBlock, level: level, text: text})
}

func (d *document) para(text string) { d.blocks = append(d.blocks, block{kind: paraBlock, text: text}) }

func (d *document) list(items []string) {
	d.blocks = append(d.blocks, block{kind: listBlock, items: items})
}

func (d *document) table(header []string, rows [][]string) {
	d.blocks = append(d.blocks, block{kind: tableBlock, items: header, rows: rows})
}

func (d *document) link(number int, text, address, remark string) {
	d.blocks = append(d.blocks, block{kind: linkBlock, level: number, text: text, items: []string{address, remark}})
}

// escapeMarkdown takes the meaning from every character that has one.
var escapeMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
	"|", `\|`, "#", `\#`, "~", `\~`, "\n", " ", "\t", " ")

func (d *document) markdown(w io.Writer) {
	md := func(s string) string { return escapeMarkdown.Replace(s) }
	for i, b := range d.blocks {
		if i > 0 && !(b.kind == linkBlock && d.blocks[i-1].kind == linkBlock) {
			fmt.Fprintln(w)
		}
		switch b.kind {
		case headingBlock:
			fmt.Fprintln(w, strings.Repeat("#", b.level)+" "+md(b.text))
		case paraBlock:
			fmt.Fprintln(w, paragraph(md(b.text)))
		case listBlock:
			for _, item := range b.items {
				fmt.Fprintln(w, "- "+md(item))
			}
		case tableBlock:
			fmt.Fprintln(w, "| "+strings.Join(each(b.items, md), " | ")+" |")
			fmt.Fprintln(w, "|"+strings.Repeat(" --- |", len(b.items)))
			for _, row := range b.rows {
				fmt.Fprintln(w, "| "+strings.Join(each(row, md), " | ")+" |")
			}
		case linkBlock:
			text := md(b.text)
			if b.items[0] != "" {
				text = "[" + text + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(b.items[0]) + ">)"
			}
			fmt.Fprintf(w, "%d. %s\n", b.level, join(text, md(b.items[1])))
		}
	}
}

// paragraph keeps a paragraph from being read as a list or a heading.
func paragraph(s string) string {
	digits := strings.TrimLeft(s, "0123456789")
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		return `\` + s
	}
	if len(digits) < len(s) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return s[:len(s)-len(digits)] + `\` + digits
	}
	return s
}

func (d *document) html(w io.Writer) {
	h := html.EscapeString
	fmt.Fprintf(w, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n</head>\n<body>\n", h(d.lang), h(d.title))
	for i, b := range d.blocks {
		switch b.kind {
		case headingBlock:
			fmt.Fprintf(w, "<h%d>%s</h%d>\n", b.level, h(b.text), b.level)
		case paraBlock:
			fmt.Fprintf(w, "<p>%s</p>\n", h(b.text))
		case listBlock:
			fmt.Fprintln(w, "<ul>")
			for _, item := range b.items {
				fmt.Fprintf(w, "<li>%s</li>\n", h(item))
			}
			fmt.Fprintln(w, "</ul>")
		case tableBlock:
			fmt.Fprintln(w, "<table>\n<thead>\n<tr>"+strings.Join(each(b.items, func(s string) string { return `<th scope="col">` + h(s) + "</th>" }), "")+"</tr>\n</thead>\n<tbody>")
			for _, row := range b.rows {
				fmt.Fprintln(w, "<tr>"+strings.Join(each(row, func(s string) string { return "<td>" + h(s) + "</td>" }), "")+"</tr>")
			}
			fmt.Fprintln(w, "</tbody>\n</table>")
		case linkBlock:
			if i == 0 || d.blocks[i-1].kind != linkBlock {
				fmt.Fprintln(w, "<ol>")
			}
			text := h(b.text)
			if b.items[0] != "" {
				text = `<a href="` + h(b.items[0]) + `">` + text + "</a>"
			}
			fmt.Fprintf(w, "<li>%s</li>\n", join(text, h(b.items[1])))
			if i+1 == len(d.blocks) || d.blocks[i+1].kind != linkBlock {
				fmt.Fprintln(w, "</ol>")
			}
		}
	}
	fmt.Fprint(w, "</body>\n</html>\n")
}

func join(text, remark string) string {
	if remark == "" {
		return text
	}
	return text + ", " + remark
}

func each(list []string, f func(string) string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = f(s)
	}
	return out
}
