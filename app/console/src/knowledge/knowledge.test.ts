import { expect, test } from 'vitest'
import { difference, same } from './difference'
import { plain } from './ReportDialog'
import type { Content } from './api'

const content: Content = {
  kind: 'FAQ',
  open: true,
  titles: { kk: 'Су', ru: 'Вода', en: '' },
  bodies: { kk: 'Су жоқ', ru: 'Нет воды', en: '' },
  issues: ['A', 'B'],
  organisations: [],
}

test('a difference is read word by word', () => {
  expect(difference('Су жоқ', 'Су бар').filter((each) => each.how !== 'same')).toEqual([
    { text: 'жоқ', how: 'removed' },
    { text: 'бар', how: 'added' },
  ])
})

test('the order in which issues were chosen is no change', () => {
  expect(same(content, { ...content, issues: ['B', 'A'] })).toBe(true)
  expect(same(content, { ...content, titles: { ...content.titles, en: 'Water' } })).toBe(false)
})

test('a number is taken as it is spoken', () => {
  expect(plain('572 409 3816')).toBe('5724093816')
  expect(plain(' ')).toBeNull()
})
