import { ArrowLeftOutlined } from '@ant-design/icons'
import { Alert, Button, Form } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import type { TicketView } from '../api/client'
import { inWords } from '../api/refusal'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { StaleNotice } from '../work/StaleNotice'

interface Props {
  ticket: TicketView
  title: string
  done: string
  pending: boolean
  error: unknown
  met?: TicketView | undefined
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

/** One act on a page of its own; the large button sends it, and in words whether it was sent. */
export function FieldForm({ ticket, title, done, pending, error, met, onDone, onClose, children }: Props) {
  const { t } = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const failed = error !== null && error !== undefined
  return (
    <Form layout="vertical" className="field-form" requiredMark={false} onFinish={onDone}>
      <div className="field-body">
        <Button type="text" className="field-back" icon={<ArrowLeftOutlined />} onClick={onClose}>
          {t.app.cancel}
        </Button>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="quiet">
          <span className="number">{spoken(ticket.number)}</span>, {ticket.title || t.queue.noTitle}
        </p>
        {children}
      </div>
      <footer className="field-acts">
        {met ? (
          <StaleNotice before={met} now={ticket} />
        ) : (
          failed && <Alert type="error" showIcon role="alert" title={`${t.field.notSent} ${inWords(t, error)}`} />
        )}
        <Button type="primary" block htmlType="submit" className="field-next" loading={pending}>
          {pending ? t.field.sending : failed ? t.field.again : done}
        </Button>
      </footer>
    </Form>
  )
}
