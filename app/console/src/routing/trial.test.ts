import { expect, test } from 'vitest'
import type { TrialPiece } from './api'
import { percent, together } from './trial'

const way = (desk: 'QUALITY' | 'ANALYSTS' | null) =>
  ({ desk, organisation: null, priority: 'NORMAL', urgent: false, skill: '', risk: 'NONE', triage: null }) as const

function piece(some: Partial<TrialPiece>): TrialPiece {
  return {
    version: 2,
    live: 1,
    since: '2026-03-01T00:00:00Z',
    whole: true,
    triedSoFar: 2000,
    all: 3999,
    tried: 2000,
    moved: 0,
    moves: [],
    tickets: [],
    cursor: 'further',
    ...some,
  }
}

const moved = (number: string) => ({
  number,
  title: '',
  ruleBefore: null,
  ruleAfter: 1,
  from: way(null),
  to: way('QUALITY'),
})

test('pieces are added up, and the same move is one', () => {
  const first = together(
    undefined,
    piece({ moved: 5, moves: [{ from: way(null), to: way('QUALITY'), tickets: 5 }], tickets: [moved('1')] }),
  )
  const both = together(
    first,
    piece({
      triedSoFar: 3999,
      tried: 1999,
      moved: 10,
      moves: [
        { from: way(null), to: way('ANALYSTS'), tickets: 8 },
        { from: way(null), to: way('QUALITY'), tickets: 2 },
      ],
      tickets: [moved('2')],
      cursor: null,
    }),
  )
  expect(both).toMatchObject({ tried: 3999, moved: 15 })
  expect(both.moves.map((each) => each.tickets)).toEqual([8, 7])
  expect(both.tickets.map((each) => each.number)).toEqual(['1', '2'])
})

test('what differs only in what stays the same is one move', () => {
  const urgent = { urgent: true }
  const all = together(
    undefined,
    piece({
      moves: [
        { from: way(null), to: way('QUALITY'), tickets: 5 },
        { from: { ...way(null), ...urgent }, to: { ...way('QUALITY'), ...urgent }, tickets: 3 },
        { from: way(null), to: { ...way('QUALITY'), ...urgent }, tickets: 1 },
      ],
    }),
  )
  expect(all.moves.map((each) => each.tickets)).toEqual([8, 1])
})

test('no more than 200 tickets are named', () => {
  const many = Array.from({ length: 150 }, (_, n) => moved(String(n)))
  const both = together(together(undefined, piece({ tickets: many })), piece({ tickets: many }))
  expect(both.tickets).toHaveLength(200)
})

test('a hundred per cent is only what is through', () => {
  expect(percent(together(undefined, piece({ triedSoFar: 3998 })))).toBe(99)
  expect(percent(together(undefined, piece({ triedSoFar: 3999 })))).toBe(100)
  expect(percent(together(undefined, piece({ triedSoFar: 0, all: 0 })))).toBe(0)
})
