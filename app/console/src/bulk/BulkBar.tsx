import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useSession } from '../api/session'
import { announce } from '../app/announcer'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { undo, type BulkKind } from './api'
import { BulkDialog, type LastAct } from './BulkDialog'
import { most } from './chosen'
import { renewAfterMany } from './renew'
import type { Choice } from './useChosen'
import { bulkWords } from './words'
import './bulk.css'

/** How many are chosen, and what can be done to all of them. */
export function BulkBar({ choice, shown }: { choice: Choice; shown: number }) {
  const { t } = useText()
  const words = t.bulk
  const may = useSession()?.staff.permissions ?? []
  const [kind, setKind] = useState<BulkKind>()
  const count = choice.chosen.size
  const kinds: BulkKind[] = ['HAND_OVER', 'TAKE', 'RELEASE', 'NOTE']
  if (may.includes('inspect-tickets')) kinds.push('SEND')
  if (may.includes('work-tickets')) kinds.push('CLOSE')

  useEffect(() => {
    if (choice.choosing) announce(words.chosen(count))
  }, [choice.choosing, count, words])

  return (
    <>
      {choice.choosing && (
        <div className="bulk-bar" role="group" aria-label={words.label}>
          <div className="bulk-line">
            <b>{words.chosen(count)}</b>
            {count === most && <span className="quiet">{words.most(most)}</span>}
            <Button size="small" type="link" disabled={shown === 0} onClick={choice.all}>
              {words.all}
            </Button>
            <Button size="small" type="link" onClick={choice.end}>
              {words.end}
            </Button>
          </div>
          {count > 0 && (
            <div className="bulk-line bulk-acts">
              {kinds.map((each) => (
                <Button key={each} onClick={() => setKind(each)}>
                  {words.act[each]}
                </Button>
              ))}
            </div>
          )}
        </div>
      )}
      <UndoLast />
      {kind && (
        <BulkDialog kind={kind} tickets={choice.tickets} onClose={() => setKind(undefined)} onDone={choice.none} />
      )}
    </>
  )
}

const lastKey = ['last-bulk-act']

/** For a quarter of an hour what was done to many can be taken back, from whatever queue one looks at. */
function UndoLast() {
  const { t, language } = useText()
  const words = t.bulk
  const client = useQueryClient()
  const { message } = App.useApp()
  const now = useNow()
  const last = useQuery<LastAct | null>({ queryKey: lastKey, queryFn: () => null, staleTime: Infinity, gcTime: Infinity }).data // prettier-ignore
  const [busy, setBusy] = useState(false)
  if (!last || Date.parse(last.until) <= now) return null

  function takeBack() {
    setBusy(true)
    undo(last!.id)
      .then(
        ({ back, stayed }) => {
          void message.info(words.undone(back, stayed), 8)
          client.setQueryData(lastKey, null)
          renewAfterMany(client)
        },
        (error: unknown) => void message.error(bulkWords(t, error), 6),
      )
      .finally(() => setBusy(false))
  }

  return (
    <p className="bulk-undo" role="status" lang={language}>
      <span>
        {words.act[last.kind]}: {words.done(last.count)}
      </span>
      <Button size="small" loading={busy} onClick={takeBack}>
        {words.undo}
      </Button>
      <Button size="small" type="text" onClick={() => client.setQueryData(lastKey, null)}>
        {words.hide}
      </Button>
    </p>
  )
}
