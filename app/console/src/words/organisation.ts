import type { Language } from '../text/Text'

/** What an organisation is called. The server tells only its code so far: this is the one place that shows it. */
export function organisationName(_language: Language, code: string): string {
  return code
}
