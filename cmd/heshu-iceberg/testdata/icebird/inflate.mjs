import { inflateRawSync } from 'node:zlib'

export const gunzip = bytes => new Uint8Array(inflateRawSync(bytes))
