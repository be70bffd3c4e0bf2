import { describe, expect, it } from 'vitest'
import { fate } from './enclosures'

const whatsApp = {
  channel: 'WHATSAPP' as const,
  inPublic: false,
  instead: null,
  why: null,
  windowUntil: null,
  files: [
    { types: ['image/jpeg', 'image/png'], mostBytes: 5_000_000 },
    { types: ['application/pdf'], mostBytes: 16_000_000 },
  ],
}
const photo = { mediaType: 'image/jpeg', size: 400_000 }

describe('what becomes of a file that is attached to an answer', () => {
  it('goes along where the channel takes it', () => {
    expect(fate(whatsApp, photo)).toBe('goes')
    expect(fate({ ...whatsApp, files: [{ types: ['image/*'], mostBytes: 1e6 }] }, photo)).toBe('goes')
    expect(fate({ ...whatsApp, files: [{ types: ['*/*'], mostBytes: 1e6 }] }, photo)).toBe('goes')
  })

  it('is said before it is sent when it is too large or of another kind', () => {
    expect(fate(whatsApp, { ...photo, size: 5_000_001 })).toBe('too-large')
    expect(fate(whatsApp, { mediaType: 'image/heic', size: 1 })).toBe('not-this-kind')
  })

  it('is read by the link where nothing is sent along', () => {
    expect(fate(null, photo)).toBe('by-link')
    expect(fate({ ...whatsApp, files: [] }, photo)).toBe('by-link')
    expect(fate({ ...whatsApp, why: 'WINDOW_CLOSED' }, photo)).toBe('by-link')
  })
})
