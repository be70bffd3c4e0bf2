import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { inWords } from '../api/refusal'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { dayInWords, todayInCity } from '../words/time'
import { isBeingRead, ledgerQuery, type LedgerDay } from './api'
import { daysAfter, isWhole } from './state'
import '../keep/keep.css'

const week = 7
const month = 30

/** What came on each day by each channel; a day on which not all arrived can be taken again. */
export function Ledger() {
  const { t } = useText()
  const words = t.channels.ledger
  const today = todayInCity(useNow())
  const [days, setDays] = useState(week)
  const query = useQuery({
    ...ledgerQuery(daysAfter(today, 1 - days), daysAfter(today, 1)),
    placeholderData: keepPreviousData,
  })
  const items = query.data?.items ?? []
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{words.title}</h2>
      <p className="quiet">{words.lead}</p>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <p className="empty">{words.empty}</p>}
      {items.length > 0 && (
        <Wide label={words.title} busy={query.isPlaceholderData}>
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.channel}</th>
                <th scope="col">{words.act}</th>
                {(['taken', 'contacts', 'tickets', 'dead', 'missing'] as const).map((each) => (
                  <th scope="col" className="figure" key={each}>
                    {words[each]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((day) => (
                <Day key={`${day.day} ${day.channel} ${day.account}`} day={day} />
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {days < month && query.isSuccess && <Button onClick={() => setDays(month)}>{words.more}</Button>}
    </section>
  )
}

function Day({ day }: { day: LedgerDay }) {
  const { t, language } = useText()
  const words = t.channels.ledger
  const now = useNow()
  const whole = isWhole(day)
  return (
    <tr className={whole ? undefined : 'gap'}>
      <th scope="row">{dayInWords(language, day.day, now)}</th>
      <td>
        {t.channel[day.channel]}
        <div className="quiet">{day.account}</div>
      </td>
      <td>
        <p className={whole ? undefined : 'channel-wrong'}>
          {whole ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}{' '}
          {whole ? words.whole : words.gap}
        </p>
        {!whole && <Again day={day} />}
        {day.replay && <Replayed day={day} />}
        {day.missingIds.length > 0 && (
          <details>
            <summary>{words.ids}</summary>
            <ul className="ids">
              {day.missingIds.map((id) => (
                <li key={id}>{id}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td className="figure">{day.taken}</td>
      <td className="figure">{day.contacts}</td>
      <td className="figure">{day.tickets}</td>
      <td className="figure">{day.dead}</td>
      <td className="figure">{day.missing}</td>
    </tr>
  )
}

function Again({ day: { channel, account, day } }: { day: LedgerDay }) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [sending, setSending] = useState(false)
  const replay = async () => {
    setSending(true)
    try {
      const path = { id: crypto.randomUUID() }
      await answer(api.PUT('/api/v1/channels/replays/{id}', { params: { path }, body: { channel, account, day } }))
      void message.success(t.channels.ledger.started)
      await client.invalidateQueries({ queryKey: ['channels'] })
    } catch (error) {
      void message.error(inWords(t, error))
    }
    setSending(false)
  }
  return (
    <Button size="small" loading={sending} onClick={() => void replay()}>
      {t.channels.ledger.again}
    </Button>
  )
}

function Replayed({ day }: { day: LedgerDay }) {
  const { t } = useText()
  const words = t.channels.ledger
  const replay = day.replay!
  const read = replay.done ? words.read : words.notRead
  const said = [
    words.sent(replay.letters),
    ...(replay.left > 0 ? [words.left(replay.left)] : []),
    ...(replay.asked ? [isBeingRead(day) ? words.reading : read] : []),
  ]
  return (
    <p className="quiet" role="status">
      {said.join(', ')}
    </p>
  )
}
