package dataset

import (
	"strconv"
	"strings"
)

// tomlText writes a text as a TOML value: in plain quotes, or on lines of its own when it has several.
func tomlText(s, newline string) string {
	var b strings.Builder
	lines := strings.Contains(s, "\n")
	if lines {
		b.WriteString(`"""` + newline)
	} else {
		b.WriteByte('"')
	}
	for i := 0; i < len(s); i++ { // what is escaped is ASCII
		switch c := s[i]; {
		case c == '\\':
			b.WriteString(`\\`)
		case c == '"' && (!lines || i == len(s)-1 || strings.HasPrefix(s[i:], `""`)):
			b.WriteString(`\"`)
		case c == '\n':
			b.WriteString(newline)
		case c == '\t' && !lines:
			b.WriteString(`\t`)
		default:
			b.WriteByte(c)
		}
	}
	if lines {
		b.WriteString(`"""`)
	} else {
		b.WriteByte('"')
	}
	return b.String()
}

func tomlList(items []string) string {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = tomlText(item, "\n")
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func tomlNumber(x float64) string {
	if x == 0 {
		return "0" // and not -0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// tomlCamera writes a camera, "" for the story's first frame, fitted.
func tomlCamera(c StepCamera) string {
	var parts []string
	if c.Frame != "" {
		parts = append(parts, "frame = "+tomlText(c.Frame, "\n"))
	}
	if c.Zoom > 0 {
		parts = append(parts, "center = ["+tomlNumber(c.Center[0])+", "+tomlNumber(c.Center[1])+"]", "zoom = "+tomlNumber(c.Zoom))
	}
	if parts == nil {
		return ""
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// tomlKey writes a key, in quotes where it needs them.
func tomlKey(key string) string {
	for _, r := range key {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return tomlText(key, "\n")
		}
	}
	return key
}
