import { describe, expect, test } from 'vitest'
import type { Language } from '../text/Text'
import { byWhen, dative, dayInWords, instantInCity, span, spanInWords, todayInCity, urgency, when } from './time'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each<[Language, number, string, string]>([
  ['kk', 2 * hour + 10 * minute, '2 сағ 10 мин', '2 сағат 10 минут'],
  ['kk', 30_000, '< 1 мин', 'бір минуттан аз'],
  ['kk', 3 * day + 4 * hour + minute, '3 күн 4 сағ', '3 күн 4 сағат'],
  ['ru', hour + minute, '1 ч 1 мин', '1 час 1 минута'],
  ['ru', 2 * hour + 22 * minute, '2 ч 22 мин', '2 часа 22 минуты'],
  ['ru', 11 * hour + 11 * minute, '11 ч 11 мин', '11 часов 11 минут'],
  ['ru', 21 * day, '21 дн', '21 день'],
  ['ru', -25 * minute, '25 мин', '25 минут'], // overdue: the sign is said by another word
  ['en', hour, '1 h', '1 hour'],
  ['en', day + 2 * hour, '1 d 2 h', '1 day 2 hours'],
  ['en', 12 * day + 5 * hour, '12 d', '12 days'], // from ten days on hours only distract
])('%s: %i ms is "%s", aloud "%s"', (language, time, short, aloud) => {
  expect(span(language, time).replaceAll('\u00a0', ' ')).toBe(short)
  expect(spanInWords(language, time)).toBe(aloud)
})

describe('a deadline', () => {
  const at = Date.parse('2026-11-20T13:00:00Z') // 18:00 in the city

  test('is said as people say it, in the zone of the city', () => {
    expect(byWhen('kk', at)).toBe('20 қараша, жұма, 18:00\u2011ге дейін')
    expect(byWhen('ru', at)).toBe('до пятницы, 20 ноября, 18:00')
    expect(byWhen('en', at)).toBe('by Friday 20 November, 18:00')
  })

  test.each([
    ['09:00', 'ға'], // тоғызға
    ['03:00', 'ке'], // үшке
    ['09:30', 'ға'], // отызға
    ['10:40', 'қа'], // қырыққа
    ['10:55', 'ке'], // елу беске
    ['00:00', 'ге'], // нөлге
    ['20:00', 'ға'], // жиырмаға
  ])('%s takes -%s', (clock, ending) => expect(dative(clock)).toBe(ending))

  test('is breached only after its instant, at risk in the last quarter and never earlier than a day before', () => {
    const received = at - 8 * hour
    expect(urgency(at, received, at)).toBe('atRisk')
    expect(urgency(at + 1, received, at)).toBe('breached')
    expect(urgency(at - 2 * hour, received, at)).toBe('atRisk')
    expect(urgency(at - 2 * hour - 1, received, at)).toBe('fine')
    expect(urgency(at - 2 * day, at - 20 * day, at)).toBe('fine')
  })
})

test('the past is named by how near it is', () => {
  const now = Date.parse('2026-11-20T13:00:00Z')
  expect(when('kk', now - hour, now)).toBe('бүгін 17:00')
  expect(when('ru', now - 19 * hour, now)).toBe('вчера 23:00')
  expect(when('en', now - 3 * day, now)).toBe('17 November, 18:00')
  expect(when('kk', Date.parse('2025-03-01T05:30:00Z'), now)).toBe('2025 жылғы 1 наурыз, 10:30')
  expect(when('ru', Date.parse('2025-03-01T05:30:00Z'), now)).toBe('1 марта 2025, 10:30')
})

test('what a form says is a time in the city, wherever the desk stands', () => {
  expect(instantInCity('2026-11-21T18:00')).toBe('2026-11-21T13:00:00.000Z')
  expect(instantInCity('2026-11-21T03:30')).toBe('2026-11-20T22:30:00.000Z')
  expect(todayInCity(Date.parse('2026-11-20T20:00:00Z'))).toBe('2026-11-21')
  expect(dayInWords('ru', '2026-11-21', Date.parse('2026-11-20T20:00:00Z'))).toBe('21 ноября')
  expect(dayInWords('en', '2027-01-02', Date.parse('2026-11-20T20:00:00Z'))).toBe('2 January 2027')
})
