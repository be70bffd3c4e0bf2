import { CheckCircleOutlined, MinusCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm, Skeleton } from 'antd'
import { answer, api } from '../api/client'
import { inWords } from '../api/refusal'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { statesQuery, type ChannelState, type ChannelTrouble } from './api'
import './channels.css'
import { Ledger } from './Ledger'
import { byNeed } from './state'

/** How the channels are, what to do where one is not well, and whether all that came has arrived. */
export function ChannelsRoom() {
  const { t } = useText()
  const query = useQuery(statesQuery)
  return (
    <div className="channels">
      <title>{`${t.channels.title} · Komek`}</title>
      <h1>{t.channels.title}</h1>
      <p className="quiet">{t.channels.lead}</p>
      <section aria-labelledby="channel-states">
        <h2 id="channel-states">{t.channels.states}</h2>
        {query.isPending && <Skeleton active />}
        {query.isError && <Failed words={t.channels.failed} error={query.error} retry={() => void query.refetch()} />}
        {query.data?.channels.length === 0 && <p className="empty">{t.channels.none}</p>}
        <ul className="channel-states">
          {query.data?.queues.map((trouble) => (
            <li key={trouble.queue}>
              <Name name={trouble.queue ? t.channels.queues[trouble.queue] : ''} more={t.channels.queue} />
              <div>
                <Trouble trouble={trouble} />
              </div>
            </li>
          ))}
          {byNeed(query.data?.channels ?? []).map((channel) => (
            <State key={`${channel.channel} ${channel.account}`} channel={channel} />
          ))}
        </ul>
      </section>
      <Ledger />
    </div>
  )
}

function Name({ name, more }: { name: string; more: string }) {
  return (
    <div className="channel-name">
      <b>{name}</b>
      <span className="quiet">{more}</span>
    </div>
  )
}

function State({ channel }: { channel: ChannelState }) {
  const { t, language } = useText()
  const now = useNow()
  const moment = (at: string) => when(language, Date.parse(at), now)
  return (
    <li>
      <Name name={t.channel[channel.channel]} more={channel.account} />
      <div>
        {channel.troubles.length === 0 && <Well watched={channel.lookedAt !== null} />}
        {channel.troubles.map((trouble) => (
          <Trouble key={trouble.cause} trouble={trouble} />
        ))}
        <p className="quiet channel-facts">
          <span>{channel.lastAt ? t.channels.last(moment(channel.lastAt)) : t.channels.nothingYet}</span>
          {channel.lookedAt && <span>{t.channels.looked(moment(channel.lookedAt))}</span>}
          {!!channel.waiting && <span>{t.channels.waiting(channel.waiting)}</span>}
        </p>
        {channel.troubles.some(({ cause }) => cause === 'NOT_WATCHED' || cause === 'SILENT') && (
          <Retire channel={channel} />
        )}
      </div>
    </li>
  )
}

function Well({ watched }: { watched: boolean }) {
  const { t } = useText()
  return (
    <p>
      {watched ? <CheckCircleOutlined aria-hidden /> : <MinusCircleOutlined aria-hidden />}{' '}
      {watched ? t.channels.well : t.channels.unwatched}
    </p>
  )
}

function Trouble({ trouble }: { trouble: ChannelTrouble }) {
  const { t, language } = useText()
  const now = useNow()
  return (
    <div className="channel-trouble">
      <p className="channel-wrong">
        <WarningOutlined aria-hidden /> <b>{t.channels.causes[trouble.cause]}</b>
        <span>
          , {t.channels.since(when(language, Date.parse(trouble.since), now))}
          {trouble.much !== null && `, ${t.channels.much(trouble.much)}`}
        </span>
      </p>
      <p>
        <span className="quiet">{t.channels.todo}:</span> {t.channels.todos[trouble.cause]}
      </p>
    </div>
  )
}

function Retire({ channel: { channel, account } }: { channel: ChannelState }) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const retire = async () => {
    try {
      await answer(api.PUT('/api/v1/channels/retirement', { body: { channel, account } }))
      void message.success(t.channels.retired)
      await client.invalidateQueries({ queryKey: ['channels'] })
    } catch (error) {
      void message.error(inWords(t, error))
    }
  }
  return (
    <Popconfirm
      title={t.channels.retireAsk}
      okText={t.channels.retire}
      cancelText={t.app.cancel}
      onConfirm={() => void retire()}
    >
      <Button size="small" className="channel-retire">
        {t.channels.retire}
      </Button>
    </Popconfirm>
  )
}
