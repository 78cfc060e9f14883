package dataset

import (
	"fmt"
	"math"
	"net/url"
	"strings"

	"github.com/paulmach/orb"
)

func (l *loader) readSources(t *table) {
	for _, c := range t.records() {
		s := Source{
			ID: c.text("id"), Title: c.need("title"), Publisher: c.line("publisher"), Date: c.maybeDate("date"),
			URL: c.text("url"), Lang: c.text("lang"), Kind: c.text("kind"),
		}
		if s.URL != "" && !isWebAddress(s.URL) {
			c.fail("url", "write an address that begins with https:// or leave it empty", quote(s.URL)+" is not a web address")
		}
		l.story.Sources = append(l.story.Sources, s)
	}
}

// isWebAddress reports whether a reader can be sent there: http or https with a host, and nothing that would run.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " \t\n")
}

func (l *loader) readPlaces(t *table) {
	if len(t.rows) == 0 && !t.unread {
		t.problem(position{1, 1}, "", "add one", "no places")
	}
	for _, c := range t.records() {
		p := Place{
			ID: c.text("id"), Name: c.need("name"), Label: c.line("label"), Kind: c.text("kind"),
			Country: c.text("country_iso2"), Note: c.text("note"), Point: c.point(),
		}
		if p.Label == "" {
			p.Label = p.Name
		}
		if p.Country != "" && !isCountry(p.Country) {
			c.fail("country_iso2", "write two capital letters such as BY", quote(p.Country)+" is not an ISO 3166 code")
		}
		l.story.Places = append(l.story.Places, p)
	}
}

// point reads lat and lon.
func (c record) point() orb.Point {
	lat, latOK := c.number("lat")
	lon, lonOK := c.number("lon")
	for _, column := range []string{"lat", "lon"} {
		if c.text(column) == "" {
			c.fail(column, "write decimal degrees such as 53.90", "is empty")
		}
	}
	if !latOK || !lonOK {
		return orb.Point{}
	}
	if math.Abs(lat) > 90 {
		proposal := "write -90 to 90"
		if math.Abs(lat) <= 180 && math.Abs(lon) <= 90 {
			proposal += ", lat and lon may be swapped"
		}
		c.fail("lat", proposal, fmt.Sprintf("%s is out of range", c.text("lat")))
	}
	if math.Abs(lon) > 180 {
		c.fail("lon", "write -180 to 180", fmt.Sprintf("%s is out of range", c.text("lon")))
	}
	return orb.Point{lon, lat}
}
