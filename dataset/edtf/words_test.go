package edtf

import (
	"strings"
	"testing"
)

func TestLanguages(t *testing.T) {
	for _, c := range []struct{ text, zh, ru, be, pl string }{
		{"2022-02-01", "2022年2月1日", "1 февраля 2022", "1 лютага 2022", "1 lutego 2022"},
		{"2022-07", "2022年7月", "июль 2022", "ліпень 2022", "lipiec 2022"},
		{"2022", "2022年", "2022", "2022", "2022"},
		{"2022-07~", "约2022年7月", "ок. июля 2022", "каля ліпеня 2022", "ok. lipca 2022"},
		{"2021-12?", "2021年12月?", "декабрь 2021?", "снежань 2021?", "grudzień 2021?"},
		{"2022-22", "2022年夏季", "лето 2022", "лета 2022", "lato 2022"},
		{"202X", "2020年代", "2020-е", "2020-я", "lata 2020."},
		{"2025-09-12/2025-09-25", "2025年9月12日至25日", "12–25 сентября 2025", "12–25 верасня 2025", "12–25 września 2025"},
		{"2021-11-30/2021-12-08", "2021年11月30日至12月8日", "30 ноября – 8 декабря 2021", "30 лістапада – 8 снежня 2021", "30 listopada – 8 grudnia 2021"},
		{"2021-08/2021-12", "2021年8月至12月", "август–декабрь 2021", "жнівень–снежань 2021", "sierpień–grudzień 2021"},
		{"2021/2023", "2021年至2023年", "2021–2023", "2021–2023", "2021–2023"},
		{"2022-07/..", "2022年7月起", "с июля 2022", "з ліпеня 2022", "od lipca 2022"},
		{"../2022-07-01", "至2022年7月1日", "до 1 июля 2022", "да 1 ліпеня 2022", "do 1 lipca 2022"},
		{"2021-08/2022-03", "2021年8月至2022年3月", "август 2021 – март 2022", "жнівень 2021 – сакавік 2022", "sierpień 2021 – marzec 2022"},
		{"-0043", "公元前44年", "44 до н. э.", "44 да н. э.", "44 p.n.e."},
		{"Y-13800000000", "公元前13.8十亿年", "13,8 млрд до н. э.", "13,8 млрд да н. э.", "13,8 mld p.n.e."},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "ru": c.ru, "be": c.be, "pl": c.pl} {
			if got := MustParse(c.text).Label(In(lang)); got != want {
				t.Errorf("%s in %s: %q, want %q", c.text, lang, got, want)
			}
		}
	}
	for lang, want := range map[string]string{"zh": "2025年5月7日", "ru": "7 мая 2025", "be": "7 мая 2025", "pl": "7 maja 2025", "en": "7 May 2025", "xx": "7 May 2025"} {
		if got := MustParse("2025-05-07").Short(In(lang)); got != want {
			t.Errorf("short in %s: %q, want %q", lang, got, want)
		}
	}
}

func TestGoverned(t *testing.T) {
	for lang, want := range map[string]string{"ru": "мая 2022", "be": "мая 2022", "pl": "maja 2022", "zh": "2022年5月", "en": "May 2022"} {
		if got := MustParse("2022-05").Label(In(lang).Governed()); got != want {
			t.Errorf("governed in %s: %q, want %q", lang, got, want)
		}
	}
}

func TestEveryLanguageIsWhole(t *testing.T) {
	for lang := range others {
		w := In(lang)
		for _, s := range []string{
			"2022", "2022-02-03", "2022-21", "2022-24", "19XX", "199X", "-0300", "Y3000000", "2022~", "2022%", "2022/..", "../2022", "2022/", "/2022",
			"2021/2022-03", "2021-01-02/2021-01-05", "2021-01/2021-03", "2021-01-30/2021-02-02", "Y123456",
		} {
			d := MustParse(s)
			for _, text := range []string{d.Label(w), d.Short(w)} {
				if text == "" || strings.ContainsAny(text, "{}") {
					t.Errorf("%s in %s: %q", s, lang, text)
				}
			}
		}
	}
}
