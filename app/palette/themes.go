package palette

// Light is warm paper: the default.
func Light() *Palette {
	p := &Palette{
		Name:   "light",
		Ground: hex(0xF4F0E6), Panel: hex(0xFAF7F0), Raised: hex(0xFFFFFF),
		Ink1: hex(0x1E2226), Ink2: hex(0x4C5258), Ink3: hex(0x5C6166),
		Rule: hex(0xDDD6C6), StrongRule: hex(0xBDB4A0),
		Sea: hex(0xD3E1E6), CoastBand: hex(0xC4D6DE), Lake: hex(0xC9DBE2),
		Coast: hex(0x7F98A3), River: hex(0xA6C1CC), Graticule: hex(0xC3D3DA),
		Land: hex(0xEFE9DB), FocusLand: hex(0xFFFCF4),
		FocusTint: hexA(0xE2D0A4, .8), FocusOutline: hex(0x8C7A4E),
		Border: hex(0xB3A88F), WorldBorder: hex(0xCFC5AE),
		CountryName: hex(0x6F6753), FocusName: hex(0x6A5A2C), WaterName: hex(0x3E5F6E),
		Destination: hex(0xE6E3CF),
		HaloLand:    hex(0xF6F2E8), HaloSea: hex(0xDCE7EB),
		BorderLine: hex(0x7A5200), BorderBand: hex(0xF0CE86), BorderLabel: hex(0x6B4700),
		Now: hex(0xD55E00), NowFill: hex(0xB84C00), OnNow: hex(0xFFFFFF), NowText: hex(0xAD4700), NowLine: hex(0xB84C00),
		SelectedRow: hex(0xFFF3E6),
		Route:       hex(0x009E73), RouteCasing: hex(0x00573F), RouteThin: hex(0x00785A),
		Closed: hex(0x5F6367), ClosedBand: hexA(0xA9A79F, .45), Planned: hex(0x4C5258),
		ReportedBar: hex(0x00785A), DisputedBar: hex(0x9CCDB9),
		Accent: hex(0x1E2226), OnAccent: hex(0xFFFFFF),
	}
	p.Eras[0], p.Eras[1] = hex(0xEEE8DA), hex(0xF7F3EA)
	p.categories = lightCategories()
	return p
}

// Dark is night: land lighter than sea.
func Dark() *Palette {
	p := &Palette{
		Name:   "dark",
		Ground: hex(0x12171C), Panel: hex(0x181E24), Raised: hex(0x212931),
		Ink1: hex(0xEEEAE0), Ink2: hex(0xB9BAB7), Ink3: hex(0x969BA0),
		Rule: hex(0x2C353D), StrongRule: hex(0x45505A),
		Sea: hex(0x0F1B25), CoastBand: hex(0x152632), Lake: hex(0x142531),
		Coast: hex(0x4A6272), River: hex(0x2C4656), Graticule: hex(0x1B2B37),
		Land: hex(0x23292D), FocusLand: hex(0x343A3D),
		FocusTint: hexA(0x5A5237, .8), FocusOutline: hex(0x8B8467),
		Border: hex(0x555C61), WorldBorder: hex(0x555C61),
		CountryName: hex(0xA19C8C), FocusName: hex(0xD9CFA9), WaterName: hex(0x7FA3B5),
		Destination: hex(0x2C3330),
		HaloLand:    hex(0x1A2025), HaloSea: hex(0x0F1B25),
		BorderLine: hex(0xE69F00), BorderBand: hex(0x5A430F), BorderLabel: hex(0xF2C14E),
		Now: hex(0xFF8A4C), NowFill: hex(0xFF8A4C), OnNow: hex(0x1B1006), NowText: hex(0xFF9A63), NowLine: hex(0xFF8A4C),
		SelectedRow: hex(0x2E2219),
		Route:       hex(0x1FBF90), RouteCasing: hex(0x0B3B2D), RouteThin: hex(0x1FBF90),
		Closed: hex(0x9A9EA2), ClosedBand: hexA(0x5E666C, .45), Planned: hex(0xC9C6BC),
		ReportedBar: hex(0x1FBF90), DisputedBar: hex(0x2B6B57),
		Accent: hex(0xEEEAE0), OnAccent: hex(0x12171C),
	}
	p.Eras[0], p.Eras[1] = hex(0x1B2228), hex(0x161C22)
	p.categories = darkCategories()
	return p
}

// Print is light on white paper, with stronger ink and paler grounds.
func Print() *Palette {
	p := Light()
	p.Name = "print"
	p.Ground, p.Panel, p.Raised = hex(0xFFFFFF), hex(0xFFFFFF), hex(0xFFFFFF)
	p.Ink1, p.Ink2, p.Ink3 = hex(0x000000), hex(0x3C4146), hex(0x55595E)
	p.Rule, p.StrongRule = hex(0xD5D5D0), hex(0x8A8A85)
	p.Sea, p.CoastBand, p.Lake = hex(0xE4ECEF), hex(0xD8E4E9), hex(0xDCE7EB)
	p.Coast, p.River, p.Graticule = hex(0x6F8792), hex(0xA9BCC5), hex(0xD3DEE3)
	p.Land, p.FocusLand = hex(0xF4F4F1), hex(0xFFFFFF)
	p.FocusTint, p.FocusOutline = hex(0xDCDCD4), hex(0x6B6B60)
	p.Border, p.WorldBorder = hex(0x8A8A85), hex(0xB4B4AF)
	p.CountryName, p.FocusName, p.WaterName = hex(0x5E5E5E), hex(0x3C4146), hex(0x3E5F6E)
	p.Destination = hex(0xECECE6)
	p.HaloLand, p.HaloSea = hex(0xFFFFFF), hex(0xEEF3F5)
	p.BorderBand = hex(0xF0DDB0)
	p.Eras[0], p.Eras[1] = hex(0xF3F3F0), hex(0xFFFFFF)
	return p
}

func lightCategories() map[string]Category {
	return categories([]Category{
		{"sanctions", 1, Square, hex(0x2B2F33), hex(0x000000), hex(0x2B2F33)},
		{"relief", 1, HollowSquare, hex(0x2B2F33), hex(0x000000), hex(0x2B2F33)},
		{"trade-route", 2, Diamond, hex(0x009E73), hex(0x00543D), hex(0x00664B)},
		{"diplomacy", 3, Disc, hex(0x0072B2), hex(0x00426A), hex(0x005C91)},
		{"politics", 3, Ring, hex(0x0072B2), hex(0x00426A), hex(0x005C91)},
		{"prisoners", 4, Triangle, hex(0xCC79A7), hex(0x74305A), hex(0x8A3A6B)},
		{"border", 5, Bar, hex(0xE69F00), hex(0x6B4700), hex(0x7A5200)},
		{"military", 6, Star, hex(0x56B4E9), hex(0x1B5378), hex(0x1F5F86)},
		{"war", 6, Cross, hex(0x56B4E9), hex(0x1B5378), hex(0x1F5F86)},
	})
}

func darkCategories() map[string]Category {
	return categories([]Category{
		{"sanctions", 1, Square, hex(0xF0EDE4), hex(0x0B0E11), hex(0xF0EDE4)},
		{"relief", 1, HollowSquare, hex(0xF0EDE4), hex(0x0B0E11), hex(0xF0EDE4)},
		{"trade-route", 2, Diamond, hex(0x1FBF90), hex(0x062A20), hex(0x46D0A6)},
		{"diplomacy", 3, Disc, hex(0x56A8E0), hex(0x06283F), hex(0x7DBDEA)},
		{"politics", 3, Ring, hex(0x56A8E0), hex(0x06283F), hex(0x7DBDEA)},
		{"prisoners", 4, Triangle, hex(0xE08FBD), hex(0x3C142C), hex(0xEBA9CD)},
		{"border", 5, Bar, hex(0xF0B429), hex(0x3A2700), hex(0xF2C14E)},
		{"military", 6, Star, hex(0x8CCDF2), hex(0x123A54), hex(0xA5D8F5)},
		{"war", 6, Cross, hex(0x8CCDF2), hex(0x123A54), hex(0xA5D8F5)},
	})
}

func categories(list []Category) map[string]Category {
	m := make(map[string]Category, len(list))
	for _, c := range list {
		m[c.Name] = c
	}
	return m
}
