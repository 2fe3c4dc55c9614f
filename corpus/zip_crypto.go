package corpus

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"hash"
	"hash/crc32"
	"io"
)

// zipLock is how an entry of a zip file is encrypted: as WinZip has it (AES, extra field
// 0x9901), or by the older cipher of PKWARE.
type zipLock struct {
	aes     bool
	sumless bool   // the checksum stands for nothing (AE-2)
	key     int    // bytes of the key
	method  uint16 // how what is encrypted is packed
}

// readLock reads the extra field of an entry that is encrypted with AES.
func (e *zipEntry) readLock(field record) {
	const strongest = 3
	if len(field) < 7 || field[4] == 0 || field[4] > strongest {
		return
	}
	e.lock = zipLock{aes: true, sumless: field.u16(0) == 2, key: 8 + 8*int(field[4]), method: field.u16(5)}
}

// decrypt opens what e holds with the first password that fits.
func (z *zipOpener) decrypt(e *zipEntry) (io.Reader, error) {
	for _, password := range z.passwords {
		open := z.openOld
		if e.method == zipMethodAES {
			open = z.openAES
		}
		if r, err := open(e, password); r != nil || err != nil {
			return r, err
		}
	}
	return nil, noPassword()
}

// zipMethodAES stands where the method of packing would, which the lock then has.
const zipMethodAES = 99

// openAES returns nil if the password does not fit.
func (z *zipOpener) openAES(e *zipEntry, password string) (io.Reader, error) {
	const check, seal, rounds = 2, 10, 1000
	salt := e.lock.key / 2
	size := e.packed - int64(salt+check+seal)
	if !e.lock.aes || size < 0 {
		return nil, failf(Damaged, "it is encrypted in a way that is not known; unpack it with its password")
	}
	head, err := readAt(z.file, e.body, int64(salt+check), nil)
	if err != nil {
		return nil, err
	}
	keys, err := pbkdf2.Key(sha1.New, password, head[:salt], rounds, 2*e.lock.key+check)
	if err != nil || !bytes.Equal(keys[2*e.lock.key:], head[salt:]) {
		return nil, err
	}
	block, err := aes.NewCipher(keys[:e.lock.key])
	if err != nil {
		return nil, err
	}
	body := io.NewSectionReader(z.file, e.body+int64(salt+check), size)
	sealed := io.NewSectionReader(z.file, e.body+e.packed-seal, seal)
	return &zipAES{block: block, from: body, seal: sealed, sum: hmac.New(sha1.New, keys[e.lock.key:2*e.lock.key])}, nil
}

// zipAES decrypts in counter mode, whose counter begins at 1 with its lowest byte first,
// and sees at the end that nobody changed what was sealed.
type zipAES struct {
	block cipher.Block
	from  io.Reader
	seal  io.Reader
	sum   hash.Hash
	count uint64
	pad   [aes.BlockSize]byte
	used  int
}

func (a *zipAES) Read(p []byte) (int, error) {
	n, err := a.from.Read(p)
	_, _ = a.sum.Write(p[:n]) // it takes all
	for i := range p[:n] {
		if a.used%aes.BlockSize == 0 {
			a.count++
			a.pad = [aes.BlockSize]byte{}
			binary.LittleEndian.PutUint64(a.pad[:], a.count)
			a.block.Encrypt(a.pad[:], a.pad[:])
			a.used = 0
		}
		p[i] ^= a.pad[a.used]
		a.used++
	}
	if errors.Is(err, io.EOF) && !a.sealed() {
		return n, errors.New("it is not what was encrypted: its seal is broken")
	}
	return n, err
}

// sealed reports whether all that was read is what was sealed.
func (a *zipAES) sealed() bool {
	if a.seal == nil {
		return true // it was asked before
	}
	want, err := io.ReadAll(a.seal)
	a.seal = nil
	return err == nil && hmac.Equal(want, a.sum.Sum(nil)[:len(want)])
}

// openOld returns nil if the password does not fit. One of 256 wrong ones seems to: the
// checksum of the entry tells it then.
func (z *zipOpener) openOld(e *zipEntry, password string) (io.Reader, error) {
	const head, described = 12, 8
	if e.packed < head {
		return nil, failf(Damaged, "it is encrypted and broken off; copy the archive anew")
	}
	r := newZipCipher(io.NewSectionReader(z.file, e.body, e.packed), password)
	var first [head]byte
	if _, err := io.ReadFull(r, first[:]); err != nil {
		return nil, err
	}
	want := byte(e.crc >> 24)
	if e.flags&described != 0 {
		want = byte(e.time >> 8)
	}
	if first[head-1] != want {
		return nil, nil
	}
	return r, nil
}

// zipCipher decrypts the older cipher (APPNOTE.TXT of PKWARE, section 6.1).
type zipCipher struct {
	from io.Reader
	keys [3]uint32
}

func newZipCipher(from io.Reader, password string) *zipCipher {
	c := &zipCipher{from, [3]uint32{0x12345678, 0x23456789, 0x34567890}}
	for i := range len(password) {
		c.turn(password[i])
	}
	return c
}

// turn moves the keys on by one byte of the text.
func (c *zipCipher) turn(b byte) {
	step := func(sum uint32, b byte) uint32 { return sum>>8 ^ crc32.IEEETable[byte(sum)^b] }
	c.keys[0] = step(c.keys[0], b)
	c.keys[1] = (c.keys[1]+c.keys[0]&0xFF)*134775813 + 1
	c.keys[2] = step(c.keys[2], byte(c.keys[1]>>24))
}

func (c *zipCipher) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	for i := range p[:n] {
		mask := c.keys[2] | 2
		p[i] ^= byte(mask * (mask ^ 1) >> 8)
		c.turn(p[i])
	}
	return n, err
}
