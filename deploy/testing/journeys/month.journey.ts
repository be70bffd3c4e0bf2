import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { GATEWAY } from './system'

/** A fiftieth of what the centre counted by April 2023, each figure rounded: total, closed, in progress, overdue. */
const counted = `
  Түркістан қаласы   609 604 4 1
  Бәйдібек ауданы     24  24 0 0
  Ордабасы ауданы     19  19 0 0
  Шардара ауданы       9   9 0 0
  Кентау қаласы      120 117 3 0
  Сайрам ауданы       52  51 1 0
  Төлеби ауданы       35  35 0 0
  Созақ ауданы        31  31 0 0
  Сауран ауданы       28  28 0 0
  Жетісай ауданы      25  25 0 0
  Арыс қаласы         19  19 0 0
  Сарыағаш ауданы     16  16 0 0
  Келес ауданы        13  13 0 0
  Отырар ауданы       11  11 0 0
  Түлкібас ауданы     10  10 0 0
  Қазығұрт ауданы      9   9 0 0
  Мақтаарал ауданы     9   9 0 0`

test('a month of Turkistan ends with the table that the centre counted', async () => {
  const { stdout } = await promisify(execFile)('../../simulate', [
    ...['--url', GATEWAY, '--scenario', 'turkistan-2023', '--fraction', '50'],
  ])
  const reported = stdout.split('\n').map(figures)
  for (const row of counted.trim().split('\n')) expect(reported).toContain(figures(row))
  expect(stdout).toContain('reported: 1039')
})

function figures(row: string): string {
  return row.trim().split(/\s+/).join(' ')
}
