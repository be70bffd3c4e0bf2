import type { HistoryEntry, Message, TicketView } from '../api/client'
import type { RecordedCall } from '../calls/api'
import { toldByMessage } from '../words/history'

export type TimelineItem =
  | { kind: 'message'; message: Message; closing: boolean }
  | { kind: 'call'; call: RecordedCall }
  | { kind: 'acts'; key: string; folded: TimelineAct[]; shown: TimelineAct[] }

/** `corrected`: it had been registered before. */
export type TimelineAct = HistoryEntry & { corrected: boolean }

/** One conversation, the newest last: messages and calls as they are, runs of acts folded to their last two. */
export function timeline(
  { messages, history }: Pick<TicketView, 'messages' | 'history'>,
  calls: readonly RecordedCall[] = [],
): TimelineItem[] {
  const registered = history.find((entry) => entry.kind === 'REGISTERED')
  const acts = history
    .filter((entry) => !toldByMessage.has(entry.kind))
    .map((entry) => ({ ...entry, corrected: entry.kind === 'REGISTERED' && entry !== registered }))
  const all = [
    ...calls.map((call) => ({ at: Date.parse(call.at), call })),
    ...acts.map((entry) => ({ at: Date.parse(entry.at), entry })),
    ...messages.map((message) => ({ at: Date.parse(message.at), message })),
  ].sort((a, b) => a.at - b.at) // stable: at the same instant the act comes before its message
  const items: TimelineItem[] = []
  let run: TimelineAct[] = []
  const flush = () => {
    if (run.length === 0) return
    const shown = run.length > 3 ? 2 : run.length
    items.push({ kind: 'acts', key: `acts-${run[0]!.version}`, folded: run.slice(0, -shown), shown: run.slice(-shown) })
    run = []
  }
  for (const each of all) {
    if ('entry' in each) {
      run.push(each.entry)
    } else if ('call' in each) {
      flush()
      items.push({ kind: 'call', call: each.call })
    } else {
      const closing = run.at(-1)?.kind === 'CLOSED' && run.at(-1)?.at === each.message.at
      flush()
      items.push({ kind: 'message', message: each.message, closing: closing && each.message.direction === 'OUT' })
    }
  }
  flush()
  return items
}
