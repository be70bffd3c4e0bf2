import { expect, test, vi } from 'vitest'
import type { Message } from '../api/client'
import { Refusal } from '../api/refusal'
import type { KeptDraft, Words } from './api'
import { isLeft } from './Begun'
import { Keeper } from './keeper'
import { news } from './news'
import { below, restored } from './restore'
import { toldSoFar, warning } from './warning'

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString()
const one = (login: string, writes: boolean) => ({ login, name: login.toUpperCase(), writes })
const said = (second: number, login: string, kind: Message['kind'] = 'REPLY'): Message => ({ id: `m${second}`, direction: kind === 'NOTE' ? 'NOTE' : 'OUT', kind, at: at(second), author: { login, name: login }, text: 'x', attachments: [], number: null, editedAt: null, deletedAt: null, delivery: null }) // prettier-ignore

test('each is said once as a reader and once as a writer, and who stops writing is no news', () => {
  const told = new Set<string>()
  expect(news([one('bolat', false)], told)).toEqual({ looking: ['BOLAT'], writing: [] })
  expect(news([one('bolat', false)], told)).toEqual({ looking: [], writing: [] })
  expect(news([one('bolat', true), one('saule', true)], told)).toEqual({ looking: [], writing: ['BOLAT', 'SAULE'] })
  expect(news([one('bolat', false), one('saule', false)], told)).toEqual({ looking: [], writing: [] })
})

test.each([
  // here, on the server, what becomes of it
  [{ kind: 'REPLY', text: 'a', dirty: true }, undefined, 'save'],
  [{ kind: 'REPLY', text: 'a' }, undefined, 'save'], // left by an older console
  [{ kind: 'REPLY', text: 'a', dirty: true }, { kind: 'REPLY', text: 'b', at: at(9) }, 'save'], // both are kept there
  [{ kind: 'REPLY', text: 'a', dirty: true }, { kind: 'REPLY', text: 'a', at: at(9) }, 'adopt'], // it has come through
  [{ kind: 'NOTE', text: 'a', dirty: true }, { kind: 'REPLY', text: 'a', at: at(9) }, 'save'],
  [{ kind: 'REPLY', text: 'a', dirty: false, seen: at(1) }, { kind: 'REPLY', text: 'b', at: at(9) }, 'adopt'],
  [{ kind: 'REPLY', text: 'a', dirty: false, seen: at(9) }, { kind: 'REPLY', text: 'b', at: at(1) }, 'keep'],
  [{ kind: 'REPLY', text: 'a', dirty: false, seen: at(1) }, undefined, 'clear'], // sent elsewhere
  [{ kind: 'REPLY', text: '', dirty: false, seen: null }, { kind: 'NOTE', text: 'b', at: at(1) }, 'adopt'],
  [{ kind: 'REPLY', text: '', dirty: false, seen: null }, undefined, 'keep'],
] as const)('%j here and %j on the server: %s', (local, mine, what) => {
  expect(restored(local, mine)).toBe(what)
})

test('words are put below others, never in their place', () => {
  expect(below('', 'b')).toBe('b')
  expect(below('a\n', 'b')).toBe('a\n\nb')
})

test('before one sends: who has answered since one began counts more than who writes; oneself not at all', () => {
  const told = toldSoFar([said(1, 'bolat')])
  const now = [said(1, 'bolat'), said(2, 'aigul'), said(3, 'saule', 'NOTE')]
  expect(warning(now, told, [one('bolat', false)], 'aigul')).toBeUndefined()
  expect(warning(now, told, [one('bolat', true)], 'aigul')).toMatchObject({ kind: 'writes', names: ['BOLAT'] })
  expect(warning([...now, said(4, 'bolat')], told, [one('bolat', true)], 'aigul')).toMatchObject({ kind: 'answered', names: ['bolat'], about: 'm4' }) // prettier-ignore
})

test('what somebody left is shown unless they write on, or it was answered since', () => {
  const draft = { login: 'bolat', name: 'Bolat', kind: 'REPLY', text: 'a', at: at(5), other: null } as const
  expect(isLeft(draft, [said(4, 'saule')], [one('bolat', false)])).toBe(true)
  expect(isLeft(draft, [], [one('bolat', true)])).toBe(false)
  expect(isLeft(draft, [said(6, 'saule')], [])).toBe(false)
})

test('what is typed is kept once it rests, one after the other, again after the network failed, and goes when sent', async () => {
  vi.useFakeTimers()
  const got: [string, string | null][] = []
  let fail = 1
  const keeper = new Keeper(
    async ({ text }, seen) => {
      if (fail-- > 0) throw new Refusal(0)
      got.push([text, seen])
      return { at: at(got.length), other: null } satisfies KeptDraft
    },
    () => undefined,
  )
  const write = (text: string) => keeper.write({ kind: 'REPLY', text } satisfies Words)
  write('w')
  write('we')
  await vi.advanceTimersByTimeAsync(799)
  expect(got).toEqual([])
  await vi.advanceTimersByTimeAsync(1) // lost on the way
  expect(got).toEqual([])
  write('we have')
  await vi.advanceTimersByTimeAsync(5_800)
  expect(got).toEqual([['we have', null]])
  write('we have sent')
  keeper.sent()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(got).toEqual([
    ['we have', null],
    ['', at(1)],
  ])
  expect(keeper.busy).toBe(false)
  vi.useRealTimers()
})
