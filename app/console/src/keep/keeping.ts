import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useText } from '../text/Text'

/**
 * Keeps a change: while it is on its way nothing else is sent, a refusal is kept to be told, and what shows the thing
 * is read again.
 *
 * @param shown the queries that show it
 */
export function useKeeping(...shown: string[]) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  async function keep<T>(act: Promise<T>, kept?: (answer: T) => void) {
    setSaving(true)
    setFailure(undefined)
    try {
      const answer = await act
      void message.success(t.keep.saved)
      for (const key of [...shown, 'changes']) await client.invalidateQueries({ queryKey: [key] })
      kept?.(answer)
    } catch (e) {
      setFailure(e)
    }
    setSaving(false)
  }

  return { keep, saving, failure }
}
