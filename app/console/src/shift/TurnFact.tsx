import type { TicketView } from '../api/client'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { Fact } from '../work/Facts'
import { Offered } from './Signs'

/** Where it waits, since when, and who is asked to take it. */
export function TurnFact({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const now = useNow()
  if (!ticket.desk) return null
  const desk = t.desk[ticket.desk]
  return (
    <Fact name={t.work.turn.desk}>
      {ticket.waitsSince ? t.work.turn.since(desk, when(language, Date.parse(ticket.waitsSince), now)) : desk}
      {ticket.offeredTo && (
        <>
          {'. '}
          <Offered to={ticket.offeredTo} />
        </>
      )}
    </Fact>
  )
}
