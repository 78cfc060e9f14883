package dataset

import (
	"testing"
)

// FuzzPlainText compares the quick look at a text with the slow one, on whatever the fuzzer thinks of.
func FuzzPlainText(f *testing.F) {
	for _, s := range []string{"", "a,b\n1,2\n", "Klaipėda, Гродно, 明斯克\n", "a\r\n", "a\r", "\x00", "\x7f", "\u0085", "\u00a0", "\xc2", "\xff", "\u200b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !plainText(data) {
			return
		}
		for i, r := range string(data) {
			if isControl(r) || r == '\ufffd' && data[i] != 0xef {
				t.Fatalf("%q at byte %d passed as plain text", r, i)
			}
		}
	})
}
