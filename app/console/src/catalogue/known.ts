import { useQuery } from '@tanstack/react-query'
import type { Language } from '../text/Text'
import { catalogueQuery, type Line, type SphereLine } from './api'
import { IssueSearch } from './search'

/** The whole catalogue, ready to be looked through. */
export interface Known {
  lines: Line[]
  byCode: Map<string, Line>
  spheres: SphereLine[]
  search: IssueSearch
}

interface Whole {
  issues: Line[]
  spheres: SphereLine[]
}

const built = new WeakMap<Whole, Known>()

/** Its index is made once for each catalogue that arrives, however many places ask. */
export function knownOf(whole: Whole): Known {
  let known = built.get(whole)
  if (!known) {
    const { issues, spheres } = whole
    known = {
      lines: issues,
      byCode: new Map(issues.map((each) => [each.code, each])),
      spheres,
      search: new IssueSearch(issues),
    }
    built.set(whole, known)
  }
  return known
}

/** For pages that can do without it for a while. */
export function useCatalogue() {
  const query = useQuery(catalogueQuery)
  return {
    known: query.data ? knownOf(query.data) : null,
    failed: query.isError && !query.data,
    error: query.error,
    pending: query.isPending,
    retry: () => void query.refetch(),
  }
}

export const named = (thing: Pick<Line, Language | 'code'> | undefined, language: Language) =>
  thing?.[language] ?? thing?.code ?? ''
