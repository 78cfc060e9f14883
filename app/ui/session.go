package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/ui/apptheme"
	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/dataset/edtf"
)

// session is what all panels share: the store and how its view is shown.
type session struct {
	prefs preferences
	kit   *figure.Kit
	store *view.Store
	words words.Catalogue
	dates edtf.Words
	env   *widgets.Env
	theme *apptheme.Theme

	palettes map[string]*palette.Palette
	app      fyne.App

	applied     string // the palette shown now
	panelClosed func() // undoes what the panel opened last observes
}

func newSession(a fyne.App, o Options, store *view.Store, catalogue words.Catalogue, prefs preferences) (*session, error) {
	s := &session{
		prefs: prefs, kit: o.Kit, store: store, words: catalogue, dates: edtf.In(catalogue.Lang()), app: a,
		palettes: map[string]*palette.Palette{"light": palette.Light(), "dark": palette.Dark(), "print": palette.Print()},
	}
	var err error
	if s.theme, err = apptheme.New(s.palette(), o.Fonts); err != nil {
		return nil, err
	}
	s.theme = s.theme.In(catalogue.Lang())
	s.env = &widgets.Env{Fonts: o.Kit.Fonts, Palette: s.palette, Go: o.Go, Still: s.still}
	return s, nil
}

// still reports whether motion is reduced, by the desktop or by choice.
func (s *session) still() bool { return !s.app.Settings().ShowAnimations() || s.prefs.still() }

// palette returns the palette of the view's theme; the system's is asked of the desktop.
func (s *session) palette() *palette.Palette { return s.palettes[s.themeName()] }

func (s *session) themeName() string {
	switch s.store.View().Theme {
	case view.Dark:
		return "dark"
	case view.Print:
		return "print"
	case view.System:
		if s.app.Settings().ThemeVariant() == theme.VariantDark {
			return "dark"
		}
	}
	return "light"
}

// applyTheme makes the view's theme Fyne's, which redraws everything.
func (s *session) applyTheme() {
	s.applied = s.themeName()
	s.theme = s.theme.With(s.palette())
	s.app.Settings().SetTheme(s.theme)
}

// input is a figure's input at a size in points.
func (s *session) input(w, h float64) figure.Input {
	return figure.Input{Story: s.store.Story(), View: s.store.View(), Palette: s.palette(), Words: s.words, W: w, H: h, K: 1}
}

// t returns a message of the window's catalogue.
func (s *session) t(key string, pairs ...any) string { return s.words.T("window."+key, pairs...) }

// day writes a civil day in words.
func (s *session) day(t edtf.Instant) string {
	d, err := edtf.Parse(isoDay(t))
	if err != nil {
		return isoDay(t)
	}
	return d.Label(s.dates)
}

// isoDay returns the ISO date of t's day.
func isoDay(t edtf.Instant) string {
	text := t.StartOfDay().String()
	if len(text) >= 10 {
		for i := range text {
			if text[i] == 'T' {
				return text[:i]
			}
		}
	}
	return text
}
