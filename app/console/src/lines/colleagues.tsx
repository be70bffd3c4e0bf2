import { useQuery } from '@tanstack/react-query'
import type { SelectProps } from 'antd'
import { useDeferredValue, useState } from 'react'
import { colleaguesQuery } from '../api/queries'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'

export interface Colleague {
  login: string
  name: string
}

interface Found extends Colleague {
  organisation: string | null
}

/** What is chosen, as the field says it. */
interface Option {
  value: string
  label?: unknown
}

export const asOption = ({ login, name }: Colleague) => ({ value: login, label: name })

export const asColleague = ({ value, label }: Option): Colleague => ({
  login: value,
  name: typeof label === 'string' ? label : value,
})

/**
 * A field in which people are found by their name, wherever they work. Nobody can be named who does not work here.
 *
 * @param organisations their people are offered before anything is typed
 * @param order which of those found are offered, in which order
 */
export function useColleagues(
  organisations: readonly string[],
  order: (found: readonly Found[], typed: string) => readonly Found[],
) {
  const { t, language } = useText()
  const words = t.colleagues
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data, isPending, isError } = useQuery(colleaguesQuery(text, organisations))
  const options = order(data ?? [], text).map((each) => ({
    ...asOption(each),
    where: each.organisation ? organisationName(language, each.organisation) : words.centre,
  }))
  return {
    forget: () => setTyped(''),
    field: {
      labelInValue: true,
      options,
      loading: isPending,
      placeholder: words.type,
      notFoundContent: (
        <span className="quiet">{isError ? words.failed : isPending ? words.seeking : words.nobody}</span>
      ),
      showSearch: { filterOption: false, onSearch: setTyped, searchValue: typed },
      optionRender: ({ data: one }: { data: (typeof options)[number] }) => (
        <>
          {one.label} <span className="quiet">{one.where}</span>
        </>
      ),
    } as const satisfies SelectProps<never, (typeof options)[number]>,
  }
}
