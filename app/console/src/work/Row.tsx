import {
  AppstoreOutlined,
  EnvironmentOutlined,
  FacebookOutlined,
  FileTextOutlined,
  GlobalOutlined,
  InboxOutlined,
  InstagramOutlined,
  MailOutlined,
  MessageFilled,
  MobileOutlined,
  PhoneOutlined,
  SendOutlined,
  TeamOutlined,
  VideoCameraOutlined,
  WhatsAppOutlined,
} from '@ant-design/icons'
import { memo, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { TicketRow } from '../api/client'
import { spokenOf } from '../live/Live'
import { TierMark } from '../routing/Chips'
import { OfferedShort, Urgent } from '../shift/Signs'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { organisationName } from '../words/organisation'
import { Remaining } from './Remaining'
import { useReason } from './reason'

/** Nobody at the centre has these: the organisation does. */
const withService: ReadonlySet<TicketRow['status']> = new Set(['SENT', 'IN_WORK', 'PLANNED', 'TO_VERIFY'])

interface Props {
  row: TicketRow
  to: string
  open: boolean
  mine: boolean
  district: string | undefined
  /** `undefined`: nothing is chosen from the list now. */
  chosen: boolean | undefined
  onChoose: (number: string, range: boolean) => void
}

export const Row = memo(function Row({ row, to, open, mine, district, chosen, onChoose }: Props) {
  const { t, language } = useText()
  const link = useRef<HTMLAnchorElement>(null)
  const version = useRef<number>(undefined)
  const { reason, focus } = useReason()

  useEffect(() => {
    const before = version.current
    version.current = row.version
    const arrived = spokenOf.delete(row.number)
    if (before === undefined ? arrived : before < row.version) glow(link.current)
  }, [row.version, row.number])

  return (
    <li className={chosen ? 'chosen' : undefined}>
      {chosen !== undefined && (
        <label className="row-choose">
          <input
            type="checkbox"
            checked={chosen}
            aria-label={t.bulk.chooseOne(spoken(row.number))}
            onChange={(event) => onChoose(row.number, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </label>
      )}
      <Link
        ref={link}
        to={to}
        data-number={row.number}
        aria-current={open ? 'true' : undefined}
        className={`row${row.residentWaits ? ' waits' : ''}`}
        {...focus}
      >
        <span className="row-first">
          <Remaining ticket={row} reason={reason} />
          <span className="number">{spoken(row.number)}</span>
          <span className={`who${mine ? ' mine' : ''}`}>
            {row.assignee ? (
              mine ? (
                t.queue.you
              ) : (
                row.assignee.name
              )
            ) : row.offeredTo ? (
              <OfferedShort to={row.offeredTo} />
            ) : withService.has(row.status) && row.execution ? (
              organisationName(language, row.execution.organisation)
            ) : (
              <span className="unseen">{t.queue.nobody}</span>
            )}
          </span>
        </span>
        <span className="row-title">
          {row.urgent && <Urgent />}
          {row.title || t.queue.noTitle}
        </span>
        <span className="row-last">
          <ChannelIcon channel={row.channel} />
          <span className="row-place">{district ?? t.queue.noDistrict}</span>
          <TierMark tier={row.risk} bare />
          <span className="row-status">{t.status[row.status]}</span>
          {row.residentWaits && (
            <span className="row-waits" title={t.queue.residentWaits}>
              <MessageFilled aria-hidden />
              <span className="unseen">{t.queue.residentWaits}</span>
            </span>
          )}
        </span>
      </Link>
    </li>
  )
})

const channelIcons = {
  WEB: GlobalOutlined,
  EMAIL: MailOutlined,
  PHONE: PhoneOutlined,
  SMS: MobileOutlined,
  TELEGRAM: SendOutlined,
  WHATSAPP: WhatsAppOutlined,
  INSTAGRAM: InstagramOutlined,
  FACEBOOK: FacebookOutlined,
  PARTNER: AppstoreOutlined,
  VISIT: TeamOutlined,
  LETTER: FileTextOutlined,
  FIELD_ROUND: EnvironmentOutlined,
  CAMERA: VideoCameraOutlined,
  OLDER_REGISTER: InboxOutlined,
} satisfies Record<TicketRow['channel'], unknown>

export function ChannelIcon({ channel }: { channel: TicketRow['channel'] }) {
  const { t } = useText()
  const Icon = channelIcons[channel]
  return (
    <span title={t.channel[channel]}>
      <Icon aria-hidden />
      <span className="unseen">{t.channel[channel]}</span>
    </span>
  )
}

function glow(element: HTMLElement | null) {
  element?.animate([{ backgroundColor: 'var(--k-accent-soft)' }, { backgroundColor: 'var(--k-accent-soft)' }, {}], {
    duration: 2400,
    easing: 'ease-out',
  })
}
