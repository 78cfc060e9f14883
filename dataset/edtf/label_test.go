package edtf

import "testing"

func TestLabel(t *testing.T) {
	for _, c := range []struct{ text, long, short string }{
		{"2022-02-01", "1 February 2022", "1 Feb 2022"},
		{"2022-02~", "c. February 2022", "c. Feb 2022"},
		{"2022-07", "July 2022", "Jul 2022"},
		{"2022-07-XX", "July 2022", "Jul 2022"},
		{"2021-12?", "December 2021?", "Dec 2021?"},
		{"2021-12%", "c. December 2021?", "c. Dec 2021?"},
		{"2022", "2022", "2022"},
		{"2022-21", "spring 2022", "spring 2022"},
		{"2022-22", "summer 2022", "summer 2022"},
		{"2022-23", "autumn 2022", "autumn 2022"},
		{"2022-24", "winter 2022", "winter 2022"},
		{"202X", "2020s", "2020s"},
		{"20XX", "2000–2099", "2000–2099"},
		{"-012X", "130 BC–121 BC", "130 BC–121 BC"},
		{"-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"},
		{"0000", "1 BC", "1 BC"},
		{"Y-13800000000", "13.8 billion BC", "13.8 billion BC"},
		{"Y-66000000~", "c. 66 million BC", "c. 66 million BC"},
		{"Y-10000", "10,001 BC", "10,001 BC"},
		{"Y5000000", "5 million", "5 million"},
		{"2025-09-12/2025-09-25", "12–25 September 2025", "12–25 Sep 2025"},
		{"2025-02-28/2025-03-03", "28 February – 3 March 2025", "28 Feb – 3 Mar 2025"},
		{"2021-11-09/2025-11-16", "9 November 2021 – 16 November 2025", "9 Nov 2021 – 16 Nov 2025"},
		{"2023-01/2023-06", "January–June 2023", "Jan–Jun 2023"},
		{"2023-01/2023-06~", "January 2023 – c. June 2023", "Jan 2023 – c. Jun 2023"},
		{"2023-01~/2023-06~", "c. January–June 2023", "c. Jan–Jun 2023"},
		{"2021-01/2022-01", "January 2021 – January 2022", "Jan 2021 – Jan 2022"},
		{"2021/2025", "2021–2025", "2021–2025"},
		{"-0500/0014", "501 BC – 14", "501 BC – 14"},
		{"2022/2023-05", "2022 – May 2023", "2022 – May 2023"},
		{"2022-01-01/2022", "1 January 2022 – 2022", "1 Jan 2022 – 2022"},
		{"2022/..", "since 2022", "since 2022"},
		{"2022-02-01/..", "since 1 February 2022", "since 1 Feb 2022"},
		{"../2022-02", "until February 2022", "until Feb 2022"},
		{"2022-02/", "February 2022 – ?", "Feb 2022 – ?"},
		{"/2022-02~", "? – c. February 2022", "? – c. Feb 2022"},
		{"2022-02/2022-02", "February 2022", "Feb 2022"},
	} {
		d := MustParse(c.text)
		if got := d.Label(English()); got != c.long {
			t.Errorf("Label(%s) = %q, want %q", c.text, got, c.long)
		}
		if got := d.Short(English()); got != c.short {
			t.Errorf("Short(%s) = %q, want %q", c.text, got, c.short)
		}
	}
	if got := (Date{}).Label(English()); got != "" {
		t.Errorf("label of the zero date = %q, want none", got)
	}
}

func TestAnotherLanguage(t *testing.T) {
	w := English()
	w.Short.Day, w.Short.DayRange = "{year}年{month}{day}日", "{year}年{month}{day}日至{day2}日"
	w.Short.Months[8] = "9月"
	if got, want := MustParse("2025-09-12/2025-09-25").Short(w), "2025年9月12日至25日"; got != want {
		t.Errorf("Short = %q, want %q", got, want)
	}
	if got, want := MustParse("2025-09-12").Short(w), "2025年9月12日"; got != want {
		t.Errorf("Short = %q, want %q", got, want)
	}
	if got := MustParse("2025-09-12").Short(English()); got != "12 Sep 2025" {
		t.Errorf("changing a copy changed English: %q", got)
	}
}
