import { Navigate, useParams } from 'react-router'
import { useSession } from '../api/session'
import { NotHere } from '../app/Broken'
import { useMedia } from '../app/preferences'
import { useText } from '../text/Text'
import { Queue } from './Queue'
import { pathOf, queueOf, queuesOf } from './queues'
import { Ticket } from './Ticket'

/** Queue, conversation, context. On a narrow screen one of the first two at a time. */
export function WorkPage() {
  const { t } = useText()
  const { queue: path, number } = useParams()
  const narrow = useMedia('(max-width: 1023px)')
  const queue = queueOf(path)
  const theirs = queuesOf(useSession()?.staff.roles ?? [])
  if (!queue) return <NotHere />
  if (!theirs.includes(queue) && !number) return <Navigate to={pathOf(theirs[0]!)} replace />
  if (number !== undefined && !/^[0-9]{10}$/.test(number)) return <Navigate to={pathOf(queue)} replace />
  return (
    <div className="work">
      {!number && <h1 className="unseen">{t.queue.label}</h1>}
      {!number && <title>{`${t.queue[queue]} · Komek`}</title>}
      <Queue key={queue} queue={queue} open={number} hidden={narrow && number !== undefined} />
      {number ? (
        <Ticket key={number} number={number} queue={queue} />
      ) : (
        !narrow && (
          <div className="note-in-the-middle">
            <h2>{t.ticket.pick}</h2>
            <p>{t.ticket.pickHint}</p>
          </div>
        )
      )}
    </div>
  )
}
