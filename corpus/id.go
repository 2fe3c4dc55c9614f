package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// idSize is the length of a report's id, in bytes of a SHA-256.
const idSize = 16

// identify returns the stable id of a report, 32 hexadecimal digits, the first half of
// the SHA-256 over source, member and part; and the SHA-256 of its text. Both are parts
// of one string.
func identify(source, member string, part int, text string) (id, digest string) {
	name, content := nameSum(source, member, part), sha256.Sum256(bytesOf(text))
	var digits [2 * (idSize + sha256.Size)]byte
	n := hex.Encode(digits[:], name[:idSize])
	hex.Encode(digits[n:], content[:])
	both := string(digits[:])
	return both[:n], both[n:]
}

// nameSum is the SHA-256 over source, member and part. The lengths before the fields
// keep ("ab", "c") and ("a", "bc") apart.
func nameSum(source, member string, part int) [sha256.Size]byte {
	var room [256]byte // enough for most
	b := room[:0]
	for _, field := range [...]string{source, member} {
		b = binary.BigEndian.AppendUint64(b, uint64(len(field)))
		b = append(b, field...)
	}
	return sha256.Sum256(binary.BigEndian.AppendUint64(b, uint64(part)))
}
