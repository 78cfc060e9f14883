package edtf

// others is the words of the languages beside English. Slavic months beside a day stand in the genitive; their short
// forms serve both cases but for May.
var others = map[string]Words{
	"zh": {
		Long: chineseStyle, Short: chineseStyle,
		Year:    "{year}年",
		Seasons: [4]string{"春季", "夏季", "秋季", "冬季"}, Season: "{year}年{season}", Decade: "{year}年代", Century: "{year}–{year2}年",
		Before: "公元前{year}", Million: "{n}百万", Billion: "{n}十亿", Circa: "约{date}", Uncertain: "{date}?",
		Since: "{date}起", Until: "至{date}", UnknownEnd: "{date} – ?", UnknownFrom: "? – {date}",
		Range: "{from}至{to}", YearRange: "{from}至{to}", Thousands: ",", Point: ".",
	},
	"ru": {
		Long: slavicStyle(
			[12]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
			[12]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}),
		Short: slavicStyle(
			[12]string{"янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."},
			[12]string{"янв.", "февр.", "мар.", "апр.", "май", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."}),
		Year:    "{year}",
		Seasons: [4]string{"весна", "лето", "осень", "зима"}, Season: "{season} {year}", Decade: "{year}-е", Century: "{year}–{year2}",
		Before: "{year} до н. э.", Million: "{n} млн", Billion: "{n} млрд", Circa: "ок. {date}", Uncertain: "{date}?",
		Since: "с {date}", Until: "до {date}", UnknownEnd: "{date} – ?", UnknownFrom: "? – {date}",
		Range: "{from} – {to}", YearRange: "{from}–{to}", Thousands: "\u00a0", Point: ",", Governs: true,
	},
	"be": {
		Long: slavicStyle(
			[12]string{"студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня", "ліпеня", "жніўня", "верасня", "кастрычніка", "лістапада", "снежня"},
			[12]string{"студзень", "люты", "сакавік", "красавік", "май", "чэрвень", "ліпень", "жнівень", "верасень", "кастрычнік", "лістапад", "снежань"}),
		Short: slavicStyle(
			[12]string{"студз.", "лют.", "сак.", "крас.", "мая", "чэрв.", "ліп.", "жн.", "вер.", "кастр.", "ліст.", "снеж."},
			[12]string{"студз.", "лют.", "сак.", "крас.", "май", "чэрв.", "ліп.", "жн.", "вер.", "кастр.", "ліст.", "снеж."}),
		Year:    "{year}",
		Seasons: [4]string{"вясна", "лета", "восень", "зіма"}, Season: "{season} {year}", Decade: "{year}-я", Century: "{year}–{year2}",
		Before: "{year} да н. э.", Million: "{n} млн", Billion: "{n} млрд", Circa: "каля {date}", Uncertain: "{date}?",
		Since: "з {date}", Until: "да {date}", UnknownEnd: "{date} – ?", UnknownFrom: "? – {date}",
		Range: "{from} – {to}", YearRange: "{from}–{to}", Thousands: "\u00a0", Point: ",", Governs: true,
	},
	"pl": {
		Long: slavicStyle(
			[12]string{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"},
			[12]string{"styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień"}),
		Short: slavicStyle(
			[12]string{"sty", "lut", "mar", "kwi", "maja", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"},
			[12]string{"sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"}),
		Year:    "{year}",
		Seasons: [4]string{"wiosna", "lato", "jesień", "zima"}, Season: "{season} {year}", Decade: "lata {year}.", Century: "{year}–{year2}",
		Before: "{year} p.n.e.", Million: "{n} mln", Billion: "{n} mld", Circa: "ok. {date}", Uncertain: "{date}?",
		Since: "od {date}", Until: "do {date}", UnknownEnd: "{date} – ?", UnknownFrom: "? – {date}",
		Range: "{from} – {to}", YearRange: "{from}–{to}", Thousands: "\u00a0", Point: ",", Governs: true,
	},
}

var chineseMonths = [12]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}

var chineseStyle = Style{
	Months: chineseMonths, Alone: chineseMonths,
	Day: "{year}年{month}{day}日", Month: "{year}年{month}",
	DayRange:   "{year}年{month}{day}日至{day2}日",
	DaysRange:  "{year}年{month}{day}日至{month2}{day2}日",
	MonthRange: "{year}年{month}至{month2}",
}

func slavicStyle(besideDay, alone [12]string) Style {
	s := englishStyle(besideDay)
	s.Alone = alone
	return s
}
