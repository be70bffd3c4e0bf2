import { SearchOutlined } from '@ant-design/icons'
import { Input, Tooltip, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { answer, api } from '../api/client'
import { addressOf, asked, looksLikeNumber } from '../find/asked'
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

/** One box: a number as people say or paste it, also one of the older register, goes to the ticket; words are looked for. */
export function SearchBox({ numbers }: { numbers: boolean }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { queue } = useParams()
  const place = useLocation()
  const field = useRef<InputRef>(null)
  const found = place.pathname === '/search' ? asked(place) : undefined
  const [typed, setTyped] = useState(found?.words ?? '')
  const [wrong, setWrong] = useState(false)

  useKeys([
    { keys: ['/'], group: 'app', label: (t) => t.keys.search, run: () => field.current?.focus({ cursor: 'all' }) },
  ])

  // What is found stays in the box, to be changed by a word; elsewhere it has done its work.
  useEffect(() => setTyped(found?.words ?? ''), [found?.words])

  async function go() {
    const words = typed.trim()
    if (words === '') return
    const number = numbers ? (parseNumber(words) ?? (/\d/.test(words) ? await formerly(words) : undefined)) : undefined
    const missing = numbers && !number && looksLikeNumber(words)
    setWrong(missing)
    if (missing) return
    field.current?.blur()
    if (number) {
      setTyped('')
      void navigate(pathOf(queueOf(queue) ?? 'OPEN', number))
    } else {
      void navigate(addressOf({ ...found, words }))
    }
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
          maxLength={200}
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
            setTyped(found?.words ?? '')
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
