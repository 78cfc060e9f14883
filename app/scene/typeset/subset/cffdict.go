package subset

import "encoding/binary"

// readIndex reads an INDEX at the beginning of data, and returns its objects and its length.
func readIndex(data []byte) (objects [][]byte, size int, err error) {
	if len(data) < 2 {
		return nil, 0, errOutlines
	}
	n := int(binary.BigEndian.Uint16(data))
	if n == 0 {
		return nil, 2, nil
	}
	if len(data) < 3 || data[2] < 1 || data[2] > 4 {
		return nil, 0, errOutlines
	}
	width := int(data[2])
	begin := 3 + (n+1)*width
	if len(data) < begin {
		return nil, 0, errOutlines
	}
	at := func(i int) int {
		v := 0
		for _, b := range data[3+i*width : 3+(i+1)*width] {
			v = v<<8 | int(b)
		}
		return begin - 1 + v
	}
	for i := range n {
		from, to := at(i), at(i+1)
		if from < begin || from > to || to > len(data) {
			return nil, 0, errOutlines
		}
		objects = append(objects, data[from:to])
	}
	return objects, at(n), nil
}

func readIndexAt(data []byte, at int) ([][]byte, int, error) {
	if at <= 0 || at >= len(data) {
		return nil, 0, errOutlines
	}
	return readIndex(data[at:])
}

// writeIndex writes an INDEX with offsets of four bytes.
func writeIndex(objects [][]byte) []byte {
	out := binary.BigEndian.AppendUint16(nil, uint16(len(objects)))
	if len(objects) == 0 {
		return out
	}
	out = append(out, 4)
	at := uint32(1)
	for _, o := range objects {
		out = binary.BigEndian.AppendUint32(out, at)
		at += uint32(len(o))
	}
	out = binary.BigEndian.AppendUint32(out, at)
	for _, o := range objects {
		out = append(out, o...)
	}
	return out
}

// readDict takes a DICT apart.
func readDict(b []byte) ([]entry, error) {
	var out []entry
	from := 0
	for i := 0; i < len(b); {
		size, op := operandSize(b[i:])
		if op < 0 {
			i += size
			continue
		}
		if i+size > len(b) {
			return nil, errOutlines
		}
		out = append(out, entry{op: op, operands: b[from:i]})
		i += size
		from = i
	}
	if from != len(b) {
		return nil, errOutlines
	}
	return out, nil
}

// operandSize returns the length of what b begins with, and the operator if it is one, else -1.
func operandSize(b []byte) (size, op int) {
	switch c := b[0]; {
	case c == 12 && len(b) > 1:
		return 2, 12<<8 | int(b[1])
	case c <= 21:
		return 1, int(c)
	case c == 28:
		return 3, -1
	case c == 29:
		return 5, -1
	case c == 30: // a real number, ended by a nibble of ones
		for i := 1; i < len(b); i++ {
			if b[i]&15 == 15 || b[i]>>4 == 15 {
				return i + 1, -1
			}
		}
		return len(b), -1
	case c >= 247 && c <= 254:
		return 2, -1
	}
	return 1, -1
}

// numbers reads whole numbers; others are left out.
func numbers(b []byte) []int {
	var out []int
	for i := 0; i < len(b); {
		size, _ := operandSize(b[i:])
		if i+size > len(b) {
			return out
		}
		switch c := int(b[i]); {
		case c >= 32 && c <= 246:
			out = append(out, c-139)
		case c >= 247 && c <= 250:
			out = append(out, (c-247)*256+int(b[i+1])+108)
		case c >= 251 && c <= 254:
			out = append(out, -(c-251)*256-int(b[i+1])-108)
		case c == 28:
			out = append(out, int(int16(binary.BigEndian.Uint16(b[i+1:]))))
		case c == 29:
			out = append(out, int(int32(binary.BigEndian.Uint32(b[i+1:]))))
		}
		i += size
	}
	return out
}

// operands returns what stands before an operator, nil where it is not there.
func operands(dict []entry, op int) []byte {
	for _, e := range dict {
		if e.op == op {
			return e.operands
		}
	}
	return nil
}

// first returns an operator's first number, 0 where it is not there.
func first(dict []entry, op int) int {
	if values := numbers(operands(dict, op)); len(values) > 0 {
		return values[0]
	}
	return 0
}

func appendInt(b []byte, v int) []byte {
	return binary.BigEndian.AppendUint32(append(b, 29), uint32(int32(v)))
}

func appendOp(b []byte, op int) []byte {
	if op >= 12<<8 {
		return append(b, 12, byte(op))
	}
	return append(b, byte(op))
}
