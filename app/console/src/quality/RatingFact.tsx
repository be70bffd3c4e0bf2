import type { TicketView } from '../api/client'
import { useText } from '../text/Text'
import { Fact } from '../work/Facts'
import { ratingInWords } from '../words/history'

/** What the resident said last of how it ended. */
export function RatingFact({ ticket }: { ticket: TicketView }) {
  const { t } = useText()
  const rated = ticket.history.findLast((entry) => entry.kind === 'RATED')
  if (!rated) return null
  return (
    <Fact name={t.aftercare.quality.rating}>
      <span className="breaks">{ratingInWords(t, rated.details)}</span>
    </Fact>
  )
}
