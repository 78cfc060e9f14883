package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// misshapen explains a text that has not the shape of a date, and proposes the date that is probably meant.
func (p *parser) misshapen(s, sign string, parts []string) bool {
	trimmed := strings.TrimSpace(s)
	if trimmed != s {
		return p.fail(proposal(trimmed), "spaces around the date")
	}
	if len(parts) <= 3 && isDigits(strings.Join(parts, "")) && s == sign+strings.Join(parts, "-") {
		if parts[0] == "" {
			return p.fail(howTo, "not a date")
		}
		if len(parts) == 1 && len(parts[0]) == 8 {
			t := parts[0]
			return p.fail(proposal(t[:4]+"-"+t[4:6]+"-"+t[6:]), "a date is written with hyphens")
		}
		if len(parts[0]) > 4 {
			return p.fail(proposal("Y"+sign+strings.TrimLeft(parts[0], "0")), "a year of more than four digits is written with Y and alone")
		}
		year, _ := strconv.ParseInt(parts[0], 10, 64)
		mended := fmt.Sprintf("%s%04d", sign, year)
		for _, part := range parts[1:] {
			n, err := strconv.Atoi(part)
			if err != nil || n > 99 {
				return p.fail(howTo, "not a date")
			}
			mended += fmt.Sprintf("-%02d", n)
		}
		if len(parts[0]) < 3 && len(parts) == 3 {
			return p.fail(howTo, "the year is written first, with four digits")
		}
		return p.fail(proposal(mended), "years have four digits, months and days two")
	}
	if strings.ContainsAny(s, ".") {
		if f := strings.Split(s, "."); len(f) == 3 && len(f[2]) == 4 && isDigits(strings.Join(f, "")) && len(f[0]) > 0 && len(f[0]) < 3 && len(f[1]) > 0 && len(f[1]) < 3 {
			return p.fail(proposal(f[2]+"-"+pad(f[1])+"-"+pad(f[0])), "not a date")
		}
	}
	return p.fail(howTo, "not a date")
}

// slashes explains a text with more than one "/".
func (p *parser) slashes() bool {
	f := strings.Split(p.text, "/")
	if len(f) == 3 && isDigits(strings.Join(f, "")) && len(f[0]) == 4 && f[1] != "" && f[2] != "" && len(f[1]) < 3 && len(f[2]) < 3 {
		return p.fail(proposal(f[0]+"-"+pad(f[1])+"-"+pad(f[2])), "a date is written with hyphens, an interval has one /")
	}
	return p.fail(howTo, "an interval has one /")
}

// proposal proposes a text when it is a date itself.
func proposal(text string) string {
	if _, err := Parse(text); err != nil {
		return howTo
	}
	return "write " + text
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
