import type { TicketView } from '../api/client'

export type FieldAct = 'accept' | 'begin' | 'answer' | 'plan' | 'replan' | 'giveBack' | 'note'

type Known = Pick<TicketView, 'status' | 'allowed'>

/** The one next act, on the large button, and what else one may do. */
export function fieldActs({ status, allowed }: Known): { next: FieldAct | undefined; others: FieldAct[] } {
  const may = (act: TicketView['allowed'][number]) => allowed.includes(act)
  const all: FieldAct[] = []
  if (may('PROPOSE')) all.push('answer')
  if (may('ACCEPT')) all.push(status === 'PLANNED' ? 'begin' : 'accept')
  if (may('PLAN')) all.push(status === 'PLANNED' ? 'replan' : 'plan')
  if (may('RETURN')) all.push('giveBack')
  const next = all.find((act) => act === 'answer' || act === 'accept')
  if (may('NOTE')) all.push('note')
  // Who helps has nothing else to do than to tell.
  const first = next ?? (isHelping({ status, allowed }) ? all[0] : undefined)
  return { next: first, others: all.filter((act) => act !== first) }
}

/** Of an organisation that helps and does not answer for it. */
export const isHelping = ({ status, allowed }: Known) =>
  (status === 'SENT' || status === 'IN_WORK' || status === 'PLANNED') &&
  !allowed.some((act) => act === 'ACCEPT' || act === 'PROPOSE')
