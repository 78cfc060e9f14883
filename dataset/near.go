package dataset

// Nearest returns the candidate that name was probably meant to be, or "" when none is near: at most a third of its
// letters differ. The first of equally near ones wins.
func Nearest(name string, candidates []string) string {
	const most = 64 // longer names are not compared, so that a hostile table costs no time
	if len(name) > most {
		return ""
	}
	best, limit := "", max(2, len(name)/3)
	if len(name) < 3 {
		limit = 1
	}
	limit++ // strictly less is wanted
	a := []rune(name)
	var previous, current [most + 1]int
	for _, c := range candidates {
		if len(c) > most || abs(len(c)-len(name)) > 2*limit {
			continue
		}
		if d := distance(a, []rune(c), &previous, &current); d < limit {
			best, limit = c, d
		}
	}
	return best
}

// distance is the Levenshtein distance, a swap of two neighbours counting as two.
func distance(a, b []rune, previous, current *[65]int) int {
	for j := range len(b) + 1 {
		previous[j] = j
	}
	for i := range a {
		current[0] = i + 1
		for j := range b {
			d := previous[j]
			if a[i] != b[j] {
				d++
			}
			current[j+1] = min(d, previous[j+1]+1, current[j]+1)
		}
		previous, current = current, previous
	}
	return previous[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
