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
