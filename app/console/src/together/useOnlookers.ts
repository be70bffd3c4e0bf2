import { useEffect, useRef, useState } from 'react'
import { session } from '../api/session'
import { announce } from '../app/announcer'
import { useText } from '../text/Text'
import { look, lookAway, type Onlooker } from './api'
import { news } from './news'

const every = 5_000
/** Of a server that does not answer nobody knows who is there. */
const forgottenAfter = 3

/** Who else has the ticket open, for as long as one looks at it oneself. @param writes one writes to the resident */
export function useOnlookers(number: string, writes: boolean): readonly Onlooker[] {
  const { t } = useText()
  const [others, setOthers] = useState<readonly Onlooker[]>([])
  const may = session()?.staff.permissions.includes('stand-at-desk') ?? false
  const told = useRef(new Set<string>())
  const words = useRef(t.together)
  words.current = t.together

  useEffect(() => {
    if (!may) return
    let failures = 0
    let gone = false
    const shown = (now: readonly Onlooker[]) => {
      if (gone) return
      setOthers((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
      const { looking, writing } = news(now, told.current)
      const sentences = [
        looking.length > 0 && words.current.looking(looking.join(', '), looking.length > 1),
        writing.length > 0 && words.current.writing(writing.join(', '), writing.length > 1),
      ].filter(Boolean)
      if (sentences.length > 0) announce(sentences.join('. '))
    }
    const beat = () => {
      // Whoever reads another page does not look at this one.
      if (document.visibilityState !== 'visible') return
      look(number, writes).then(
        (now) => {
          failures = 0
          shown(now)
        },
        () => {
          if (++failures >= forgottenAfter) shown([])
        },
      )
    }
    beat()
    const timer = setInterval(beat, every)
    document.addEventListener('visibilitychange', beat)
    return () => {
      gone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
    }
  }, [number, writes, may])

  useEffect(() => {
    if (!may) return
    const leave = () => void lookAway(number).catch(() => undefined)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [number, may])

  return others
}
