import { useEffect, useState } from 'react'

/** The value once it has not changed for so long: nothing is asked for every letter. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  const written = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [written, milliseconds])
  return settled
}
