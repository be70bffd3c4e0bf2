import { Alert, App, Form, Modal, Radio } from 'antd'
import { useText } from '../text/Text'
import { refusalWords, useUse } from './api'
import { plain, TicketField } from './ReportDialog'

interface Values {
  ticket: string
  how: 'ANSWERED' | 'CONSULTED'
}

export function UseDialog({ article, onClose }: { article: string; onClose: () => void }) {
  const { t } = useText()
  const k = t.knowledge
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const use = useUse()
  return (
    <Modal
      open
      title={k.useTitle}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={k.use}
      cancelText={t.app.cancel}
      confirmLoading={use.isPending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ how: 'ANSWERED' }}
        onFinish={(values: Values) =>
          use.mutate(
            { article, ticket: plain(values.ticket) ?? '', how: values.how },
            {
              onSuccess: (counted) => {
                void message.success(counted.first ? k.counted : k.countedBefore)
                onClose()
              },
            },
          )
        }
      >
        <TicketField label={k.ticket} required />
        <Form.Item name="how">
          <Radio.Group
            aria-label={k.useTitle}
            options={[
              { value: 'ANSWERED', label: k.answered },
              { value: 'CONSULTED', label: k.consulted },
            ]}
          />
        </Form.Item>
        {use.isError && <Alert type="error" showIcon title={refusalWords(t, use.error)} />}
      </Form>
    </Modal>
  )
}
