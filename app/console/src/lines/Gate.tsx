import { Checkbox } from 'antd'
import { useId } from 'react'
import type { AnswerCheck, Outcome } from '../api/client'
import { useText } from '../text/Text'
import { checksFor, unconfirmed } from './gate'

interface Props {
  outcome: Outcome
  confirmed: readonly AnswerCheck[]
  /** Somebody tried to go on without. */
  asked: boolean
  onChange: (confirmed: AnswerCheck[]) => void
}

/** No brush-offs: what an answer with this outcome must have, each to be looked at and ticked. */
export function Gate({ outcome, confirmed, asked, onChange }: Props) {
  const { t } = useText()
  const hint = useId()
  const left = unconfirmed(outcome, confirmed).length
  return (
    <fieldset className="checks gate" aria-describedby={hint}>
      <legend>{t.gate.title}</legend>
      <p id={hint} className="quiet">
        {t.gate.hint}
      </p>
      <Checkbox.Group
        value={[...confirmed]}
        options={checksFor(outcome).map((each) => ({ value: each, label: t.check[each] }))}
        onChange={(next) => onChange(next as AnswerCheck[])}
      />
      {asked && left > 0 && (
        <p className="gate-left" role="alert">
          {t.gate.left(left)}
        </p>
      )}
    </fieldset>
  )
}
