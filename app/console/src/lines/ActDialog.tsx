import { Alert, Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { inWords } from '../api/refusal'
import type { TicketView } from '../api/client'
import { useText } from '../text/Text'
import { StaleNotice } from '../work/StaleNotice'

interface Props {
  title: string
  done: string
  lead?: string
  pending: boolean
  error: unknown
  /** As the ticket was before somebody changed it meanwhile. */
  met?: TicketView | undefined
  ticket: TicketView
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

/** A window for one act: Ctrl-Enter does it, a refusal is told in it, nothing typed is lost. */
export function ActDialog({ title, done, lead, pending, error, met, ticket, onDone, onClose, children }: Props) {
  const { t } = useText()
  return (
    <Modal
      open
      title={title}
      width={600}
      onCancel={onClose}
      onOk={onDone}
      okText={done}
      cancelText={t.app.cancel}
      confirmLoading={pending}
      mask={{ closable: false }}
    >
      <Form
        layout="vertical"
        onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && !pending && onDone()}
        onFinish={onDone}
      >
        {lead && <p className="dialog-lead">{lead}</p>}
        {children}
        {met ? (
          <StaleNotice before={met} now={ticket} />
        ) : (
          error !== null &&
          error !== undefined && <Alert type="error" showIcon role="alert" title={inWords(t, error)} />
        )}
      </Form>
    </Modal>
  )
}
