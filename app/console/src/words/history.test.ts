import { expect, test } from 'vitest'
import type { District, HistoryEntry } from '../api/client'
import { catalogue } from '../text/Text'
import { sentence } from './history'

const districts: District[] = [
  {
    code: 'shardara',
    kk: 'Шардара ауданы',
    ru: 'Шардаринский район',
    en: 'Shardara district',
    latitude: 0,
    longitude: 0,
  },
]
const aigul = { login: 'aigul', name: 'Айгүл' }

function entry(kind: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    version: 1,
    kind: kind as HistoryEntry['kind'],
    at: '2026-11-20T13:00:00Z',
    actor: aigul,
    status: 'REGISTERED',
    details: {},
    ...more,
  }
}

test('an act is one sentence in each language, without codes', () => {
  const registered = entry('REGISTERED', { details: { type: 'INCIDENT', district: 'shardara' } })
  expect(sentence(catalogue.kk, 'kk', districts, registered)).toBe('Айгүл тіркеді: Оқиға, Шардара ауданы')
  expect(sentence(catalogue.ru, 'ru', districts, registered)).toBe(
    'Зарегистрировано: инцидент, Шардаринский район (Айгүл)',
  )
  expect(sentence(catalogue.en, 'en', districts, registered)).toBe('Айгүл registered it: incident, Shardara district')
})

test('what somebody wrote down is told apart from what had been set aside', () => {
  const filed = entry('FILED', { status: 'RECEIVED' })
  expect(sentence(catalogue.en, 'en', districts, filed, { channel: 'PHONE' })).toBe('Айгүл took it down')
  expect(sentence(catalogue.kk, 'kk', districts, filed, { channel: 'VISIT' })).toBe('Айгүл жазып алды')
  expect(sentence(catalogue.en, 'en', districts, filed, { channel: 'EMAIL' })).toContain('set aside')
})

test('whoever answered for it and left is told by name', () => {
  const left = entry('RESPONSIBLE_LEFT', { status: 'IN_WORK', details: { whose: 'Нұрлан' } })
  expect(sentence(catalogue.kk, 'kk', [], left)).toBe('Нұрлан енді бұл ұйымның орындаушысы емес: жауапты адам жоқ')
  expect(sentence(catalogue.ru, 'ru', [], left)).toBe(
    'Нұрлан больше не исполнитель этой организации: ответственного нет',
  )
})

test('a second registration is a correction', () => {
  const again = entry('REGISTERED', { details: { type: 'COMPLAINT' } })
  expect(sentence(catalogue.ru, 'ru', [], again, { corrected: true })).toBe('Регистрация исправлена: жалоба (Айгүл)')
})

test('without an actor it was the resident who wrote, or the system', () => {
  expect(sentence(catalogue.en, 'en', [], entry('TAKEN', { actor: null }))).toBe('The system took it')
  expect(sentence(catalogue.en, 'en', [], entry('REOPENED', { actor: null }))).toBe('Resident reopened it')
})

test('an act these pages do not know yet is told by its status', () => {
  const unknown = entry('FROBNICATED', { status: 'ANSWERED' })
  expect(sentence(catalogue.kk, 'kk', [], unknown)).toBe('Күйі: Жауап берілді')
})

test('a dispatch says to whom and by when, a redirect from whom', () => {
  const sent = entry('SENT', { details: { organisation: 'Kentau Su', due: '2026-11-24T13:00:00Z', note: 'Жедел' } })
  expect(sentence(catalogue.kk, 'kk', [], sent)).toBe(
    'Айгүл «Kentau Su» ұйымына жіберді, мерзімі 24 қараша, сейсенбі, 18:00\u2011ге дейін. Жедел',
  )
  expect(sentence(catalogue.en, 'en', [], sent)).toBe(
    'Айгүл sent it to Kentau Su, due by Tuesday 24 November, 18:00. Жедел',
  )
  const on = entry('REDIRECTED', { details: { organisation: 'Kentau Su', from: 'Arys Su', with: 'A B' } })
  expect(sentence(catalogue.ru, 'ru', [], on)).toBe(
    'Передано другим, было у Arys Su, теперь у Kentau Su, соисполнители: A, B (Айгүл)',
  )
})

test('plans, returns and answers that came back are told with what was said of them', () => {
  const planned = entry('PLANNED', { details: { funds: 'false', date: '2027-03-01' } })
  expect(sentence(catalogue.kk, 'kk', [], planned)).toBe('Айгүл жоспарлады: 2027 жылғы 1 наурыз')
  const funds = entry('PLANNED', { details: { funds: 'true', date: '2026-12-01', note: 'смета' } })
  expect(sentence(catalogue.ru, 'ru', [], funds)).toBe('Ждут средств, ожидаются 1 декабря (Айгүл). смета')
  const returned = entry('RETURNED', {
    details: { reason: 'not our street', suggestion: 'Arys Su', from: 'Kentau Su' },
  })
  expect(sentence(catalogue.en, 'en', [], returned)).toBe(
    'Айгүл returned it as not theirs: not our street. They suggest Arys Su',
  )
  const back = entry('SENT_BACK', { details: { reason: 'отписка', missing: 'RESULT CONTACT' } })
  expect(sentence(catalogue.ru, 'ru', [], back)).toBe(
    'Ответ возвращён на доработку: отписка. Не хватает: результата, к кому обратиться (Айгүл)',
  )
  const merged = entry('MERGED', { details: { into: '5724093817' } })
  expect(sentence(catalogue.kk, 'kk', [], merged)).toBe('Айгүл 572\u00a0409\u00a03817 өтініміне біріктірді')
})
