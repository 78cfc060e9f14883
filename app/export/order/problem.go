package order

import (
	"math"
	"strconv"
	"strings"

	"thawline/app/export"
)

// Field names what a problem is of.
type Field string

// The fields that can be wrong.
const (
	SizeField   Field = "size"
	NameField   Field = "name"
	FolderField Field = "folder"
	DataField   Field = "data" // there is nothing to show
)

// Problem is what is wrong with an order: the key of a message and what it is filled in with.
type Problem struct {
	Field Field
	Key   string
	Pairs []any
}

func problem(f Field, key string, pairs ...any) *Problem {
	return &Problem{Field: f, Key: key, Pairs: pairs}
}

// Size returns the size ordered, or what is wrong with it. Nothing is clamped.
func (o Order) Size() (export.Size, *Problem) {
	if !o.Offers(SizeChoice) {
		return New(Slide).Size()
	}
	if o.Preset != Custom {
		size, err := export.Preset(o.Preset)
		if err != nil {
			return size, problem(SizeField, "size.preset")
		}
		return size, o.evenness(size)
	}
	var size export.Size
	for _, f := range []struct {
		text string
		into *float64
		key  string
	}{{o.Width, &size.W, "size.number"}, {o.Height, &size.H, "size.number"}} {
		n, err := strconv.ParseUint(strings.TrimSpace(f.text), 10, 32)
		if err != nil || n == 0 {
			return size, problem(SizeField, f.key, "value", shown(f.text))
		}
		*f.into = float64(n)
	}
	scale, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(o.Scale), ",", ".", 1), 64)
	if err != nil || !(scale > 0) || math.IsInf(scale, 0) {
		return size, problem(SizeField, "size.scale", "value", shown(o.Scale))
	}
	size.Scale = scale
	w, h := math.Round(size.W*scale), math.Round(size.H*scale)
	for _, side := range []float64{w, h} {
		switch {
		case side < export.MinSide:
			return size, problem(SizeField, "size.small", "side", pixels(side), "least", export.MinSide)
		case side > export.MaxSide:
			return size, problem(SizeField, "size.large", "side", pixels(side), "most", export.MaxSide)
		}
	}
	if w*h > export.MaxPixels {
		return size, problem(SizeField, "size.pixels", "pixels", strconv.FormatFloat(math.Ceil(w*h/1e5)/10, 'f', 1, 64), "most", export.MaxPixels/1_000_000)
	}
	return size, o.evenness(size)
}

// evenness refuses an odd side where the pictures are to become a film.
func (o Order) evenness(size export.Size) *Problem {
	w, h := size.Pixels()
	if o.Kind == Animation && o.Format == "frames" && (w%2 != 0 || h%2 != 0) {
		return problem(SizeField, "size.even", "w", w, "h", h, "width", w+w%2, "height", h+h%2)
	}
	return nil
}

// pixels writes a number of pixels, which may be beyond all measure.
func pixels(side float64) string {
	if side > 1e9 {
		return "10⁹+"
	}
	return strconv.FormatFloat(side, 'f', -1, 64)
}

// shown is what was typed, short enough to be repeated in a line.
func shown(text string) string {
	const most = 24
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return "“" + text + "”"
}

// maxName is how long a name may be with its ending, in bytes: what common file systems take, less what a temporary name adds.
const maxName = 200

// CheckName returns what is wrong with the name: it is one name, without folders, that every system can hold.
func (o Order) CheckName() *Problem {
	name := strings.TrimSpace(o.Name)
	switch {
	case name == "":
		return problem(NameField, "name.none")
	case strings.ContainsAny(name, `/\`):
		return problem(NameField, "name.path")
	case strings.HasPrefix(name, "."):
		return problem(NameField, "name.hidden")
	case strings.HasSuffix(name, ".") && o.Ending() == "":
		return problem(NameField, "name.dot")
	case len(name)+len(o.Ending()) > maxName:
		return problem(NameField, "name.long", "most", maxName)
	case strings.ToValidUTF8(name, "\uFFFD") != name:
		return problem(NameField, "name.sign", "sign", "\uFFFD")
	}
	for _, r := range name {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*`, r) || r == '\uFFFD' {
			sign := string(r)
			if r < ' ' || r == 0x7f {
				sign = strconv.QuoteRune(r)
			}
			return problem(NameField, "name.sign", "sign", sign)
		}
	}
	if base, _, _ := strings.Cut(strings.ToLower(name), "."); device(strings.TrimSpace(base)) {
		return problem(NameField, "name.device", "name", name)
	}
	return nil
}

// device reports whether Windows gives the name to a device.
func device(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '1' && name[3] <= '9'
}

// File is the name of the file or folder with its ending, which is not repeated where it was typed.
func (o Order) File() string {
	name, ending := strings.TrimSpace(o.Name), o.Ending()
	if n := len(name) - len(ending); ending != "" && n > 0 && strings.EqualFold(name[n:], ending) {
		name = name[:n]
	}
	return name + ending
}
