import { expect, test } from 'vitest'
import { catalogue, languages } from './Text'

/** Every text of a catalogue by its path; functions are called with stand-ins. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node === 'function') {
    // prettier-ignore
    const facts = { who: 'W', type: 'T', district: 'D', outcome: 'O', reason: 'R', status: 'S', channel: 'C', organisation: 'N', from: 'M', with: 'H', note: 'X', due: 'U', date: 'A', missing: 'I', other: '1' }
    const say = node as (...args: unknown[]) => string
    const said = path.startsWith('acts')
      ? [say(facts), say({ ...facts, funds: true }), say({ who: 'W' })].join(' | ')
      : [1, 2, 5].map((n) => say(n, n, n)).join(' | ')
    return [[path, said]]
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key))
}

const all = Object.fromEntries(languages.map((each) => [each, new Map(texts(catalogue[each]))]))

test.each(languages)('%s says everything that Kazakh says, and nothing else', (language) => {
  expect([...all[language]!.keys()].sort()).toEqual([...all.kk!.keys()].sort())
})

test.each(languages)('%s leaves nothing empty and shows no code, no undefined', (language) => {
  for (const [path, said] of all[language]!) {
    expect(said.trim(), path).not.toBe('')
    expect(said, path).not.toMatch(/undefined|null|NaN|[A-Z]{2,}_[A-Z]/)
  }
})

/** What calls itself so in every language. */
const ownNames = /(^|\.)(channel|handle)\.(SMS|TELEGRAM|WHATSAPP|INSTAGRAM|FACEBOOK)$/

test('no language was left in another alphabet', () => {
  for (const [path, said] of all.en!) expect(said, path).not.toMatch(/[а-яё]/i)
  for (const language of ['kk', 'ru'] as const) {
    for (const [path, said] of all[language]!) {
      if (/^(app\.title|time\.overShort|queue\.end|context\.(by|map))/.test(path)) continue
      if (ownNames.test(path)) continue
      expect(said, `${language} ${path}`).toMatch(/[а-яёәіңғүұқөһ]/i)
    }
  }
})

test('Kazakh and Russian share a word only where they really do', () => {
  const same = [...all.kk!]
    .filter(([path, said]) => all.ru!.get(path) === said && !ownNames.test(path))
    .map(([path]) => path)
  expect(same).toEqual([
    'app.title',
    'login.login',
    'channel.WEB',
    'channel.PHONE',
    'time.overShort',
    'time.lessThanMinute',
    'file.bytes',
    'file.kilobytes',
    'file.megabytes',
    'context.handle.PHONE',
    'field.answering.photos',
    'deadline.left.minutes',
    'filter.sector',
    'keep.role.OPERATOR',
    'keep.role.INSPECTOR',
    'calendar.units.MINUTES',
  ])
})
