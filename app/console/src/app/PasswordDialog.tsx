import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { Refusal, inWords } from '../api/refusal'
import { startSession } from '../api/session'
import { useText } from '../text/Text'

interface Fields {
  present: string
  wanted: string
  again: string
}

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const r = t.rooms.password
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function change({ present, wanted }: Fields) {
    setBusy(true)
    setError(undefined)
    try {
      startSession(await answer(api.PUT('/api/v1/me/password', { body: { present, wanted } })))
      void message.success(r.changed)
      onClose()
    } catch (e) {
      const code = e instanceof Refusal ? e.problem.code : undefined
      if (code === 'PASSWORD_WRONG') form.setFields([{ name: 'present', errors: [r.wrong] }])
      else if (code === 'PASSWORD_WEAK') form.setFields([{ name: 'wanted', errors: [r.weak] }])
      else setError(e)
      setBusy(false)
    }
  }

  return (
    <Modal
      open
      title={r.title}
      onCancel={onClose}
      onOk={form.submit}
      okText={r.done}
      cancelText={t.app.cancel}
      confirmLoading={busy}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void change(fields)}
        disabled={busy}
      >
        <Form.Item name="present" label={r.present} rules={[{ required: true, message: t.login.needPassword }]}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="wanted"
          label={r.wanted}
          extra={r.hint}
          rules={[{ required: true, message: t.login.needPassword }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={r.again}
          dependencies={['wanted']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('wanted') ? Promise.resolve() : Promise.reject(new Error(r.differs)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} onPressEnter={form.submit} />
        </Form.Item>
        {error !== undefined && <Alert type="error" showIcon role="alert" title={inWords(t, error)} />}
      </Form>
    </Modal>
  )
}
