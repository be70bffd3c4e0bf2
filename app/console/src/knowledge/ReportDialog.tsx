import { Alert, App, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useText } from '../text/Text'
import { refusalWords, useRemark } from './api'

interface Values {
  kind: 'WRONG' | 'MISSING'
  words: string
  ticket?: string
}

/** @param article `null`: there is none about it; @param words what was looked for */
export function ReportDialog({
  article,
  words = '',
  onClose,
}: {
  article: string | null
  words?: string
  onClose: () => void
}) {
  const { t } = useText()
  const k = t.knowledge
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const remark = useRemark()
  // Sent again after a broken line it is the same one.
  const [id] = useState(() => crypto.randomUUID())
  function send(values: Values) {
    remark.mutate(
      { id, article, kind: article ? values.kind : 'MISSING', words: values.words, ticket: plain(values.ticket) },
      {
        onSuccess: () => {
          void message.success(k.said)
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={article ? k.reportTitle : k.reportMissing}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={k.send}
      cancelText={t.app.cancel}
      confirmLoading={remark.isPending}
      mask={{ closable: false }}
    >
      <Form form={form} layout="vertical" onFinish={send} requiredMark={false} initialValues={{ kind: 'WRONG', words }}>
        <p className="quiet">{k.reportHint}</p>
        {article && (
          <Form.Item name="kind">
            <Radio.Group
              aria-label={k.report}
              options={[
                { value: 'WRONG', label: k.wrong },
                { value: 'MISSING', label: k.missing },
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="words" label={k.words} rules={[{ required: true, whitespace: true, message: k.wordsNeeded }]}>
          <Input.TextArea autoFocus rows={4} maxLength={2000} />
        </Form.Item>
        <TicketField label={k.ticketOptional} required={false} />
        {remark.isError && <Alert type="error" showIcon title={refusalWords(t, remark.error)} />}
      </Form>
    </Modal>
  )
}

export function TicketField({ label, required }: { label: string; required: boolean }) {
  const { t } = useText()
  return (
    <Form.Item
      name="ticket"
      label={label}
      rules={[
        {
          validator: (_, value?: string) =>
            (!required && !value?.trim()) || plain(value)?.length === 10
              ? Promise.resolve()
              : Promise.reject(new Error(t.knowledge.ticketWrong)),
        },
      ]}
    >
      <Input inputMode="numeric" maxLength={20} autoComplete="off" />
    </Form.Item>
  )
}

/** As it is written or spoken: 572 409 3816. */
export const plain = (number?: string) => number?.replace(/\D/g, '') || null
