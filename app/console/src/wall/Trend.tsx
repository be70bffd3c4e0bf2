import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Failed } from '../app/Failed'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { clockOf, span } from '../words/time'
import { stretches, sum, trendQuery, type Stretch, type WorkTrend } from './trend'
import { percentOf } from './wall'

const languages = ['kk', 'ru', 'en'] as const

/** The last hours: how much was taken, and how much of it in time, by desk and by language. */
export function Trend({ desks }: { desks: readonly WorkTrend['points'][number]['desk'][] }) {
  const { t } = useText()
  const words = t.work.trend
  const query = useQuery(trendQuery)
  return (
    <section aria-labelledby="wall-trend">
      <h2 id="wall-trend">{words.title}</h2>
      {query.isPending && <Skeleton active />}
      {query.isError && !query.data && (
        <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data && query.data.points.length === 0 && <p className="empty">{words.none}</p>}
      {query.data && query.data.points.length > 0 && (
        <>
          <ul className="wall-trend">
            {desks.map((desk) => (
              <Picture key={desk} name={t.desk[desk]} all={stretches(query.data, (point) => point.desk === desk)} />
            ))}
            {languages.map((each) => (
              <Picture
                key={each}
                name={t.language[each]}
                all={stretches(query.data, (point) => point.language === each)}
              />
            ))}
          </ul>
          <p className="quiet wall-key">
            <span className="in-time" aria-hidden /> {words.inTime} <span className="late" aria-hidden /> {words.late}
          </p>
          <details>
            <summary>{words.byHour}</summary>
            <ByHour trend={query.data} desks={desks} />
          </details>
        </>
      )}
      <p className="quiet">{words.how}</p>
    </section>
  )
}

const width = 240
const height = 40

/** A bar for each quarter of an hour: in time below, late above. */
function Picture({ name, all }: { name: string; all: Stretch[] }) {
  const { t, language } = useText()
  const words = t.work.trend
  const { taken, inTime, longest } = sum(all)
  if (taken === 0) return null
  const most = Math.max(...all.map((each) => each.taken))
  const bar = width / all.length
  const high = (n: number) => (n * (height - 2)) / most
  const percent = percentOf(inTime, taken)
  return (
    <li>
      <h3>{name}</h3>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: ${words.picture(taken, percent, most)}`}
      >
        {all.map((each, n) => (
          <g key={each.at}>
            <rect
              className="in-time"
              x={n * bar + 0.5}
              width={bar - 1}
              y={height - high(each.inTime)}
              height={high(each.inTime)}
            />
            <rect
              className="late"
              x={n * bar + 0.5}
              width={bar - 1}
              y={height - high(each.taken)}
              height={high(each.taken - each.inTime)}
            />
          </g>
        ))}
      </svg>
      <p className="quiet">{words.said(taken, percent, span(language, longest * 1000))}</p>
    </li>
  )
}

function ByHour({ trend, desks }: { trend: WorkTrend; desks: readonly WorkTrend['points'][number]['desk'][] }) {
  const { t, language } = useText()
  const words = t.work.trend
  const rows = [
    ...desks.map((desk) => ({ name: t.desk[desk], all: stretches(trend, (point) => point.desk === desk, 3600) })),
    ...languages.map((each) => ({
      name: t.language[each],
      all: stretches(trend, (point) => point.language === each, 3600),
    })),
  ].filter((row) => sum(row.all).taken > 0)
  return (
    <Wide label={words.byHour}>
      <table className="wall-hours">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            {rows[0]?.all.map((each) => (
              <th key={each.at} scope="col">
                {clockOf(each.at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.all.map((each) => (
                <td key={each.at}>
                  {each.taken === 0 ? (
                    <span className="quiet">—</span>
                  ) : (
                    <>
                      {each.taken} <span className="quiet">{percentOf(each.inTime, each.taken)}%</span>
                      <div className="quiet">{span(language, each.longest * 1000)}</div>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
