import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { versionsQuery } from './api'

/** What a calendar was, who changed it and when. */
export function Versions({ id, show }: { id: string; show: (version: number) => void }) {
  const { t, language } = useText()
  const c = t.calendar
  const now = useNow()
  const query = useQuery(versionsQuery(id))
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={t.keep.failed} error={query.error} retry={() => void query.refetch()} />
  return (
    <Wide label={c.tabs.versions}>
      <table>
        <thead>
          <tr>
            {[c.version, c.when, c.who, c.why].map((each) => (
              <th scope="col" key={each}>
                {each}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {query.data.items.map(({ calendar, at, byName, origin }) => (
            <tr key={calendar.version}>
              <td className="number">{calendar.version}</td>
              {/* What was there before anybody: it has no time of its own. */}
              <td>{Date.parse(at) > 0 && <time dateTime={at}>{when(language, Date.parse(at), now)}</time>}</td>
              <td>{byName}</td>
              <td>{c.origins[origin]}</td>
              <td>
                <Button
                  size="small"
                  aria-label={`${c.show}: ${c.version} ${calendar.version}`}
                  onClick={() => show(calendar.version)}
                >
                  {c.show}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
