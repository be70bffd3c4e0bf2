import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { TicketView } from '../api/client'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { organisationName } from '../words/organisation'
import { Fact, Facts } from '../work/Facts'
import { pathOf } from '../work/queues'
import { ComplainedOfDialog } from './ComplainedOfDialog'

/** What a complaint is about and whom; and which complaints are about this one. */
export function ComplaintFacts({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const words = t.aftercare.complaint
  const [naming, setNaming] = useState(false)
  const { complainedOf } = ticket
  const mayName = ticket.type === 'COMPLAINT' && ticket.allowed.includes('REGISTER')
  if (!ticket.complaintAbout && ticket.complaints.length === 0 && !complainedOf && !mayName) return null
  return (
    <section>
      <h2>
        {words.section}
        {mayName && (
          <Button size="small" onClick={() => setNaming(true)}>
            {words.name}
          </Button>
        )}
      </h2>
      <Facts>
        {ticket.complaintAbout && (
          <Fact name={words.about}>
            <Link to={pathOf('CLOSED', ticket.complaintAbout)}>{spoken(ticket.complaintAbout)}</Link>
          </Fact>
        )}
        {ticket.complaints.map((number) => (
          <Fact key={number} name={words.complaint}>
            <Link to={pathOf('OPEN', number)}>{spoken(number)}</Link>
          </Fact>
        ))}
        {complainedOf && (
          <Fact name={words.of}>
            {[
              ...complainedOf.organisations.map((code) => organisationName(language, code)),
              ...complainedOf.people.map((each) => each.name),
            ].join(', ')}
          </Fact>
        )}
        {!complainedOf && mayName && <Fact name={words.of}>{words.ofNobody}</Fact>}
      </Facts>
      {naming && <ComplainedOfDialog ticket={ticket} onClose={() => setNaming(false)} />}
    </section>
  )
}
