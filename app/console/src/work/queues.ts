import type { components } from '../api/schema'

type Role = components['schemas']['Role']

/** In the order of the tabs; in the address they are written small. */
export const queues = [
  'OPEN',
  'MINE',
  'TO_CHECK',
  'TO_VERIFY',
  'WITH_SERVICE',
  'DISPUTED',
  'WAITING',
  'CLOSED',
] as const
export type Queue = (typeof queues)[number]

/** The second letter of `g o`: each queue's own. */
export const queueKeys: Record<Queue, string> = {
  OPEN: 'o',
  MINE: 'm',
  TO_CHECK: 't',
  TO_VERIFY: 'v',
  WITH_SERVICE: 's',
  DISPUTED: 'd',
  WAITING: 'w',
  CLOSED: 'c',
}

const inspectors: ReadonlySet<Queue> = new Set(['TO_CHECK', 'TO_VERIFY', 'WITH_SERVICE'])

/** Each line sees what it works on. */
export function queuesOf(roles: readonly Role[]): readonly Queue[] {
  const supervises = roles.includes('SUPERVISOR') || roles.includes('ADMIN')
  const inspects = supervises || roles.includes('INSPECTOR')
  return queues.filter((each) => (each === 'DISPUTED' ? supervises : !inspectors.has(each) || inspects))
}

/** Whether the centre's queues are open to them at all. */
export const seesQueues = (roles: readonly Role[]) =>
  roles.some((role) => role === 'OPERATOR' || role === 'INSPECTOR' || role === 'SUPERVISOR' || role === 'ADMIN')

/** Who only executes works on pages of their own. */
export const home = (roles: readonly Role[]) => (!seesQueues(roles) && roles.includes('EXECUTOR') ? '/field' : '/open')

export function queueOf(path: string | undefined): Queue | undefined {
  return queues.find((each) => written(each) === path)
}

export const pathOf = (queue: Queue, number?: string) => `/${written(queue)}${number ? `/${number}` : ''}`

const written = (queue: Queue) => queue.toLowerCase().replace('_', '-')
