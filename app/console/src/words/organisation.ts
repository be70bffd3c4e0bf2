import type { Language } from '../text/Text'

interface Named {
  code: string
  names: Record<Language, string>
}

let known = new Map<string, Named>()

/** What organisations are called: learnt once a session, before anything that names one is shown. */
export function learnOrganisations(all: Named[]) {
  known = new Map(all.map((each) => [each.code, each]))
}

/** What an organisation is called; its code where we have not heard of it yet. */
export function organisationName(language: Language, code: string): string {
  const names = known.get(code)?.names
  return names?.[language] || names?.kk || code
}
