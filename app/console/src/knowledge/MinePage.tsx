import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { mineQuery } from './api'
import { RemarkFacts } from './RemarksPage'

/** What one said, and what came of it. */
export function MinePage() {
  const { t } = useText()
  const k = t.knowledge
  const query = useQuery(mineQuery)
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={k.failed} error={query.error} retry={() => void query.refetch()} />
  if (query.data.length === 0) return <p className="empty">{k.noMine}</p>
  return (
    <ul className="remarks">
      {query.data.map((remark) => (
        <li key={remark.id}>
          <RemarkFacts remark={remark} />
        </li>
      ))}
    </ul>
  )
}
