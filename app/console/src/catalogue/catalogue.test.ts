import { expect, test } from 'vitest'
import type { Line, Question } from './api'
import { open } from './branches'
import { fold, IssueSearch } from './search'

function line(code: string, kk: string, ru: string, en: string, synonyms: string[] = []): Line {
  return {
    code,
    kk,
    ru,
    en,
    synonyms: { kk: synonyms, ru: [], en: [] },
    sphere: 'WATER',
    type: 'INCIDENT',
    priority: 'NORMAL',
    urgent: null,
    target: null,
    published: true,
    organisation: null,
    questions: 0,
    retired: null,
    revision: 1,
  }
}

const search = new IssueSearch([
  line('WATER_NONE', 'Ауыз су жоқ', 'Нет холодной воды', 'No cold water', ['су келмей жатыр']),
  line('WATER_BURST', 'Су құбыры жарылды', 'Прорыв водопровода', 'Burst water main', ['труба атқылап жатыр']),
  line('LIGHT_NONE', 'Көше шамы жанбайды', 'Не горит уличный фонарь', 'Street lamp is out', ['жарық жоқ']),
])

test.each([
  ['құбыр', ['WATER_BURST'], 'Kazakh, the beginning of a word'],
  ['кубыры', ['WATER_BURST'], 'Kazakh without its letters'],
  ['прорвы', ['WATER_BURST'], 'a letter left out'],
  ['холодной вады', ['WATER_NONE'], 'a wrong letter'],
  ['келмей', ['WATER_NONE'], 'a synonym'],
  ['LAMP street', ['LIGHT_NONE'], 'English, any order, any case'],
  ['water_burst', ['WATER_BURST'], 'the code'],
  ['жоқ ауыз', ['WATER_NONE'], 'every word must be there'],
  ['трамвай', [], 'nothing'],
])('%s finds %j: %s', (words, codes) => {
  expect(search.find(words)).toEqual(codes)
})

test('nothing asked is not the same as nothing found', () => {
  expect(search.find('  ')).toBeNull()
  expect(fold('ҚҰБЫРЫ ёлка')).toBe('кубыры елка')
})

test('2,500 issues are searched while one types', () => {
  const many = Array.from({ length: 2500 }, (_, i) =>
    line(`I_${i}`, `Су құбыры ${i} көшеде жарылды`, `Прорыв трубы номер ${i}`, `Burst ${i}`, ['су атқылап жатыр']),
  )
  const large = new IssueSearch(many)
  large.find('су')
  const began = performance.now()
  for (const words of ['құб', 'құбыры жарыл', 'прорыв трубы 1200', 'атқылап']) large.find(words)
  expect((performance.now() - began) / 4).toBeLessThan(100)
})

test('a branch under a closed branch is closed', () => {
  const ask = (code: string, when: Question['when'] = null) => ({ code, when })
  const questions = [
    ask('CELLAR'),
    ask('WIRES', { question: 'CELLAR', answer: 'YES' }),
    ask('DEPTH', { question: 'WIRES', answer: 'WET' }),
    ask('LOST', { question: 'GONE', answer: 'YES' }),
    ask('RING', { question: 'RING', answer: 'YES' }),
  ]
  const codes = (answers: Record<string, string>) => open(questions, answers).map((each) => each.code)
  expect(codes({})).toEqual(['CELLAR'])
  expect(codes({ CELLAR: 'YES', WIRES: 'WET', RING: 'YES' })).toEqual(['CELLAR', 'WIRES', 'DEPTH'])
  expect(codes({ CELLAR: 'NO', WIRES: 'WET' })).toEqual(['CELLAR'])
})
