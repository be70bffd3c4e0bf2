import { Button } from 'antd'
import type { Message, TicketView } from '../api/client'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { when } from '../words/time'
import type { Draft, Onlooker, Words } from './api'

interface Props {
  ticket: TicketView
  others: readonly Draft[]
  other: Words | null
  here: readonly Onlooker[]
  /** What one has in the field already. */
  text: string
  insert: (words: Words) => void
  drop: () => void
}

/** What others have begun and left, and what one has begun oneself in another window: nothing of it is lost. */
export function Begun({ ticket, others, other, here, text, insert, drop }: Props) {
  const { t, language } = useText()
  const words = t.together
  const now = useNow()
  const left = others.filter((each) => isLeft(each, ticket.messages, here) && !text.includes(each.text.trim()))
  return (
    <>
      {other && !text.includes(other.text.trim()) && (
        <BegunText
          lead={words.inAnotherWindow}
          text={other.text}
          insert={() => {
            insert(other)
            drop()
          }}
          drop={drop}
        />
      )}
      {left.map((each) => (
        <BegunText
          key={each.login}
          lead={words.begun(each.name, when(language, Date.parse(each.at), now))}
          text={each.text}
          insert={() => insert(each)}
        />
      ))}
    </>
  )
}

/** Who writes on is not to be disturbed, and what was answered since is over. */
export function isLeft(draft: Draft, messages: readonly Message[], here: readonly Onlooker[]): boolean {
  if (here.some((each) => each.login === draft.login && each.writes)) return false
  return !messages.some((each) => each.direction !== 'IN' && Date.parse(each.at) > Date.parse(draft.at))
}

function BegunText({
  lead,
  text,
  insert,
  drop,
}: {
  lead: string
  text: string
  insert: () => void
  drop?: () => void
}) {
  const { t } = useText()
  return (
    <details className="begun">
      <summary>{lead}</summary>
      <p className="message-text">{text}</p>
      <Button size="small" onClick={insert}>
        {t.together.insert}
      </Button>
      {drop && (
        <Button size="small" type="text" onClick={drop}>
          {t.together.drop}
        </Button>
      )}
    </details>
  )
}
