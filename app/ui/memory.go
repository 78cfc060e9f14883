package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// memory is a small file of JSON values that is replaced whole, so that a crash or a second window leaves the old or the
// new one and nothing between. Fyne's own preferences are written in place and read back while they change.
type memory struct {
	path   string // "" keeps nothing
	values map[string]any
}

// newMemory reads the file; one that is missing or cannot be read remembers nothing.
func newMemory(path string) *memory {
	m := &memory{path: path, values: map[string]any{}}
	if path == "" {
		return m
	}
	if data, err := os.ReadFile(path); err == nil {
		_ = json.Unmarshal(data, &m.values) // what is damaged is forgotten
	}
	if m.values == nil {
		m.values = map[string]any{}
	}
	return m
}

// String returns a text, "" where there is none.
func (m *memory) String(key string) string {
	text, _ := m.values[key].(string)
	return text
}

// Float returns a number, 0 where there is none.
func (m *memory) Float(key string) float64 {
	number, _ := m.values[key].(float64)
	return number
}

// Bool returns a switch, false where there is none.
func (m *memory) Bool(key string) bool {
	on, _ := m.values[key].(bool)
	return on
}

// StringList returns a list of texts.
func (m *memory) StringList(key string) []string {
	list, _ := m.values[key].([]any)
	var out []string
	for _, v := range list {
		if text, ok := v.(string); ok {
			out = append(out, text)
		}
	}
	return out
}

// Into reads a value into what into points to, and leaves that alone where there is none or it is of another form.
func (m *memory) Into(key string, into any) {
	if data, err := json.Marshal(m.values[key]); err == nil && m.values[key] != nil {
		_ = json.Unmarshal(data, into) // what is damaged is forgotten
	}
}

// Set keeps values: pairs of a key and a text, a number, a switch, a list of texts or a struct for Into. What cannot be written is lost: the window
// does without.
func (m *memory) Set(pairs ...any) {
	for i := 0; i+1 < len(pairs); i += 2 {
		value := pairs[i+1]
		if list, ok := value.([]string); ok {
			texts := make([]any, len(list))
			for i, text := range list {
				texts[i] = text
			}
			value = texts
		}
		m.values[pairs[i].(string)] = value
	}
	if m.path == "" {
		return
	}
	data, err := json.MarshalIndent(m.values, "", "  ")
	if err != nil || os.MkdirAll(filepath.Dir(m.path), 0o700) != nil {
		return
	}
	temporary, err := os.CreateTemp(filepath.Dir(m.path), ".window-*.json")
	if err != nil {
		return
	}
	_, err = temporary.Write(append(data, '\n'))
	if closed := temporary.Close(); err != nil || closed != nil || os.Rename(temporary.Name(), m.path) != nil {
		_ = os.Remove(temporary.Name())
	}
}
