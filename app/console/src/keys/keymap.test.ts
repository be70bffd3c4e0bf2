import { expect, test } from 'vitest'
import { keyName } from './keymap'

test.each([
  ['KeyJ', 'j', false, 'j'],
  ['KeyJ', 'о', false, 'j'], // Russian and Kazakh layouts
  ['Slash', '.', false, '/'], // the same key under a Russian layout
  ['Slash', ',', true, '?'],
  ['Digit7', '/', true, '/'], // German layout: found by its letter
  ['Digit2', 'ә', false, '2'], // a Kazakh layout
  ['Digit2', '"', true, '"'],
  ['Numpad2', '2', false, '2'],
  ['Enter', 'Enter', false, 'Enter'],
])('%s typing "%s" (shift %s) is %s', (code, key, shiftKey, name) => {
  expect(keyName({ code, key, shiftKey })).toBe(name)
})
