import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { TicketView } from '../api/client'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { pathOf } from '../work/queues'
import { ticketsAtQuery } from './api'
import { inOneLine } from './names'
import './territory.css'

/**
 * What the register made of the address, how exactly, and what else was said of the same house. Brief while the form
 * beside it says the first.
 */
export function AddressFacts({ ticket: { number, address }, brief }: { ticket: TicketView; brief: boolean }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  if (!address) return null
  return (
    <div className="address-facts">
      {!brief && <Resolved address={address} />}
      {address.territory && address.exact === 'HOUSE' && address.others > 0 && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.territory.others(address.others, address.more)}
        </Button>
      )}
      {open && address.territory && <TicketsAt code={address.territory} except={number} />}
    </div>
  )
}

/** The entry in one line, and how sure we are of it. */
export function Resolved({ address }: { address: NonNullable<TicketView['address']> }) {
  const { t, language } = useText()
  if (!address.territory || !address.exact) return <p className="address-doubt">{t.territory.how[address.how]}</p>
  const sure = address.exact === 'HOUSE' || address.exact === 'STREET'
  return (
    <>
      <p className="breaks">{inOneLine(language, address.line) || address.territory}</p>
      <p className={sure && address.whole ? 'quiet' : 'address-doubt'}>
        {[t.territory.exact[address.exact], t.territory.how[address.how], !address.whole && t.territory.part]
          .filter(Boolean)
          .join(', ')}
      </p>
    </>
  )
}

function TicketsAt({ code, except }: { code: string; except: string }) {
  const { t, language } = useText()
  const now = useNow()
  const query = useInfiniteQuery(ticketsAtQuery(code))
  const tickets = (query.data?.pages.flatMap((page) => page.items) ?? []).filter((each) => each.number !== except)
  return (
    <>
      {query.isError && <Failed words="" error={query.error} retry={() => void query.refetch()} />}
      <ul className="address-history" aria-label={t.territory.history}>
        {tickets.map((each) => (
          <li key={each.number}>
            <Link className="number" to={pathOf('OPEN', each.number)}>
              {spoken(each.number)}
            </Link>{' '}
            <span className="breaks">{each.title || t.queue.noTitle}</span>
            <p className="quiet">
              {t.status[each.status]}, {when(language, Date.parse(each.receivedAt), now)}
            </p>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}
