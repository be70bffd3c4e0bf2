import { Alert, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { now } from '../app/clock'
import { useKeeping } from '../keep/keeping'
import { useText } from '../text/Text'
import { callWords } from './api'

const day = 86_400_000

/** A caller is not put through for a while: why, and until when. */
export function BlockDialog({ call, onClose }: { call: string; onClose: () => void }) {
  const { t } = useText()
  const words = t.calls.blocks
  const [id] = useState(() => crypto.randomUUID())
  const [reason, setReason] = useState('')
  const [days, setDays] = useState(7)
  const { keep, saving, failure } = useKeeping('calls')
  const block = () =>
    void keep(
      answer(
        api.PUT('/api/v1/calls/blocks/{id}', {
          params: { path: { id } },
          body: { call, reason: reason.trim(), until: new Date(now() + days * day).toISOString() },
        }),
      ),
      onClose,
    )
  return (
    <Modal
      open
      title={words.block}
      okText={words.block}
      onOk={block}
      onCancel={onClose}
      confirmLoading={saving}
      okButtonProps={{ disabled: reason.trim() === '' }}
    >
      <Form layout="vertical">
        <Form.Item label={words.reason} htmlFor="block-reason">
          <Input id="block-reason" maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        </Form.Item>
        <Form.Item label={words.days} htmlFor="block-days">
          <InputNumber id="block-days" min={1} max={365} value={days} onChange={(typed) => setDays(typed ?? 7)} />
        </Form.Item>
      </Form>
      <p className="quiet">{words.hint}</p>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={callWords(t, failure)} />}
    </Modal>
  )
}
