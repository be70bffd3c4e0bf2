import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useText } from '../text/Text'
import { isStale, wallQuery } from './wall'

/**
 * What is kept while others may change it too: what was seen when the form was opened, or when somebody's change was
 * told, may be overwritten; nothing later.
 *
 * @param seen when the form was opened
 * @param now as it is now, when somebody was faster
 */
export function useKept<T>(seen: T, now: () => Promise<T | undefined>, close: () => void) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [base, setBase] = useState(seen)
  const [newest, setNewest] = useState<T>()
  const [failure, setFailure] = useState<unknown>()
  const [saving, setSaving] = useState(false)

  async function keep(act: (base: T) => Promise<unknown>) {
    setSaving(true)
    setFailure(undefined)
    try {
      await act(base)
      void message.success(t.work.keeping.saved)
      void client.invalidateQueries({ queryKey: wallQuery.queryKey })
      close()
    } catch (error) {
      setFailure(error)
      const told = isStale(error) ? await now().catch(() => undefined) : undefined
      if (told) {
        setBase(told)
        setNewest(told)
      }
      setSaving(false)
    }
  }

  return { base, newest, failure, saving, keep }
}
