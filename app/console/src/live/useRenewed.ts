import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { hear } from './heard'

/** Reads a query anew when something happened on any ticket; a city that talks does so once in `calm` ms, not once a ticket. */
export function useRenewed(queryKey: readonly unknown[], calm: number, wanted = true) {
  const client = useQueryClient()
  const key = JSON.stringify(queryKey)
  useEffect(() => {
    if (!wanted) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const end = hear(() => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        void client.invalidateQueries({ queryKey: JSON.parse(key) as unknown[] })
      }, calm)
    })
    return () => {
      clearTimeout(waiting)
      end()
    }
  }, [client, key, calm, wanted])
}
