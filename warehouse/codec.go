package warehouse

import (
	"fmt"
	"runtime"

	"github.com/klauspost/compress/zstd"
	parquetzstd "github.com/parquet-go/parquet-go/compress/zstd"
)

// pageWindow is how far back a page is searched for repetitions. The codec's own
// window is eight megabytes an encoder, which pages of pageBytes cannot use.
const pageWindow = 512 << 10

// pageCodec compresses pages at the fastest level. Tables share one, for an encoder
// takes a megabyte; what it makes of a page does not depend on the pages before.
type pageCodec struct {
	parquetzstd.Codec // all but Encode
	encoder           *zstd.Encoder
}

func newPageCodec() (*pageCodec, error) {
	encoder, err := zstd.NewWriter(nil,
		zstd.WithEncoderLevel(zstd.SpeedFastest),
		zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), // more would not run at once
		zstd.WithWindowSize(pageWindow),
		zstd.WithZeroFrames(true),
		zstd.WithEncoderCRC(false), // pages have checksums of their own
	)
	if err != nil {
		return nil, fmt.Errorf("preparing compression: %w", err)
	}
	return &pageCodec{encoder: encoder}, nil
}

// Encode compresses src into dst's memory.
func (c *pageCodec) Encode(dst, src []byte) ([]byte, error) {
	return c.encoder.EncodeAll(src, dst[:0]), nil
}
