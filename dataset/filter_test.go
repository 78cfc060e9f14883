package dataset_test

import (
	"strings"
	"testing"
)

func TestFilter(t *testing.T) {
	s := story(t)
	rows := map[string]map[string]string{}
	for _, row := range rawTable(t, "events.csv") {
		rows[row["id"]] = row
	}
	has := func(list, item string) bool { return strings.Contains(";"+list+";", ";"+item+";") }
	ends := func(row map[string]string) string {
		_, end, interval := strings.Cut(row["date"], "/")
		if !interval {
			end = row["date"]
		}
		return end
	}
	for _, c := range []struct {
		expr string
		want func(row map[string]string) bool
	}{
		{"", func(map[string]string) bool { return true }},
		{"   ", func(map[string]string) bool { return true }},
		{"category:prisoners", func(r map[string]string) bool { return r["category"] == "prisoners" }},
		{"category:prisoners category:war", func(r map[string]string) bool { return r["category"] == "prisoners" || r["category"] == "war" }},
		{"-category:prisoners", func(r map[string]string) bool { return r["category"] != "prisoners" }},
		{"-category:prisoners -category:war", func(r map[string]string) bool { return r["category"] != "prisoners" && r["category"] != "war" }},
		{"actor:coale", func(r map[string]string) bool { return strings.Contains(r["actors"], "Coale") }},
		{`actor:"John Coale" category:diplomacy`, func(r map[string]string) bool {
			return strings.Contains(r["actors"], "John Coale") && r["category"] == "diplomacy"
		}},
		{"place:minsk", func(r map[string]string) bool { return r["place_id"] == "minsk" }},
		{"route:r-bronka-rail", func(r map[string]string) bool { return has(r["route_ids"], "r-bronka-rail") }},
		{"source:lrt-2022-02-01", func(r map[string]string) bool { return has(r["source_ids"], "lrt-2022-02-01") }},
		{"confidence:low", func(r map[string]string) bool { return r["confidence"] == "low" }},
		{"in:article", func(r map[string]string) bool { return r["in_article"] == "yes" }},
		{"-in:article", func(r map[string]string) bool { return r["in_article"] != "yes" }},
		{"from:2025-09", func(r map[string]string) bool { return ends(r) >= "2025-09" }},
		{"to:2021", func(r map[string]string) bool { return r["date"][:4] <= "2021" }},
		{"from:2025-09 to:2025-12 category:border", func(r map[string]string) bool {
			return ends(r) >= "2025-09" && r["date"] < "2026" && r["category"] == "border"
		}},
		{`"fighter escort"`, func(r map[string]string) bool { return strings.Contains(r["summary"], "fighter escort") }},
		{"nosuchwordanywhere", func(map[string]string) bool { return false }},
		{`-""`, func(map[string]string) bool { return true }},
	} {
		keep, err := s.Filter(c.expr)
		if err != nil {
			t.Errorf("Filter(%s): %v", c.expr, err)
			continue
		}
		for i := range s.Events {
			if row := rows[s.Events[i].ID]; keep(i) != c.want(row) {
				t.Errorf("%s keeps %s = %v, want %v", c.expr, s.Events[i].ID, keep(i), !keep(i))
			}
		}
		if keep(-1) || keep(len(s.Events)) {
			t.Errorf("%s keeps what is no event", c.expr)
		}
	}
}

func TestFilterFindsWithoutAccents(t *testing.T) {
	s := story(t)
	i := s.EventIndex("e-2022-02-01-transit-stop")
	for _, expr := range []string{"klaipeda", "KLAIPĖDA", "klaipėda potash"} {
		keep, err := s.Filter(expr)
		if err != nil || !keep(i) {
			t.Errorf("%s does not find the stop of transit to Klaipėda: %v", expr, err)
		}
	}
}

func TestFilterRefuses(t *testing.T) {
	s := story(t)
	for _, c := range []struct{ expr, want string }{
		{"categroy:war", `filter: "categroy:war": there is no key categroy; write category:`},
		{"http://x", `filter: "http://x": there is no key http; the keys are category`},
		{"category:", `filter: "category:": no value after the colon; write category:VALUE`},
		{"category:prisonrs", `there is no category "prisonrs"; perhaps prisoners`},
		{"category:sport", `there is no category "sport"; write border, diplomacy`},
		{"place:minks", `there is no place "minks"; perhaps minsk`},
		{"route:r-bronka-rial", `perhaps r-bronka-rail`},
		{"source:nothing", `there is no source "nothing"`},
		{"confidence:certain", `write high, medium or low`},
		{"in:book", `write article`},
		{"from:2025-13", `there is no month 13`},
		{"-to:soon", `not a date`},
		{strings.Repeat("x", 3000), `too long`},
	} {
		if _, err := s.Filter(c.expr); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Filter(%.40s) = %v, want %q", c.expr, err, c.want)
		}
	}
}
