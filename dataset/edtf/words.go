package edtf

// Words is how a language writes dates. Patterns hold {day}, {month}, {year}, {from}, {to} and {date}; the second of two
// is {day2} and {month2}. English is built in; another language is another value.
type Words struct {
	Long, Short Style
	Year        string    // "{year}", a year alone
	Seasons     [4]string // spring, summer, autumn, winter
	Season      string    // "{season} {year}"
	Decade      string    // "{year}s"
	Century     string    // "{year}–{year2}"
	Before      string    // "{year} BC", years before 1
	Million     string    // "{n} million"
	Billion     string    // "{n} billion"
	Circa       string    // "c. {date}"
	Uncertain   string    // "{date}?"
	Since       string    // "since {date}", open end
	Until       string    // "until {date}", open start
	UnknownEnd  string    // "{date} – ?"
	UnknownFrom string    // "? – {date}"
	Range       string    // "{from} – {to}"
	YearRange   string    // "{from}–{to}"
	Thousands   string    // separator in years of five digits and more
	Point       string    // before decimals
	Governs     bool      // a month after Circa, Since and Until stands in its form beside a day, as in "с июля 2022"
}

// Governed returns the words for dates after a preposition: "в", "od", "з". It is for phrases that put a date into a
// sentence ("closed since {date}"); in English nothing changes.
func (w Words) Governed() Words {
	if w.Governs {
		w.Long.Alone, w.Short.Alone = w.Long.Months, w.Short.Months
	}
	return w
}

// Style is one length of writing.
type Style struct {
	Months     [12]string // beside a day ("1 February")
	Alone      [12]string // beside a year only
	Day        string     // "{day} {month} {year}"
	Month      string     // "{month} {year}"
	DayRange   string     // "{day}–{day2} {month} {year}"
	DaysRange  string     // "{day} {month} – {day2} {month2} {year}"
	MonthRange string     // "{month}–{month2} {year}"
}

var (
	longMonths  = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	shortMonths = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

var english = Words{
	Long:        englishStyle(longMonths),
	Short:       englishStyle(shortMonths),
	Seasons:     [4]string{"spring", "summer", "autumn", "winter"},
	Year:        "{year}",
	Season:      "{season} {year}",
	Decade:      "{year}s",
	Century:     "{year}–{year2}",
	Before:      "{year} BC",
	Million:     "{n} million",
	Billion:     "{n} billion",
	Circa:       "c. {date}",
	Uncertain:   "{date}?",
	Since:       "since {date}",
	Until:       "until {date}",
	UnknownEnd:  "{date} – ?",
	UnknownFrom: "? – {date}",
	Range:       "{from} – {to}",
	YearRange:   "{from}–{to}",
	Thousands:   ",",
	Point:       ".",
}

func englishStyle(months [12]string) Style {
	return Style{
		Months: months, Alone: months,
		Day: "{day} {month} {year}", Month: "{month} {year}",
		DayRange:   "{day}–{day2} {month} {year}",
		DaysRange:  "{day} {month} – {day2} {month2} {year}",
		MonthRange: "{month}–{month2} {year}",
	}
}

// English returns the English words.
func English() Words { return english }

// In returns the words of a language by its code: en, zh, ru, be or pl. Any other gives the English ones.
func In(lang string) Words {
	if w, ok := others[lang]; ok {
		return w
	}
	return english
}
