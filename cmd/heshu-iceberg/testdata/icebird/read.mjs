// Reads Iceberg tables with icebird and prints what their columns add up to, as JSON:
//
//   node read.mjs FOLDER-OF-TABLES TABLE...
//
// Numbers are added up in ten thousandths, text in bytes of UTF-8, lists by what is in them.
import { readFile } from 'node:fs/promises'
import { register } from 'node:module'
import { fileURLToPath } from 'node:url'

// icebird 0.3.1 takes the raw deflate of Avro files for gzip, and fails on most; where it
// reads Avro it gets an inflate that works. All else is its own.
register('data:text/javascript,' + encodeURIComponent(`
  const ours = ${JSON.stringify(new URL('inflate.mjs', import.meta.url).href)}
  export const resolve = (name, from, next) =>
    next(name === 'hyparquet-compressors' && from.parentURL.endsWith('/avro.read.js') ? ours : name, from)`))
const { icebergRead } = await import('icebird')

// icebird reads by HTTP; here each URL is a file, or a range of one.
globalThis.fetch = async (url, options = {}) => {
  const bytes = await readFile(url.startsWith('file:') ? fileURLToPath(url) : url)
  const range = /^bytes=(\d*)-(\d*)$/.exec(new Headers(options.headers).get('range') ?? '')
  if (!range) return new Response(options.method === 'HEAD' ? null : bytes, { headers: { 'content-length': bytes.length } })
  const [, from, to] = range
  return new Response(from === '' ? bytes.subarray(-to) : bytes.subarray(+from, to === '' ? undefined : +to + 1), { status: 206 })
}

const size = value => {
  if (Array.isArray(value)) return value.map(size).reduce((a, b) => a + b, 0n)
  if (value instanceof Date) return size(value.toISOString().slice(0, 10))
  switch (typeof value) {
    case 'bigint': return value * 10000n
    case 'number': return BigInt(Math.round(value * 10000))
    case 'boolean': return value ? 10000n : 0n
    default: return BigInt(Buffer.byteLength(value))
  }
}

const [folder, ...tables] = process.argv.slice(2)
const found = {}
for (const name of tables) {
  const rows = await icebergRead({ tableUrl: `${folder}/${name}` })
  const columns = {}
  for (const row of rows) {
    for (const [column, value] of Object.entries(row)) {
      columns[column] ??= { nulls: 0, sum: 0n }
      if (value === null || value === undefined) columns[column].nulls++
      else columns[column].sum += size(value)
    }
  }
  found[name] = { rows: rows.length, columns }
}
console.log(JSON.stringify(found, (_, value) => typeof value === 'bigint' ? value.toString() : value))
