import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { TicketView } from '../api/client'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { worksHereQuery } from './api'

/** Beside the address while one registers: works that may be the answer. Nothing where there are none. */
export function WorksHere({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const now = useNow()
  const place = {
    address: ticket.place?.address ?? null,
    district: ticket.place?.district ?? ticket.district ?? null,
    latitude: ticket.place?.latitude ?? null,
    longitude: ticket.place?.longitude ?? null,
  }
  const somewhere = Object.values(place).some((each) => each !== null)
  const here = useQuery({ ...worksHereQuery(place), enabled: somewhere }).data ?? []
  if (here.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      title={t.outage.here.title}
      description={here.map(({ work, sure }) => (
        <p key={work.id}>
          <b>{t.outage.works.resource[work.resource]}</b> {when(language, Date.parse(work.from), now)} –{' '}
          {when(language, Date.parse(work.to), now)}. {work.text[language] || work.text.ru}
          {!sure && ` (${t.outage.here.maybe})`}
        </p>
      ))}
    />
  )
}
