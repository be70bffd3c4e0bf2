/** In the order of the tabs; in the address they are written small. */
export const queues = ['OPEN', 'MINE', 'WAITING', 'CLOSED'] as const
export type Queue = (typeof queues)[number]

export function queueOf(path: string | undefined): Queue | undefined {
  return queues.find((each) => each.toLowerCase() === path)
}

export const pathOf = (queue: Queue, number?: string) => `/${queue.toLowerCase()}${number ? `/${number}` : ''}`
