import { Alert, App, Button, Form, Input, Modal, Table } from 'antd'
import { useState } from 'react'
import { inWords } from '../api/refusal'
import { languages, useText } from '../text/Text'
import { useNameSphere, violations, type Names, type SphereLine } from './api'
import { reason } from './LeaveDialog'

interface Values extends Names {
  code: string
}

export function SpheresDialog({ spheres, onClose }: { spheres: SphereLine[]; onClose: () => void }) {
  const { t } = useText()
  const c = t.catalogue
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const name = useNameSphere()
  const [changing, setChanging] = useState<SphereLine | 'new' | null>(null)
  const [error, setError] = useState<string | null>(null)

  function begin(sphere: SphereLine | 'new') {
    setError(null)
    setChanging(sphere)
    form.setFieldsValue(
      sphere === 'new'
        ? { code: '', kk: '', ru: '', en: '' }
        : { code: sphere.code, kk: sphere.kk ?? '', ru: sphere.ru ?? '', en: sphere.en ?? '' },
    )
  }

  function done({ code, ...names }: Values) {
    const seen = changing === 'new' || !changing ? null : changing.version
    name.mutate(
      { code: code.trim(), seen, names },
      {
        onSuccess: () => {
          setChanging(null)
          void message.success(c.saved)
        },
        onError: (refused) => {
          const wrong = violations(refused)
          form.setFields(
            wrong.map((each) => ({
              name: each.field.replace('names.', '') as keyof Values,
              errors: [reason(t, each.code)],
            })),
          )
          setError(wrong.length ? null : inWords(t, refused))
        },
      },
    )
  }

  return (
    <Modal open title={c.spheres} width={860} onCancel={onClose} footer={null} mask={{ closable: false }}>
      {changing ? (
        <Form form={form} layout="vertical" onFinish={done} requiredMark={false}>
          <Form.Item name="code" label={c.code} extra={changing === 'new' ? c.codeHint : undefined}>
            <Input disabled={changing !== 'new'} autoFocus={changing === 'new'} />
          </Form.Item>
          {languages.map((language) => (
            <Form.Item key={language} name={language} label={`${c.names}, ${c.languages[language]}`}>
              <Input lang={language} maxLength={120} />
            </Form.Item>
          ))}
          {error && <Alert type="error" showIcon title={error} className="lead" />}
          <Button type="primary" htmlType="submit" loading={name.isPending}>
            {t.app.save}
          </Button>{' '}
          <Button onClick={() => setChanging(null)}>{t.app.cancel}</Button>
        </Form>
      ) : (
        <>
          <Button className="lead" onClick={() => begin('new')}>
            {c.addSphere}
          </Button>
          <Table<SphereLine>
            size="small"
            rowKey="code"
            pagination={false}
            scroll={{ y: 420 }}
            dataSource={spheres}
            columns={[
              { title: c.code, dataIndex: 'code', width: 140 },
              ...languages.map((language) => ({ title: c.languages[language], dataIndex: language })),
              {
                title: <span className="unseen">{c.edit}</span>,
                width: 110,
                render: (_: unknown, sphere: SphereLine) => (
                  <Button size="small" aria-label={`${c.edit}: ${sphere.code}`} onClick={() => begin(sphere)}>
                    {c.edit}
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
    </Modal>
  )
}
