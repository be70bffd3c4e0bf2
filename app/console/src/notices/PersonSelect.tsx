import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { colleaguesQuery } from '../api/queries'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'

/** Somebody who works here now. @param near whose people are offered before one types */
export function PersonSelect({
  near,
  onChoose,
}: {
  near: readonly string[]
  onChoose: (login: string, name: string) => void
}) {
  const { t, language } = useText()
  const [text, setText] = useState('')
  const found = useQuery(colleaguesQuery(useDeferredValue(text.trim()), near)).data ?? []
  return (
    <Select
      className="ladder-person"
      aria-label={t.notices.ladder.person}
      placeholder={t.notices.ladder.person}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      value={null}
      onChange={(login: string | null) => {
        const chosen = found.find((each) => each.login === login)
        if (chosen) onChoose(chosen.login, chosen.name)
        setText('')
      }}
      options={found.map((each) => ({
        value: each.login,
        label: each.organisation ? `${each.name} · ${organisationName(language, each.organisation)}` : each.name,
      }))}
    />
  )
}
