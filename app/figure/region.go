package figure

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"thawline/app/words"
)

var regionNamers sync.Map // of display.Namer by language

// regionName names a country by its ISO 3166 alpha-2 code in the catalogue's language: its own name for it where it has
// one, else that of the Unicode locale data; "" for an unknown code.
func regionName(w words.Catalogue, code string) string {
	if key := "map.country." + code; w.Has(key) {
		return w.T(key)
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	lang := w.Lang()
	namer, ok := regionNamers.Load(lang)
	if !ok {
		tag, err := language.Parse(lang)
		if err != nil {
			tag = language.English
		}
		n := display.Regions(tag)
		if n == nil {
			n = display.Regions(language.English)
		}
		namer, _ = regionNamers.LoadOrStore(lang, n)
	}
	return namer.(display.Namer).Name(region)
}

// Marks that follow the script of what stands before them.

// endsChinese reports whether text ends with a Chinese character or mark.
func endsChinese(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

// comma parts clauses, between parts a list.
func comma(before string) string {
	if endsChinese(before) {
		return "，"
	}
	return ", "
}

// semicolon parts longer clauses.
func semicolon(before string) string {
	if endsChinese(before) {
		return "；"
	}
	return "; "
}

func listComma(before string) string {
	if endsChinese(before) {
		return "、"
	}
	return ", "
}

// gap parts words that follow each other.
func gap(before string) string {
	if endsChinese(before) {
		return ""
	}
	return " "
}

// joinBy joins parts with the mark that follows each.
func joinBy(parts []string, mark func(before string) string) string {
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(mark(parts[i-1]))
		}
		b.WriteString(part)
	}
	return b.String()
}

// fullStop ends a sentence; one in Chinese may end with a figure.
func fullStop(before string) string {
	if endsChinese(before) || strings.ContainsFunc(before, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "。"
	}
	return "."
}
