import { Alert, Button } from 'antd'
import { inWords, Refusal } from '../api/refusal'
import { useText } from '../text/Text'

/** What did not work, why, and what one can do. */
export function Failed({ words, error, retry }: { words: string; error: unknown; retry: () => void }) {
  const { t } = useText()
  if (error instanceof Refusal && error.status === 401) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`${words} ${inWords(t, error)}`}
      action={
        <Button size="small" onClick={retry}>
          {t.app.retry}
        </Button>
      }
    />
  )
}
