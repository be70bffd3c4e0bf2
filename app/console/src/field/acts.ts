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
  const others = all.filter((act) => act !== next)
  if (may('NOTE')) others.push('note')
  return next ? { next, others } : { next: others.length === 1 ? others[0] : undefined, others: others.slice(others.length === 1 ? 1 : 0) } // prettier-ignore
}

/** Of an organisation that helps and does not answer for it. */
export const isHelping = ({ status, allowed }: Known) =>
  (status === 'SENT' || status === 'IN_WORK' || status === 'PLANNED') &&
  !allowed.some((act) => act === 'ACCEPT' || act === 'PROPOSE')
