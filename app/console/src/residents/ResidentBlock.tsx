import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { inWords } from '../api/refusal'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { Fact, Facts } from '../work/Facts'
import { personQuery, useUndoMerge, type Person } from './api'
import { MergeDialog } from './MergeDialog'
import { RequestsDrawer } from './RequestsDrawer'
import './residents.css'

/** Who asks: masked addresses, language, everything else they asked, and that two are one. */
export function ResidentBlock({ ticket }: { ticket: TicketView }) {
  const { t } = useText()
  const knows = useSession()!.staff.permissions.includes('know-residents')
  if (!ticket.resident) {
    return (
      <Facts>
        <Fact name={undefined}>{t.context.anonymous}</Fact>
        <Fact name={undefined}>{t.context.noContacts}</Fact>
      </Facts>
    )
  }
  return knows ? (
    <Known ticket={ticket} id={ticket.resident.id} />
  ) : (
    <Facts>
      <Fact name={undefined}>{ticket.resident.name ?? t.context.anonymous}</Fact>
      {ticket.resident.handles.map((each) => (
        <Fact key={each.kind + each.masked} name={t.context.handle[each.kind]}>
          {each.masked}
        </Fact>
      ))}
    </Facts>
  )
}

function Known({ ticket, id }: { ticket: TicketView; id: number }) {
  const { t, language } = useText()
  const now = useNow()
  const words = t.aftercare.resident
  const [open, setOpen] = useState<'requests' | 'merge'>()
  const person = useQuery(personQuery(id)).data
  // Until the person is known the ticket says enough.
  const handles = person?.handles ?? ticket.resident?.handles ?? []
  const shut = () => setOpen(undefined)
  return (
    <>
      <Facts>
        <Fact name={undefined}>{person?.name ?? ticket.resident?.name ?? words.noName}</Fact>
        {handles.map((each) => (
          <Fact key={each.kind + each.masked} name={t.context.handle[each.kind]}>
            {each.masked}
          </Fact>
        ))}
        {person?.language && <Fact name={words.language}>{t.language[person.language]}</Fact>}
        {person?.consent && <Fact name={words.consent}>{when(language, Date.parse(person.consent.at), now)}</Fact>}
      </Facts>
      {person?.merges.map((merge) => (
        <Merged key={merge.id} person={person} merge={merge} />
      ))}
      <div className="resident-acts">
        <Button size="small" onClick={() => setOpen('requests')}>
          {words.requests}
        </Button>
        {person && (
          <Button size="small" onClick={() => setOpen('merge')}>
            {words.merge}
          </Button>
        )}
      </div>
      <RequestsDrawer id={id} here={ticket.number} open={open === 'requests'} onClose={shut} />
      {open === 'merge' && person && <MergeDialog ticket={ticket} person={person} onClose={shut} />}
    </>
  )
}

function Merged({ person, merge }: { person: Person; merge: Person['merges'][number] }) {
  const { t, language } = useText()
  const words = t.aftercare.resident
  const now = useNow()
  const { message } = App.useApp()
  const undo = useUndoMerge(person.id)
  const theirs = person.handles
    .filter((each) => each.resident === merge.joined)
    .map((each) => each.masked)
    .join(', ')
  return (
    <p className="merged quiet">
      {words.merged(theirs, when(language, Date.parse(merge.at), now), words.basis[merge.basis])}
      {merge.words && <span className="breaks"> «{merge.words}»</span>}{' '}
      <Popconfirm
        title={words.undoSure}
        description={words.undoHint}
        okText={words.undo}
        cancelText={t.app.cancel}
        onConfirm={() =>
          undo.mutate(merge.id, {
            onSuccess: () => void message.success(words.undone),
            onError: (error) => void message.error(inWords(t, error)),
          })
        }
      >
        <Button size="small" type="link" loading={undo.isPending}>
          {words.undo}
        </Button>
      </Popconfirm>
    </p>
  )
}
