/** As many as can be changed at once. */
export const most = 200

export function toggled(chosen: ReadonlySet<string>, number: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(number) && next.size < most) next.add(number)
  return next
}

/** All from the one that was chosen last to this one, in the order of the list. */
export function ranged(
  chosen: ReadonlySet<string>,
  list: readonly string[],
  from: string | undefined,
  to: string,
): ReadonlySet<string> {
  const end = list.indexOf(to)
  const start = from === undefined ? end : list.indexOf(from)
  if (start < 0 || end < 0) return toggled(chosen, to)
  const next = new Set(chosen)
  for (const number of list.slice(Math.min(start, end), Math.max(start, end) + 1)) {
    if (next.size < most) next.add(number)
  }
  return next
}

/** In pieces, so that one sees how far it is. */
export function pieces<T>(all: readonly T[], size: number): T[][] {
  const found: T[][] = []
  for (let i = 0; i < all.length; i += size) found.push(all.slice(i, i + size))
  return found
}

/** How many there are of each answer but of what was done, the most frequent first. */
export function byReason(results: readonly { result: string }[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const { result } of results) if (result !== 'DONE') counts.set(result, (counts.get(result) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
