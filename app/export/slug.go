package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slug returns text as a part of a file name: small letters and figures of ASCII with single dashes, at most most bytes,
// cut between words where it can be. Accents are dropped; of a text in another script nothing may be left.
func slug(text string, most int) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch {
		case r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := strings.Trim(b.String(), "-")
	if len(s) <= most {
		return s
	}
	s = s[:most+1]
	if i := strings.LastIndexByte(s, '-'); i > most/2 {
		return s[:i]
	}
	return strings.Trim(s[:most], "-")
}

// reserved are names that Windows gives to devices.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

// fileName returns the first text of which a slug is left, made safe as a name on every system.
func fileName(most int, texts ...string) string {
	for _, text := range texts {
		if s := slug(text, most); s != "" && !reserved[s] {
			return s
		}
	}
	return "story"
}
