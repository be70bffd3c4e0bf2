import { expect, test } from 'vitest'
import { differences } from './differences'

test('only what differs is told, field by field', () => {
  const before = { code: 'PARKS', names: { kk: 'Бақ', en: 'Parks' }, phone: '109', roles: ['ADMIN'], version: 1 }
  const after = { code: 'PARKS', names: { kk: 'Бақ', en: 'Gardens' }, roles: ['ADMIN', 'QUALITY'], version: 2 }
  expect(differences(before, after)).toEqual([
    { field: 'names.en', before: 'Parks', after: 'Gardens' },
    { field: 'phone', before: '109', after: '' },
    { field: 'roles', before: 'ADMIN', after: 'ADMIN, QUALITY' },
  ])
  expect(differences(null, { code: 'A' })).toEqual([{ field: 'code', before: '', after: 'A' }])
})
