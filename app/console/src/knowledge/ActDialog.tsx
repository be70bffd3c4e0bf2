import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { now as serverNow } from '../app/clock'
import { PersonSelect } from '../notices/PersonSelect'
import { useText } from '../text/Text'
import { todayInCity } from '../words/time'
import { refusalWords, useCare, type Act, type AtWork } from './api'

interface Props {
  act: Act
  pending: boolean
  error: unknown
  onRun: (note: string) => void
  onClose: () => void
}

/** An act that takes something from somebody says why. */
export function ActDialog({ act, pending, error, onRun, onClose }: Props) {
  const { t } = useText()
  const k = t.knowledge
  const [form] = Form.useForm<{ note: string }>()
  const names: Record<Act, string> = { submission: k.submit, return: k.sendBack, publication: k.publish, discarding: k.discard, retirement: k.retire } // prettier-ignore
  const needed = act === 'return' || act === 'retirement'
  return (
    <Modal
      open
      title={names[act]}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={names[act]}
      okButtonProps={{ danger: act === 'discarding' || act === 'retirement' }}
      cancelText={t.app.cancel}
      confirmLoading={pending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ note: '' }}
        onFinish={({ note }) => onRun(note.trim())}
      >
        <Form.Item
          name="note"
          label={needed ? k.note : k.noteOptional}
          rules={needed ? [{ required: true, whitespace: true, message: k.noteNeeded }] : []}
        >
          <Input.TextArea autoFocus rows={3} maxLength={1000} />
        </Form.Item>
        {error !== null && <Alert type="error" showIcon title={refusalWords(t, error)} />}
      </Form>
    </Modal>
  )
}

const halfYear = 182 * 24 * 60 * 60 * 1000

/** It is still true: who answers for it, and when it is looked at again. */
export function CareDialog({ article, onClose }: { article: AtWork; onClose: () => void }) {
  const { t } = useText()
  const k = t.knowledge
  const { message } = App.useApp()
  const care = useCare(article.code)
  const [owner, setOwner] = useState(article.owner)
  const [form] = Form.useForm<{ reviewBy: string; note: string }>()
  return (
    <Modal
      open
      title={k.careTitle}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={k.care}
      cancelText={t.app.cancel}
      confirmLoading={care.isPending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reviewBy: todayInCity(serverNow() + halfYear), note: '' }}
        onFinish={({ reviewBy, note }) =>
          care.mutate(
            { version: article.version, owner: owner.login, reviewBy, note: note.trim() },
            {
              onSuccess: () => {
                void message.success(k.cared)
                onClose()
              },
            },
          )
        }
      >
        <p>
          {k.owner}: <b>{owner.name}</b>
        </p>
        <PersonSelect near={[]} onChoose={(login, name) => setOwner({ login, name })} />
        <Form.Item name="reviewBy" label={k.reviewBy} rules={[{ required: true, message: k.refused.DATE_PAST }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="note" label={k.noteOptional}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        {care.isError && <Alert type="error" showIcon title={refusalWords(t, care.error)} />}
      </Form>
    </Modal>
  )
}
