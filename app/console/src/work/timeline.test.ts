import { expect, test } from 'vitest'
import type { HistoryEntry, Message } from '../api/client'
import { timeline } from './timeline'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString()
const act = (minute: number, kind: HistoryEntry['kind']): HistoryEntry => ({ version: minute, kind, at: at(minute), actor: null, status: 'REGISTERED', details: {} }) // prettier-ignore
const message = (minute: number, direction: Message['direction']): Message => ({ id: `m${minute}`, direction, kind: 'REPLY', at: at(minute), author: null, text: 'x', attachments: [], number: null, editedAt: null, deletedAt: null, delivery: null }) // prettier-ignore

test('messages and acts are one line of time, and an act told by its message is not told twice', () => {
  const items = timeline({
    messages: [message(0, 'IN'), message(5, 'OUT')],
    history: [act(0, 'RECEIVED'), act(2, 'TAKEN'), act(5, 'REPLIED')],
  })
  expect(
    items.map((item) =>
      item.kind === 'message' ? item.message.id : item.kind === 'acts' && item.shown.map((e) => e.kind),
    ),
  ).toEqual([['RECEIVED'], 'm0', ['TAKEN'], 'm5'])
})

test('a call stands where it was, before what was taken down in it', () => {
  const call = { call: 'CA1', at: at(1), operator: 'Aigul', language: null, phone: null, talkSeconds: 42, mayHear: true, recordings: [] } // prettier-ignore
  const items = timeline({ messages: [message(2, 'IN')], history: [act(2, 'RECEIVED')] }, [call])
  expect(items.map((item) => item.kind)).toEqual(['call', 'acts', 'message'])
})

test('a long run of acts shows its last two and folds the others', () => {
  const [item] = timeline({ messages: [], history: [1, 2, 3, 4, 5].map((minute) => act(minute, 'TAKEN')) })
  expect(item).toMatchObject({
    folded: [{ version: 1 }, { version: 2 }, { version: 3 }],
    shown: [{ version: 4 }, { version: 5 }],
  })
})

test('the answer that closed the ticket is known as the final one', () => {
  const items = timeline({ messages: [message(3, 'OUT')], history: [act(3, 'CLOSED')] })
  expect(items.at(-1)).toMatchObject({ kind: 'message', closing: true })
})
