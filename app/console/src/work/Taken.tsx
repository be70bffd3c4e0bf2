import { EnvironmentOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { answer, api, type Attachment, type TicketView } from '../api/client'
import { useLocate } from '../api/queries'
import { inWords } from '../api/refusal'
import { useNow } from '../app/clock'
import { inOneLine } from '../territory/names'
import { useText } from '../text/Text'
import { when } from '../words/time'

type Position = NonNullable<Attachment['taken']>

/**
 * Where a picture says it was taken. Perhaps long ago, perhaps elsewhere: it is offered, and who registers the ticket
 * takes it with one key.
 */
export function Taken({ ticket, taken }: { ticket: TicketView; taken: Position }) {
  const { t, language } = useText()
  const now = useNow()
  const { message } = App.useApp()
  const locate = useLocate(ticket.number)
  const [nothing, setNothing] = useState(false)
  const find = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/territory/resolution', {
          body: { address: null, district: null, latitude: taken.latitude, longitude: taken.longitude },
        }),
      ),
  })
  useEffect(() => setNothing(false), [taken])

  async function take() {
    try {
      const found = await find.mutateAsync()
      if (!found.entry) {
        setNothing(true)
        return
      }
      await locate.mutateAsync({ version: ticket.version, territory: found.entry.code })
      void message.success(`${t.file.taken.done} ${inOneLine(language, found.entry.line)}`)
    } catch (error) {
      void message.error(inWords(t, error))
    }
  }

  const spot = `${taken.latitude.toFixed(5)}, ${taken.longitude.toFixed(5)}`
  return (
    <div className="taken">
      <span>
        <EnvironmentOutlined aria-hidden /> {t.file.taken.here}{' '}
        <a
          href={`https://www.openstreetmap.org/?mlat=${taken.latitude}&mlon=${taken.longitude}#map=17/${taken.latitude}/${taken.longitude}`}
          target="_blank"
          rel="noreferrer"
        >
          {spot}
        </a>
        {taken.at && <span className="quiet">, {when(language, Date.parse(taken.at), now)}</span>}
      </span>
      {ticket.allowed.includes('REGISTER') && (
        <Button size="small" loading={find.isPending || locate.isPending} onClick={() => void take()}>
          {t.file.taken.take}
        </Button>
      )}
      {nothing && (
        <span role="status" className="quiet">
          {t.file.taken.unknown}
        </span>
      )}
    </div>
  )
}
