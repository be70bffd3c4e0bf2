import { useQuery } from '@tanstack/react-query'
import { catalogueQuery } from '../catalogue/api'
import { allOrganisationsQuery, called } from '../keep/keep'
import { useText } from '../text/Text'

/** What codes stand for; one that nobody knows any more stays as it is. */
export function useNames() {
  const { language } = useText()
  const catalogue = useQuery(catalogueQuery).data
  const organisations = useQuery(allOrganisationsQuery).data ?? []
  const { spheres = [], issues = [] } = catalogue ?? {}
  return {
    sphere: (code: string) => spheres.find((each) => each.code === code)?.[language] ?? code,
    issue: (code: string) => issues.find((each) => each.code === code)?.[language] ?? code,
    organisation: (code: string) => {
      const found = organisations.find((each) => each.code === code)
      return found ? called(language, found) : code
    },
    all: {
      spheres: spheres.map(({ code, ...names }) => ({ value: code, label: names[language] ?? code })),
      issues: issues.map(({ code, ...names }) => ({ value: code, label: names[language] ?? code })),
      organisations: organisations.map((each) => ({ value: each.code, label: called(language, each) })),
    },
  }
}
