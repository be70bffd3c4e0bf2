import { expect, test } from 'vitest'
import type { Line, Question } from '../catalogue/api'
import { IssueSearch } from '../catalogue/search'
import { given } from './given'
import { lasting } from './promise'

const names = { kk: 'с', ru: 'в', en: 'q' }
const question = (code: string, when: Question['when'] = null): Question => ({
  code,
  kind: 'TEXT',
  required: false,
  text: names,
  choices: [],
  when,
})

test('what was answered in a branch that was closed again stays behind', () => {
  const questions = [question('flow'), question('panel', { question: 'flow', answer: 'cellar' })]
  expect(given(questions, { flow: 'cellar', panel: ' YES ' })).toEqual({ flow: 'cellar', panel: 'YES' })
  expect(given(questions, { flow: 'street', panel: 'YES' })).toEqual({ flow: 'street' })
  expect(given(questions, { flow: ' ', panel: null, gone: 'x' })).toEqual({})
})

test('a promise lasts hours or days', () => {
  expect(lasting({ amount: 2, unit: 'HOURS' })).toBe(7_200_000)
  expect(lasting({ amount: 1, unit: 'DAYS' })).toBe(86_400_000)
})

const line = (code: string, kk: string, ru: string, said: string): Line =>
  ({ code, kk, ru, en: code, synonyms: { kk: [], ru: [said], en: [] }, sphere: 'S', questions: 0 }) as unknown as Line

test("a resident's sentence finds the issue that shares its words", () => {
  const search = new IssueSearch([
    line('WATER', 'Су жоқ', 'Нет воды', 'отключили воду'),
    line('LIGHT', 'Шам жанбайды', 'Не горит фонарь', 'темно на улице'),
  ])
  expect(search.like('Здравствуйте, на нашей улице третий день не горит ни один фонарь, темно')[0]).toBe('LIGHT')
  expect(search.like('')).toEqual([])
})

test('what was typed comes before what resembles it', () => {
  const search = new IssueSearch([
    line('ROAD', 'Жол', 'Провалилась дорога', 'провал'),
    line('BURST', 'Құбыр', 'Из трубы течёт на улицу очень много воды', 'прорвало трубу'),
  ])
  expect(search.find('прорвал')).toEqual(['BURST', 'ROAD'])
})
