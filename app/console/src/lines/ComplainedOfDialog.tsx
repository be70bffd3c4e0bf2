import { App, Form } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { useText } from '../text/Text'
import { ActDialog } from './ActDialog'
import { ColleaguesField } from './ColleaguesField'
import { useNameComplainedOf } from './complaints'
import { OrganisationsField } from './OrganisationField'

/** Whom a complaint is about: it is kept from them. */
export function ComplainedOfDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const words = t.aftercare.complaint
  const { message } = App.useApp()
  const name = useNameComplainedOf(ticket.number)
  const [organisations, setOrganisations] = useState(ticket.complainedOf?.organisations ?? [])
  const [people, setPeople] = useState<readonly { login: string; name: string }[]>(ticket.complainedOf?.people ?? [])

  function done() {
    if (name.isPending) return
    name.mutate(
      { version: ticket.version, organisations, people: people.map((each) => each.login) },
      {
        onSuccess: () => {
          void message.success(words.named)
          onClose()
        },
      },
    )
  }

  return (
    <ActDialog
      title={words.whomTitle}
      lead={words.whomLead}
      done={t.app.save}
      pending={name.isPending}
      error={name.error}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item htmlFor="complained-organisations" label={words.organisations}>
        <OrganisationsField id="complained-organisations" value={organisations} onChange={setOrganisations} />
      </Form.Item>
      <Form.Item htmlFor="complained-people" label={words.people} extra={words.peopleHint}>
        <ColleaguesField id="complained-people" value={people} organisations={organisations} onChange={setPeople} />
      </Form.Item>
    </ActDialog>
  )
}
