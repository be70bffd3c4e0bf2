import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { GATEWAY } from './system'

/** An eightieth of what the centre counted by April 2023, each figure rounded: total, closed, in progress, overdue. */
const counted = `
  Түркістан қаласы  382 378 3 1
  Бәйдібек ауданы    15  15 0 0
  Ордабасы ауданы    12  12 0 0
  Шардара ауданы      6   6 0 0
  Кентау қаласы      75  73 2 0
  Сайрам ауданы      32  32 0 0
  Төлеби ауданы      22  22 0 0
  Созақ ауданы       20  20 0 0
  Сауран ауданы      17  17 0 0
  Жетісай ауданы     15  15 0 0
  Арыс қаласы        12  12 0 0
  Сарыағаш ауданы    10  10 0 0
  Келес ауданы        8   8 0 0
  Отырар ауданы       7   7 0 0
  Түлкібас ауданы     6   6 0 0
  Қазығұрт ауданы     6   6 0 0
  Мақтаарал ауданы    6   6 0 0`

test('a month of Turkistan ends with the table that the centre counted', async () => {
  const { stdout } = await promisify(execFile)('../../simulate', [
    ...['--url', GATEWAY, '--scenario', 'turkistan-2023', '--fraction', '80'],
  ])
  const reported = stdout.split('\n').map(figures)
  for (const row of counted.trim().split('\n')) expect(reported).toContain(figures(row))
  expect(stdout).toContain('reported: 651')
})

function figures(row: string): string {
  return row.trim().split(/\s+/).join(' ')
}
