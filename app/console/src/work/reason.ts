import { useId, useState, type FocusEvent, type KeyboardEvent } from 'react'

/** Where the reason of a deadline is written, and whether it is shown. */
export interface Reason {
  id: string
  shown: boolean
}

/**
 * A row is walked to as a whole: what its deadline rests on is read with it and shown while the keys stand on it, without
 * a stop of its own. Escape puts it away and nothing else (WCAG 1.4.13).
 */
export function useReason() {
  const id = useId()
  const [shown, show] = useState(false)
  return {
    reason: { id, shown } satisfies Reason,
    focus: {
      'aria-describedby': id,
      onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => show(currentTarget.matches(':focus-visible')),
      onBlur: () => show(false),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !shown) return
        event.stopPropagation()
        show(false)
      },
    },
  }
}
