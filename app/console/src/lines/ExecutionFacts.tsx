import type { TicketView } from '../api/client'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { dayInWords } from '../words/time'
import { Fact, Facts } from '../work/Facts'

/** Who executes it, how far they are, and how often it went to and fro. */
export function ExecutionFacts({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const now = useNow()
  const { execution } = ticket
  if (!execution) return null
  const { plannedFor, waitsForFunds } = execution
  const day = plannedFor ? dayInWords(language, plannedFor, now) : undefined
  return (
    <section>
      <h2>{t.context.execution}</h2>
      <Facts>
        <Fact name={t.context.organisation}>{organisationName(language, execution.organisation)}</Fact>
        {execution.coExecutors.length > 0 && (
          <Fact name={t.context.coExecutors}>
            {execution.coExecutors.map((code) => organisationName(language, code)).join(', ')}
          </Fact>
        )}
        <Fact name={t.context.responsible}>{execution.responsible?.name ?? t.context.nobodyYet}</Fact>
        {(waitsForFunds || day) && (
          <Fact name={t.context.planned}>
            {waitsForFunds ? (day ? t.context.fundsBy(day) : t.context.funds) : t.context.plannedFor(day!)}
          </Fact>
        )}
        {execution.proposedOutcome && <Fact name={t.context.proposed}>{t.outcome[execution.proposedOutcome]}</Fact>}
        {execution.redirects > 0 && <Fact name={t.context.redirects}>{t.context.times(execution.redirects)}</Fact>}
        {execution.returns > 0 && <Fact name={t.context.returns}>{t.context.times(execution.returns)}</Fact>}
        {execution.arbitrated && <Fact name={undefined}>{t.context.arbitrated}</Fact>}
      </Facts>
    </section>
  )
}
