import { Alert, App, Form } from 'antd'
import type { TicketView } from '../api/client'
import { useLocate } from '../api/queries'
import { inWords } from '../api/refusal'
import { useText } from '../text/Text'
import { AddressSelect } from './AddressSelect'
import { Resolved } from './AddressFacts'
import { inOneLine } from './names'
import './territory.css'

/**
 * The address while one registers: what the register made of it, and another one in two keystrokes. It is an act of its
 * own, saved when chosen: the resident is still on the phone, and the form may take a while.
 */
export function AddressField({ ticket, onLocated }: { ticket: TicketView; onLocated: (view: TicketView) => void }) {
  const { t, language } = useText()
  const { message } = App.useApp()
  const locate = useLocate(ticket.number)
  const { address } = ticket
  const id = `address-${ticket.number}`
  return (
    <Form.Item
      label={t.territory.address}
      htmlFor={id}
      extra={
        <>
          {ticket.place?.address && <span className="breaks">«{ticket.place.address}»</span>}
          {address ? <Resolved address={address} /> : <p className="quiet">{t.territory.none}</p>}
        </>
      }
    >
      <AddressSelect
        id={id}
        label={t.territory.correct}
        placeholder={t.territory.correctHint}
        shown={address?.territory ? inOneLine(language, address.line) : undefined}
        onChoose={(chosen) =>
          chosen &&
          locate.mutate(
            { version: ticket.version, territory: chosen.code },
            {
              onSuccess: (view) => {
                void message.success(t.territory.located)
                onLocated(view)
              },
            },
          )
        }
      />
      {locate.isError && <Alert type="error" showIcon role="alert" title={inWords(t, locate.error)} />}
    </Form.Item>
  )
}
