import { useQuery } from '@tanstack/react-query'
import { useText } from '../text/Text'
import { entryQuery } from './api'
import { inOneLine } from './names'

/** The entry behind a code, in one line. */
export function PlaceName({ code }: { code: string }) {
  const { language } = useText()
  const entry = useQuery({ ...entryQuery(code), staleTime: 600_000 }).data
  return <>{entry ? inOneLine(language, entry.line) : code}</>
}
