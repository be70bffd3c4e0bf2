import { PhoneOutlined } from '@ant-design/icons'
import { useNow } from '../app/clock'
import { Player } from '../sound/Player'
import { useText } from '../text/Text'
import { spanInWords, when } from '../words/time'
import { recordingOf, type RecordedCall } from './api'
import './calls.css'

/** A call in a conversation: when, with whom, how long, and what is kept of it for those who may hear it. */
export function CallItem({ call }: { call: RecordedCall }) {
  const { t, language } = useText()
  const now = useNow()
  return (
    <li className="message note call-entry">
      <div className="message-head">
        <PhoneOutlined aria-hidden />
        <b>{call.operator ? t.calls.entry.with(call.operator) : t.calls.entry.unanswered}</b>
        {call.talkSeconds !== null && <span>{spanInWords(language, call.talkSeconds * 1000)}</span>}
        <time dateTime={call.at} className="quiet">
          {when(language, Date.parse(call.at), now)}
        </time>
      </div>
      <Recordings call={call} />
    </li>
  )
}

export function Recordings({ call }: { call: RecordedCall }) {
  const { t, language } = useText()
  const now = useNow()
  const words = t.calls.entry
  return call.recordings.map((each) => (
    <p key={each.id} className="call-recording">
      {call.mayHear && (
        <Player
          name={words.recording(when(language, Date.parse(call.at), now))}
          fetchIt={(signal) => recordingOf(each.id, signal)}
        />
      )}
      <span className="quiet">
        {call.mayHear ? '' : `${words.notForYou} `}
        {words.until(when(language, Date.parse(each.until), now))}
      </span>
    </p>
  ))
}
