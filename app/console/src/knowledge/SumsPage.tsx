import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { now as serverNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { todayInCity } from '../words/time'
import { sumsQuery } from './api'

const day = 24 * 60 * 60 * 1000

/** Which articles solve. */
export function SumsPage() {
  const { t, language } = useText()
  const k = t.knowledge
  const query = useQuery(sumsQuery(todayInCity(serverNow() - 90 * day), todayInCity(serverNow() + day)))
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={k.failed} error={query.error} retry={() => void query.refetch()} />
  return (
    <>
      <p className="quiet">{k.sumsLead}</p>
      {query.data.length === 0 && <p className="empty">{k.noSums}</p>}
      {query.data.length > 0 && (
        <div className="wide-table" tabIndex={0} role="region" aria-label={k.sums}>
          <table className="sums">
            <thead>
              <tr>
                {Object.entries(k.sumsOf).map(([key, said]) => (
                  <th key={key} scope="col" className={key === 'article' ? undefined : 'figure'}>
                    {said}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.data.map((sum) => (
                <tr key={sum.code}>
                  <th scope="row">
                    <Link to={`/knowledge/articles/${sum.code}`}>
                      {sum.titles?.[language] || sum.titles?.ru || sum.code}
                    </Link>
                  </th>
                  <td className="figure">{sum.uses}</td>
                  <td className="figure">{sum.answered}</td>
                  <td className="figure">{sum.closed}</td>
                  <td className="figure">{sum.solved}</td>
                  <td className="figure">{`${sum.up} / ${sum.down}`}</td>
                  <td className="figure">{`${sum.residentsUp} / ${sum.residentsDown}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
