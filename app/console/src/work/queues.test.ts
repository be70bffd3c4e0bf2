import { expect, test } from 'vitest'
import { home, pathOf, queueKeys, queueOf, queues, queuesOf } from './queues'

test('each line sees its own queues, in one order', () => {
  expect(queuesOf(['OPERATOR'])).toEqual(['OPEN', 'MINE', 'WAITING', 'CLOSED'])
  expect(queuesOf(['INSPECTOR'])).toEqual([
    'OPEN',
    'MINE',
    'TO_CHECK',
    'TO_VERIFY',
    'WITH_SERVICE',
    'WAITING',
    'CLOSED',
  ])
  expect(queuesOf(['SUPERVISOR'])).toEqual(queues)
  expect(queuesOf(['ANALYST'])).toEqual(['AT_DESK', 'MINE'])
  expect(queuesOf(['OPERATOR', 'ANALYST'])).toContain('AT_DESK')
})

test('an address leads back to its queue, and no two queues share a key', () => {
  for (const each of queues) expect(queueOf(pathOf(each).slice(1))).toBe(each)
  expect(queueOf('to_check')).toBeUndefined()
  expect(new Set(Object.values(queueKeys)).size).toBe(queues.length)
})

test('who only executes begins in the field, who also works at the centre begins there', () => {
  expect(home(['EXECUTOR'])).toBe('/field')
  expect(home(['EXECUTOR', 'OPERATOR'])).toBe('/open')
  expect(home(['OPERATOR'])).toBe('/open')
})
