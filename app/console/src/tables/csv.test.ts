import { expect, test } from 'vitest'
import { csv } from './csv'

test('a table opens in a spreadsheet as it is, and runs nothing there', async () => {
  const written = await csv([
    ['Ауданы', 'n'],
    ['Кентау, "қала"', 12],
    ['=1+1', 0],
  ]).text()
  // Blob.text() takes the mark away.
  expect(written.replace('\uFEFF', '')).toBe(`Ауданы,n\r\n"Кентау, ""қала""",12\r\n'=1+1,0\r\n`)
})
