import { useNow } from '../app/clock'
import type { TicketView } from '../api/client'
import { useText } from '../text/Text'
import { span, spanInWords } from '../words/time'

/** As the server has it: what is longer is not cut, but said to be there. */
const longestSms = 200

const fits = (text: string) => [...text.trim().replace(/\s+/g, ' ')].length <= longestSms

/** By which way the words leave that are being written, and for how long it is open. */
export function AnswerLine({ ticket, text }: { ticket: TicketView; text: string }) {
  const { t, language } = useText()
  const now = useNow()
  const by = ticket.answerBy
  const mail = ticket.resident?.handles.find((each) => each.kind === 'EMAIL')?.masked
  if (!by || by.channel === 'EMAIL') return <>{mail ? t.composer.goesToMail(mail) : t.composer.goesToPage}</>
  const channel = t.channel[by.channel]
  if (by.why) {
    return (
      <strong className="detour">
        <span aria-hidden>△ </span>
        {by.channel === 'SMS' ? t.composer.noSms : t.composer.cannot[by.why]}{' '}
        {by.instead ? t.composer.instead[by.instead] : t.composer.nobody}
      </strong>
    )
  }
  if (by.channel === 'SMS') {
    return fits(text) ? t.composer.goesToSms : <strong className="detour">{t.composer.goesToSmsLong}</strong>
  }
  if (by.inPublic) return <strong className="detour">{t.composer.goesToComment(channel)}</strong>
  if (!by.windowUntil) return <>{t.composer.goesToChat(channel)}</>
  const left = Math.max(0, Date.parse(by.windowUntil) - now)
  return (
    <>
      <span aria-hidden>{t.composer.goesToChatFor(channel, span(language, left))}</span>
      <span className="unseen">{t.composer.goesToChatFor(channel, spanInWords(language, left))}</span>
    </>
  )
}
