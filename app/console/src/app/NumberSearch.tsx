import { SearchOutlined } from '@ant-design/icons'
import { Input, Tooltip, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { answer, api } from '../api/client'
import { useKeys } from '../keys/keymap'
import { useText } from '../text/Text'
import { pathOf, queueOf } from '../work/queues'
import { parseNumber } from '../words/number'

/** The number of the ticket that had this one in the older register. */
async function formerly(typed: string): Promise<string | undefined> {
  const call = api.GET('/api/v1/older-tickets/{former}', { params: { path: { former: typed } } })
  return answer(call).then(
    (ticket) => ticket.number,
    () => undefined,
  )
}

/** Takes a number as people say or paste it, also one of the older register, and goes to the ticket. */
export function NumberSearch() {
  const { t } = useText()
  const navigate = useNavigate()
  const { queue } = useParams()
  const field = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)

  useKeys([
    { keys: ['/'], group: 'app', label: (t) => t.keys.search, run: () => field.current?.focus({ cursor: 'all' }) },
  ])

  async function go() {
    if (typed.trim() === '') return
    const number = parseNumber(typed) ?? (await formerly(typed.trim()))
    setWrong(!number)
    if (!number) return
    setTyped('')
    field.current?.blur()
    void navigate(pathOf(queueOf(queue) ?? 'OPEN', number))
  }

  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      <Tooltip title={wrong ? t.nav.badNumber : undefined} open={wrong} placement="bottom">
        <Input
          ref={field}
          value={typed}
          inputMode="numeric"
          maxLength={24}
          prefix={<SearchOutlined aria-hidden />}
          suffix={typed ? undefined : <kbd aria-hidden>/</kbd>}
          placeholder={t.nav.search}
          aria-label={t.nav.search}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'bad-number' : undefined}
          status={wrong ? 'error' : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setWrong(false)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            setWrong(false)
            setTyped('')
            field.current?.blur()
          }}
        />
      </Tooltip>
      <span id="bad-number" className="unseen" role="alert">
        {wrong ? t.nav.badNumber : ''}
      </span>
    </form>
  )
}
