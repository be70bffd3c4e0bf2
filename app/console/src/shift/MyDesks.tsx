import { useQuery } from '@tanstack/react-query'
import { App, Button, Tooltip } from 'antd'
import { useNavigate } from 'react-router'
import { inWords } from '../api/refusal'
import { useSession } from '../api/session'
import { announce } from '../app/announcer'
import { useNow } from '../app/clock'
import { Keys } from '../keys/KeysHelp'
import { useKeys } from '../keys/keymap'
import { useRenewed } from '../live/useRenewed'
import { useText } from '../text/Text'
import { span } from '../words/time'
import { pathOf, type Queue } from '../work/queues'
import { desksQuery, useClaimNext, type DeskNow } from './api'
import { counted } from './counted'

/** What waits at one's own desks, and the one press that takes what is next there. */
export function MyDesks({ queue }: { queue: Queue }) {
  const { t } = useText()
  const may = useSession()?.staff.permissions ?? []
  if (!may.includes('stand-at-desk')) return null
  return (
    <div className="my-desks" role="group" aria-label={t.work.take.desks}>
      <TakeNext queue={queue} />
      <Desks />
    </div>
  )
}

export function TakeNext({ queue }: { queue: Queue }) {
  const { t } = useText()
  const words = t.work.take
  const { message } = App.useApp()
  const navigate = useNavigate()
  const claim = useClaimNext()

  function take() {
    if (claim.isPending) return
    claim.mutate(undefined, {
      onSuccess: (number) => {
        if (number) {
          void message.success(words.taken)
          void navigate(pathOf(queue, number))
        } else {
          void message.info(words.nothing, 5)
          announce(words.nothing)
        }
      },
      onError: (error) => void message.warning(`${words.failed} ${inWords(t, error)}`, 6),
    })
  }

  useKeys([{ keys: ['q'], group: 'list', label: (t) => t.work.take.next, run: take }])
  return (
    <Tooltip title={<Keys keys="q" />}>
      <Button type="primary" loading={claim.isPending} onClick={take}>
        {words.next}
      </Button>
    </Tooltip>
  )
}

function Desks() {
  const { t } = useText()
  const desks = useQuery(desksQuery).data
  useRenewed(desksQuery.queryKey, 3_000)
  return (
    <ul>
      {desks?.map((desk) => (
        <li key={desk.desk}>
          <span className="quiet">{t.desk[desk.desk]}:</span> <Waiting desk={desk} />
        </li>
      ))}
    </ul>
  )
}

function Waiting({ desk }: { desk: DeskNow }) {
  const { t, language } = useText()
  const words = t.work.take
  const now = useNow()
  if (desk.waiting === 0) return <span className="quiet">{words.none}</span>
  const parts = [
    words.waiting(counted(desk, 999)),
    desk.urgent > 0 && words.urgent(String(desk.urgent)),
    desk.oldest && words.oldest(span(language, Math.max(0, now - Date.parse(desk.oldest)))),
  ]
  return <span>{parts.filter(Boolean).join(' · ')}</span>
}
