import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { inWords } from '../api/refusal'
import { useText, type Texts } from '../text/Text'
import { useMerge, useRetire, useSplit, violations } from './api'
import { IssueSelect } from './IssueSelect'

export type Leaving = 'retire' | 'split' | 'merge'

interface Values {
  others?: string[]
  note: string
}

/** An issue leaves the catalogue: for nothing, for one, for several; or others leave it for this one. */
export function LeaveDialog({ code, kind, onClose }: { code: string; kind: Leaving; onClose: () => void }) {
  const { t } = useText()
  const c = t.catalogue
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const retire = useRetire(code)
  const split = useSplit(code)
  const merge = useMerge(code)
  const act = { retire, split, merge }[kind]
  const [error, setError] = useState<unknown>(null)
  const label = { retire: c.successor, split: c.into, merge: c.from }[kind]

  async function done({ others = [], note }: Values) {
    setError(null)
    try {
      if (kind === 'retire') await retire.mutateAsync({ successor: others[0] ?? null, note })
      if (kind === 'split') await split.mutateAsync({ into: others, note })
      if (kind === 'merge') await merge.mutateAsync({ from: others, note })
      void message.success(c.saved)
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }

  return (
    <Modal
      open
      title={c[kind]}
      width={600}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={c[kind]}
      okButtonProps={{ danger: kind === 'retire' }}
      cancelText={t.app.cancel}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
    >
      <Form form={form} layout="vertical" onFinish={(values) => void done(values)} requiredMark={false}>
        <p className="lead">{c[`${kind}Lead`]}</p>
        <Form.Item
          name="others"
          label={label}
          rules={
            kind === 'retire'
              ? []
              : [{ required: true, type: 'array', min: kind === 'split' ? 2 : 1, message: c.reasons[kind === 'split' ? 'TOO_FEW' : 'MISSING'] }] // prettier-ignore
          }
        >
          <IssueSelect label={label} without={code} several={kind !== 'retire'} />
        </Form.Item>
        <Form.Item name="note" label={c.note} rules={[{ required: true, whitespace: true, message: c.noteNeeded }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        {error !== null && <Alert type="error" showIcon title={<Refused t={t} error={error} />} />}
      </Form>
    </Modal>
  )
}

function Refused({ t, error }: { t: Texts; error: unknown }) {
  const wrong = [...new Set(violations(error).map((each) => each.code))]
  return <>{wrong.length ? wrong.map((code) => reason(t, code)).join(' ') : inWords(t, error)}</>
}

export function reason(t: Texts, code: string): string {
  return (t.catalogue.reasons as Record<string, string>)[code] ?? t.catalogue.reasons.other
}
