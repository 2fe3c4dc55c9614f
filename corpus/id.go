package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// documentID is the stable id of a report: 32 hexadecimal digits, the first half of
// the SHA-256 over source, member and part. The lengths before the fields keep
// ("ab", "c") and ("a", "bc") apart.
func documentID(source, member string, part int) string {
	var room [256]byte // enough for most
	b := room[:0]
	for _, field := range [...]string{source, member} {
		b = binary.BigEndian.AppendUint64(b, uint64(len(field)))
		b = append(b, field...)
	}
	b = binary.BigEndian.AppendUint64(b, uint64(part))
	sum := sha256.Sum256(b)
	return hexadecimal(sum[:16])
}

// digest is the SHA-256 of data in hexadecimal.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hexadecimal(sum[:])
}

// hexadecimal is hex.EncodeToString of up to 32 bytes without a slice in between.
func hexadecimal(sum []byte) string {
	var digits [2 * sha256.Size]byte
	return string(digits[:hex.Encode(digits[:], sum)])
}
