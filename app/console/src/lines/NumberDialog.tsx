import { App, Form, Input } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { useMerge, usePutUnder } from '../api/queries'
import { useText } from '../text/Text'
import { parseNumber } from '../words/number'
import { ActDialog } from './ActDialog'

interface Props {
  ticket: TicketView
  onClose: () => void
}

/** Both merges and incidents are named by the other ticket's number, as it is spoken or pasted. */
function NumberDialog({
  ticket,
  words,
  pending,
  error,
  go,
  onClose,
}: Props & {
  words: { title: string; lead: string; number: string; done: string }
  pending: boolean
  error: unknown
  go: (number: string) => void
}) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const number = parseNumber(typed)
  const wrong = asked && !number

  function done() {
    setAsked(true)
    if (number && !pending) go(number)
  }

  return (
    <ActDialog
      title={words.title}
      lead={words.lead}
      done={words.done}
      pending={pending}
      error={error}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        htmlFor="other-number"
        label={words.number}
        validateStatus={wrong ? 'error' : undefined}
        help={wrong ? t.problem.codes.NUMBER_WRONG : undefined}
      >
        <Input
          id="other-number"
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          maxLength={24}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAsked(false)
          }}
        />
      </Form.Item>
    </ActDialog>
  )
}

export function MergeDialog({ ticket, onClose, onMerged }: Props & { onMerged: (into: string) => void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const merge = useMerge(ticket.number)
  return (
    <NumberDialog
      ticket={ticket}
      words={t.merge}
      pending={merge.isPending}
      error={merge.error}
      onClose={onClose}
      go={(number) =>
        merge.mutate(number, {
          onSuccess: (view) => {
            void message.success(t.act.merged)
            onClose()
            onMerged(view.number)
          },
        })
      }
    />
  )
}

export function ParentDialog({ ticket, onClose }: Props) {
  const { t } = useText()
  const { message } = App.useApp()
  const putUnder = usePutUnder(ticket.number)
  return (
    <NumberDialog
      ticket={ticket}
      words={t.parent}
      pending={putUnder.isPending}
      error={putUnder.error}
      onClose={onClose}
      go={(number) =>
        putUnder.mutate(number, {
          onSuccess: () => {
            void message.success(t.act.putUnderDone)
            onClose()
          },
        })
      }
    />
  )
}
