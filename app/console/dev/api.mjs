// Takes over the staff's API as the server was built with it: openapi.json, keys in order, so that a change reads as one.
import { readFileSync, writeFileSync } from 'node:fs'

const built = new URL('../../server/target/openapi/openapi.json', import.meta.url)
const kept = new URL('../openapi.json', import.meta.url)
const inOrder = (_, value) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
writeFileSync(kept, JSON.stringify(JSON.parse(readFileSync(built, 'utf8')), inOrder, 2) + '\n')
