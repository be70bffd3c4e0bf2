import { DownOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Tooltip, type MenuProps } from 'antd'
import { useEffect, useState } from 'react'
import { inWords } from '../api/refusal'
import { useNow } from '../app/clock'
import { Keys } from '../keys/KeysHelp'
import { useKeys } from '../keys/keymap'
import { useText } from '../text/Text'
import { span } from '../words/time'
import { giveSign, presenceQuery, useBePresent, type Presence, type Reason, type State } from './api'
import { StateSign, useStateWords } from './Signs'

const breaks = ['LUNCH', 'REST', 'MEETING', 'OTHER'] as const

/** Where one is, since when, and where one goes now. */
export function PresenceMenu() {
  const { t, language } = useText()
  const words = t.work.presence
  const now = useNow()
  const { message } = App.useApp()
  const here = useQuery(presenceQuery).data
  const be = useBePresent()
  const [open, setOpen] = useState(false)
  const inState = useStateWords()
  useSigns(here)

  useKeys([{ keys: ['p'], group: 'app', label: (t) => t.work.presence.key, run: () => setOpen(true) }])

  const say = (state: State, reason: Reason | null = null) =>
    be.mutate({ state, reason }, { onError: (error) => void message.error(`${words.failed} ${inWords(t, error)}`) })
  const item = (state: State, label: string, reason: Reason | null = null) => ({
    key: reason ?? state,
    label,
    icon: <StateSign state={state} />,
    onClick: () => say(state, reason),
  })
  const items: MenuProps['items'] = [
    item('READY', words.ready),
    { type: 'divider' },
    {
      type: 'group',
      key: 'break',
      label: words.break,
      children: breaks.map((reason) => item('BREAK', capital(t.work.reason[reason]), reason)),
    },
    item('TRAINING', words.training),
    { type: 'divider' },
    item('OFF', words.off),
  ]

  const state = here ? inState(here) : words.unknown
  const passed = here ? Math.max(0, now - Date.parse(here.since)) : 0
  const aloud = here
    ? words.label(state, here.state === 'OFF' ? '' : span(language, passed)).replace(' :', ':')
    : words.key
  return (
    <Tooltip title={open ? undefined : <PresenceTip aloud={aloud} />} placement="bottomRight">
      <Dropdown
        open={open}
        onOpenChange={setOpen}
        trigger={['click']}
        autoFocus
        placement="bottomRight"
        menu={{ items, selectable: true, selectedKeys: here ? [here.reason ?? here.state] : [] }}
      >
        <Button type="text" className="presence" aria-label={aloud} loading={be.isPending && { delay: 300 }}>
          {here && <StateSign state={here.state} />}
          <span className="presence-state">{state}</span>
          {here && here.state !== 'OFF' && <span className="quiet presence-since">{span(language, passed)}</span>}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </Tooltip>
  )
}

function PresenceTip({ aloud }: { aloud: string }) {
  return (
    <>
      {aloud} <Keys keys="p" />
    </>
  )
}

/** While one is on shift the server hears each 20 s that this page is still there. */
function useSigns(here: Presence | undefined) {
  const client = useQueryClient()
  const onShift = here !== undefined && here.state !== 'OFF'
  useEffect(() => {
    if (!onShift) return
    // What the network loses, the next sign makes good.
    const sign = () => void giveSign(client).catch(() => undefined)
    const beat = new Worker(new URL('./beat.worker.ts', import.meta.url), { type: 'module' })
    beat.onmessage = sign
    sign()
    return () => beat.terminate()
  }, [client, onShift])
}

/** The machine took somebody off: it says why, and how to come back. */
export function ShiftNotice() {
  const { t } = useText()
  const words = t.work.presence
  const { message } = App.useApp()
  const here = useQuery(presenceQuery).data
  const be = useBePresent()
  const what = here?.reason === 'NO_ANSWER' ? words.noAnswer : here?.reason === 'VANISHED' ? words.vanished : undefined
  return (
    <>
      {what && (
        <section className="banner" aria-label={t.work.state[here!.state]}>
          <span>{what}</span>
          <Button
            size="small"
            type="primary"
            loading={be.isPending}
            onClick={() =>
              be.mutate(
                { state: 'READY', reason: null },
                {
                  onSuccess: () => void message.success(words.nowAsked),
                  onError: (error) => void message.error(`${words.failed} ${inWords(t, error)}`),
                },
              )
            }
          >
            {words.back}
          </Button>
        </section>
      )}
      <span role="status" className="unseen">
        {what}
      </span>
    </>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
