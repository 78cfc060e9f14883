// Package apptheme makes a Fyne theme of a palette: its colours by role, the bundled typefaces and the sizes of the
// design. Widgets ask Fyne by theme name and so follow a change at run time.
package apptheme

import (
	"fmt"
	"image/color"
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"thawline/app/palette"
)

// Theme is a fyne.Theme over one palette. It ignores the desktop's variant: which palette is shown is the view's choice.
type Theme struct {
	pal           *palette.Palette
	regular, bold fyne.Resource
	files         fs.FS
	chinese       [2]fyne.Resource // regular and bold, read when they are first needed
	lang          string
}

// New returns the theme of a palette with the typefaces in files (Inter-Regular.otf and Inter-SemiBold.otf).
func New(pal *palette.Palette, files fs.FS) (*Theme, error) {
	t := &Theme{pal: pal, files: files}
	for name, into := range map[string]*fyne.Resource{"Inter-Regular.otf": &t.regular, "Inter-SemiBold.otf": &t.bold} {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		*into = fyne.NewStaticResource(name, data)
	}
	return t, nil
}

// With returns the same theme over another palette.
func (t *Theme) With(pal *palette.Palette) *Theme {
	other := *t
	other.pal = pal
	return &other
}

// In returns the same theme for another language: in Chinese, Fyne's own menus and fields are set in Noto Sans SC, whose
// Latin and Cyrillic come from Fyne's built-in font. Without that font in the files nothing changes.
func (t *Theme) In(lang string) *Theme {
	other := *t
	other.lang = lang
	if lang != "zh" || other.chinese[0] != nil {
		return &other
	}
	for i, name := range []string{"NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf"} {
		if data, err := fs.ReadFile(t.files, name); err == nil {
			other.chinese[i] = fyne.NewStaticResource(name, data)
		}
	}
	return &other
}

// Variant returns the Fyne variant that is nearest to the palette.
func (t *Theme) Variant() fyne.ThemeVariant {
	if t.pal.Name == "dark" {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Color returns the palette's colour for a role of Fyne's.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := t.pal
	switch name {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground:
		return p.Panel
	case theme.ColorNameMenuBackground:
		return p.Raised
	case theme.ColorNameForeground, theme.ColorNameHyperlink:
		return p.Ink1
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return p.Ink3
	case theme.ColorNameInputBackground, theme.ColorNameInputBorder: // fields draw their own box
		return color.NRGBA{}
	case theme.ColorNameScrollBar:
		return p.StrongRule
	case theme.ColorNameSeparator, theme.ColorNameButton, theme.ColorNameDisabledButton:
		return p.Rule
	case theme.ColorNamePrimary, theme.ColorNameError, theme.ColorNameWarning:
		return p.NowFill
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnWarning:
		return p.OnNow
	case theme.ColorNameFocus:
		return palette.With(p.Now, .55)
	case theme.ColorNameSelection:
		return palette.With(p.Now, .28)
	case theme.ColorNameHover:
		return palette.With(p.Ink1, .06)
	case theme.ColorNamePressed:
		return palette.With(p.Ink1, .12)
	case theme.ColorNameShadow: // under menus alone, which have no frame
		return color.NRGBA{A: 60}
	case theme.ColorNameScrollBarBackground:
		return color.NRGBA{}
	}
	return theme.DefaultTheme().Color(name, t.Variant())
}

// Font returns Inter in 400 or 600, or their Chinese like; there is no italic in the interface.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return theme.DefaultTheme().Font(style)
	case t.lang == "zh" && style.Bold && t.chinese[1] != nil:
		return t.chinese[1]
	case t.lang == "zh" && t.chinese[0] != nil:
		return t.chinese[0]
	case style.Bold:
		return t.bold
	}
	return t.regular
}

// Icon returns Fyne's own icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns the design's sizes in points.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 13
	case theme.SizeNameCaptionText:
		return 11
	case theme.SizeNameHeadingText:
		return 21
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 3
	case theme.SizeNameInputBorder:
		return 0
	case theme.SizeNameSeparatorThickness, theme.SizeNameSplitThickness:
		return 1
	case theme.SizeNameModalBlurRadius:
		return 0
	}
	return theme.DefaultTheme().Size(name)
}
