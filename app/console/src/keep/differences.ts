export interface Difference {
  field: string
  before: string
  after: string
}

/** What differs between two states of a thing, leaf by leaf; the version says nothing to people. */
export function differences(before: unknown, after: unknown): Difference[] {
  const was = leaves(before)
  const is = leaves(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => field !== 'version' && was.get(field) !== is.get(field))
    .map((field) => ({ field, before: was.get(field) ?? '', after: is.get(field) ?? '' }))
}

function leaves(node: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (node === null || node === undefined) return found
  if (Array.isArray(node) && node.every((each) => typeof each !== 'object')) found.set(path, node.join(', '))
  else if (typeof node === 'object')
    for (const [key, value] of Object.entries(node)) leaves(value, path ? `${path}.${key}` : key, found)
  else found.set(path, String(node))
  return found
}
