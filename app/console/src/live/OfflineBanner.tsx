import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useText } from '../text/Text'
import { useLive } from './Live'

/** Says in words that what is shown may be old, and when we try again. A hiccup of two seconds is not worth a word. */
export function OfflineBanner() {
  const { t } = useText()
  const { state, connectNow } = useLive()
  const [long, setLong] = useState(false)
  const [, tick] = useState(0)
  const away = state.kind === 'waiting' || state.kind === 'trying'

  useEffect(() => {
    if (!away) return
    const worth = setTimeout(() => setLong(true), 2000)
    const every = setInterval(() => tick((n) => n + 1), 1000)
    return () => {
      clearTimeout(worth)
      clearInterval(every)
      setLong(false)
    }
  }, [away])

  const seconds = state.kind === 'waiting' ? Math.max(1, Math.ceil((state.until - Date.now()) / 1000)) : 0
  return (
    <>
      {away && long && (
        <section className="banner" aria-label={t.live.label}>
          <span>{state.kind === 'waiting' ? t.live.offline(seconds) : t.live.trying}</span>
          <Button size="small" onClick={connectNow} disabled={state.kind === 'trying'}>
            {t.live.now}
          </Button>
        </section>
      )}
      <span role="status" className="unseen">
        {away && long ? t.live.trying : ''}
      </span>
    </>
  )
}
