package dataset

import "thawline/dataset/edtf"

// Extent returns the stretch of time the story covers: its span, widened to the month in which its first event begins
// and to the end of the last event's start. A story without dates covers the day of 1 January 1970.
func (s *Story) Extent() edtf.Span {
	if s.index != nil {
		return s.index.extent
	}
	return s.extent()
}

func (s *Story) extent() edtf.Span {
	var ext edtf.Span
	if bounded(s.Span) {
		ext = s.Span
	}
	for i := range s.Events {
		start := s.Events[i].Date.Start.Span
		if !bounded(start) {
			continue
		}
		if ext.From == ext.To {
			ext = edtf.Span{From: monthOf(start.From), To: start.To}
			continue
		}
		if start.From < ext.From {
			ext.From = monthOf(start.From)
		}
		ext.To = max(ext.To, start.To)
	}
	if ext.To <= ext.From {
		ext.To = ext.From + edtf.Day
	}
	return ext
}

// bounded reports whether s is a real stretch of time with two ends.
func bounded(s edtf.Span) bool {
	return s.From > edtf.Beginning && s.To < edtf.Forever && s.From < s.To
}

// monthOf returns the first second of t's month.
func monthOf(t edtf.Instant) edtf.Instant {
	y, m, _ := t.Civil()
	return edtf.FromCivil(y, m, 1)
}
