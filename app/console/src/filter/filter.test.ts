import { expect, test } from 'vitest'
import { read, without, written } from './filter'

test('what the address says is read, and what it should not say is left out', () => {
  const address =
    'district=kentau&type=INCIDENT&priority=HIGH&desk=ROOF&language=XX&urgent=true&overdue=yes&olderThanDays=7&assignee=a%20b&queue=OPEN'
  expect(read(new URLSearchParams(address))).toEqual({ district: 'kentau', type: 'INCIDENT', priority: 'HIGH', urgent: true, olderThanDays: 7 }) // prettier-ignore
  expect(read(new URLSearchParams('priority=SOON&desk=QUALITY'))).toEqual({ desk: 'QUALITY' })
  expect(read(new URLSearchParams('olderThanDays=-3'))).toEqual({})
  expect(read(new URLSearchParams('olderThanDays=1.5'))).toEqual({})
})

test('the same filter is the same address, whatever it was made from', () => {
  const address = written({ urgent: true, priority: 'LOW', district: 'kentau', residentWaits: false })
  expect(address).toBe('district=kentau&priority=LOW&urgent=true')
  expect(written(read(new URLSearchParams('urgent=true&priority=LOW&district=kentau')))).toBe(address)
  expect(written(without({ urgent: true, district: 'kentau' }, 'urgent'))).toBe('district=kentau')
})
