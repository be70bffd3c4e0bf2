import { SoundOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { inWords } from '../api/refusal'
import { useText } from '../text/Text'
import './sound.css'

/**
 * A voice, fetched when somebody wants to hear it: that they did is written down. It is played from memory, because an
 * address that plays by itself would be a key to it.
 */
export function Player({ name, fetchIt }: { name: string; fetchIt: (signal: AbortSignal) => Promise<Blob> }) {
  const { t } = useText()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [address, setAddress] = useState<string>()
  const asking = useRef<AbortController>(undefined)
  const player = useRef<HTMLAudioElement>(null)

  useEffect(() => () => asking.current?.abort(), [])
  useEffect(() => {
    if (!address) return
    player.current?.focus()
    return () => URL.revokeObjectURL(address)
  }, [address])

  async function listen() {
    const { signal } = (asking.current = new AbortController())
    setBusy(true)
    setFailure(undefined)
    try {
      const sound = await fetchIt(signal)
      if (!signal.aborted) setAddress(URL.createObjectURL(sound))
    } catch (error) {
      if (!signal.aborted) setFailure(error)
    }
    setBusy(false)
  }

  if (address)
    return (
      <audio
        ref={player}
        className="player"
        controls
        controlsList="nodownload"
        autoPlay
        src={address}
        aria-label={name}
      />
    )
  return (
    <span className="player-start">
      <Button
        size="small"
        icon={<SoundOutlined aria-hidden />}
        loading={busy}
        aria-label={`${t.sound.listen}: ${name}`}
        onClick={() => void listen()}
      >
        {t.sound.listen}
      </Button>
      {failure !== undefined && <span role="alert">{`${t.sound.failed} ${inWords(t, failure)}`}</span>}
    </span>
  )
}
