package figure

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"unicode"

	"thawline/app/scene"
	"thawline/app/words"
	"thawline/assets"
)

// otherLanguages are those that the story carries beside its own.
var otherLanguages = []string{"zh", "ru", "be", "pl"}

// in returns the input with words and story in a language.
func (in Input) in(t testing.TB, lang string) Input {
	t.Helper()
	catalogue, err := words.Load(assets.Words(), lang)
	if err != nil {
		t.Fatal(err)
	}
	in.Words, in.Story, in.View.Lang = catalogue, in.Story.In(lang), lang
	if in.Story.Lang() != lang {
		t.Fatalf("the story is in %s, want %s", in.Story.Lang(), lang)
	}
	return in
}

// checkGlyphs fails when a text of the scene holds a character that no font has.
func checkGlyphs(t *testing.T, k *Kit, name string, s *scene.Scene) {
	t.Helper()
	for _, l := range s.Layers {
		for _, text := range texts(l.Items) {
			for _, g := range k.Fonts.Shape(text.String, text.Face, text.Tabular, text.Tracking != 0).Glyphs {
				if g.ID == 0 {
					t.Errorf("%s: no glyph for %q in %q", name, []rune(text.String)[g.Rune], text.String)
				}
			}
		}
	}
}

func TestEveryEventInEveryLanguage(t *testing.T) {
	k, own := reading()
	for _, lang := range otherLanguages {
		in := own.in(t, lang)
		stride := 1
		if testing.Short() {
			stride = 7
		}
		for i := 0; i < len(in.Story.Events); i += stride {
			id := in.Story.Events[i].ID
			in.W = 372
			details := k.Details(atEvent(t, in, id))
			checkText(t, lang+" details "+id, details, 10)
			checkGlyphs(t, k, lang+" details "+id, details)
			for _, size := range [][2]float64{{1920, 1080}, {1200, 628}, {1080, 1920}} {
				in.W, in.H = size[0], size[1]
				for _, card := range []bool{false, true} {
					s, room := posterText(k, atEvent(t, in, id), card)
					name := fmt.Sprint(lang, " ", size, " card ", card, " ", id)
					checkText(t, name, s, 18.9*room.unit)
					checkRooms(t, name, s, room)
					checkGlyphs(t, k, name, s)
				}
			}
			if t.Failed() {
				return
			}
		}
	}
}

func TestTimelineLabelsNeverMeetInEveryLanguage(t *testing.T) {
	k, own := timelineTestKit()
	rng := rand.New(rand.NewPCG(5, 6))
	for _, lang := range otherLanguages {
		spoken := own.in(t, lang)
		for i := range 60 {
			in := randomView(spoken, rng)
			s := k.Timeline(in)
			checkGlyphs(t, k, lang, s)
			var all []*scene.Text
			for _, l := range s.Layers {
				all = append(all, texts(l.Items)...)
			}
			for a := range all {
				for b := range a {
					if box(k, all[a]).Overlaps(box(k, all[b])) {
						t.Fatalf("%s, view %d: %q meets %q", lang, i, all[a].String, all[b].String)
					}
				}
			}
		}
	}
}

// Names of countries, seas and places stand on the map in the language; in Chinese nothing but what has no Chinese name
// is left in Latin letters.
func TestMapInEveryLanguage(t *testing.T) {
	k, own := stage()
	script := map[string]*unicode.RangeTable{"zh": unicode.Han, "ru": unicode.Cyrillic, "be": unicode.Cyrillic, "pl": unicode.Latin}
	for _, lang := range otherLanguages {
		for _, frame := range []string{"region", "world"} {
			in := own.in(t, lang)
			in.View.Camera.Frame = frame
			in.W, in.H = 1920, 1080
			s := k.Map(in)
			checkGlyphs(t, k, lang+" "+frame, s)
			other := 0
			for _, l := range s.Layers {
				for _, text := range texts(l.Items) {
					letters, own := 0, 0
					for _, r := range text.String {
						if unicode.IsLetter(r) {
							letters++
							if unicode.Is(script[lang], r) {
								own++
							}
						}
					}
					if letters > 0 && own == 0 {
						other++
						t.Logf("%s %s: %q", lang, frame, text.String)
					}
				}
			}
			if other > 1 { // the credit may stand on a line of its own
				t.Errorf("%s %s: %d texts in another script", lang, frame, other)
			}
			board, _ := placed(k, in)
			for a, p := range board.stood {
				for _, q := range board.stood[a+1:] {
					if p.meets(q) {
						t.Fatalf("%s %s: labels at %v and %v overlap", lang, frame, p, q)
					}
				}
			}
		}
	}
}
