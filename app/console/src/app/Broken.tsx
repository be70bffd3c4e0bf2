import { Button, Result } from 'antd'
import { useText } from '../text/Text'

export function Broken() {
  const { t } = useText()
  return (
    <Result
      status="error"
      title={t.app.broken}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t.app.reload}
        </Button>
      }
    />
  )
}

export function NotHere() {
  const { t } = useText()
  return (
    <div className="note-in-the-middle">
      <p>{t.app.notHere}</p>
    </div>
  )
}
