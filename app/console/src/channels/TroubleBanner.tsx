import { WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { useText } from '../text/Text'
import { troublesQuery } from './api'
import './channels.css'

/** In every room: those who watch the channels see at once that one of them is not well. */
export function TroubleBanner() {
  const { t } = useText()
  const { pathname } = useLocation()
  const items = useQuery(troublesQuery).data?.items ?? []
  const first = items[0]
  const name = first && (first.channel ? t.channel[first.channel] : first.queue && t.channels.queues[first.queue])
  return (
    <>
      <span role="status" className="unseen">
        {items.length > 0 ? t.channels.banner(items.length) : ''}
      </span>
      {first && !pathname.startsWith('/channels') && (
        <section className="banner trouble-banner" aria-label={t.channels.title}>
          <span>
            <WarningOutlined aria-hidden /> <b>{t.channels.banner(items.length)}</b>{' '}
            <span>
              {name}: {t.channels.causes[first.cause]}
            </span>
          </span>
          <Link to="/channels">{t.channels.open}</Link>
        </section>
      )}
    </>
  )
}
