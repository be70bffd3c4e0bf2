import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { TicketRow } from '../api/client'
import { wholeQueue } from '../api/queries'
import { inWords } from '../api/refusal'
import type { BulkKind } from '../bulk/api'
import { BulkDialog } from '../bulk/BulkDialog'
import type { Filter } from '../filter/filter'
import { useText } from '../text/Text'

/** What is more than that waits for the next time: nobody reads a longer preview. */
const most = 5_000

interface Props {
  queue: 'HELD' | 'WAITING_AT'
  filter: Filter
  acts: readonly BulkKind[]
  lead: string
  nothing: string
}

/** All of it at once, seen and unseen: a colleague is ill, a desk is closed. */
export function Everything({ queue, filter, acts, lead, nothing }: Props) {
  const { t } = useText()
  const words = t.reassign
  const [kind, setKind] = useState<BulkKind>()
  const [tickets, setTickets] = useState<TicketRow[]>()
  const [found, setFound] = useState(0)
  const [failure, setFailure] = useState<unknown>()
  const gone = useRef(new AbortController())
  useEffect(() => {
    gone.current = new AbortController()
    return () => gone.current.abort()
  }, [])
  const gathering = kind !== undefined && tickets === undefined

  function begin(act: BulkKind) {
    const { signal } = gone.current
    setKind(act)
    setFound(0)
    setFailure(undefined)
    wholeQueue(queue, filter, most, setFound, signal).then(setTickets, (error: unknown) => {
      if (signal.aborted) return
      setFailure(error)
      setKind(undefined)
    })
  }

  function end() {
    setKind(undefined)
    setTickets(undefined)
  }

  return (
    <div className="everything">
      <p className="quiet" role="status">
        {gathering ? words.gathering(found) : lead}
      </p>
      <div className="bulk-line">
        {acts.map((act) => (
          <Button key={act} loading={gathering && kind === act} disabled={gathering} onClick={() => begin(act)}>
            {act === 'RELEASE' ? words.releaseAll : words.handOverAll}
          </Button>
        ))}
      </div>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={inWords(t, failure)} />}
      {kind && tickets?.length === 0 && <Alert type="info" showIcon closable title={nothing} onClose={end} />}
      {kind && tickets && tickets.length > 0 && (
        <BulkDialog kind={kind} tickets={tickets} onClose={end} onDone={() => undefined} />
      )}
    </div>
  )
}
