import { expect, test } from 'vitest'
import { checkDigit, parseNumber, spoken } from './number'

test('the published example of the Damm code holds', () => expect(checkDigit('572')).toBe(4))

test('a number is spoken 3-3-4', () => expect(spoken('5724093816')).toBe('572\u00a0409\u00a03816'))

const valid = '5724093817'

test.each([
  ['572 409 3817', valid],
  ['572-409-3817', valid],
  [' №572 4O9 38l7 ', valid], // a letter O and a letter l
  ['572409 38І7', valid], // a Cyrillic І
  ['5724093818', undefined], // a wrong check digit
  ['5274093817', undefined], // neighbours swapped
  ['572409381', undefined],
  ['57240938174', undefined],
  ['572 409 381a', undefined],
  ['', undefined],
])('"%s" is %s', (typed, number) => expect(parseNumber(typed)).toBe(number))
