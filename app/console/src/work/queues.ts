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
  'AT_DESK',
  'TRIAGE',
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
  AT_DESK: 'p',
  TRIAGE: 'x',
  WAITING: 'w',
  CLOSED: 'c',
}

const inspectors: ReadonlySet<Queue> = new Set(['TO_CHECK', 'TO_VERIFY', 'WITH_SERVICE'])

const supervisors: ReadonlySet<Queue> = new Set(['DISPUTED', 'TRIAGE'])

/** Of those to whom work comes only when somebody hands it over to them. */
const handed: readonly Queue[] = ['AT_DESK', 'MINE']

/** Each line sees what it works on. */
export function queuesOf(roles: readonly Role[]): readonly Queue[] {
  if (!seesQueues(roles)) return handed
  const supervises = roles.includes('SUPERVISOR') || roles.includes('ADMIN')
  const inspects = supervises || roles.includes('INSPECTOR')
  const isHanded = roles.some((role) => ['ANALYST', 'METHODOLOGIST', 'QUALITY', 'SUPERVISOR'].includes(role))
  return queues.filter((each) => {
    if (supervisors.has(each)) return supervises
    if (each === 'AT_DESK') return isHanded
    return !inspectors.has(each) || inspects
  })
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
