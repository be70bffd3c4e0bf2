import { Alert } from 'antd'
import { useText } from '../text/Text'
import { isStale, wallWords } from './wall'

/** Why it was not kept; where somebody was faster, what they made of it. */
export function NotKept({
  error,
  newest,
}: {
  error: unknown
  newest: readonly [string, string | number][] | undefined
}) {
  const { t } = useText()
  return (
    <Alert
      className="not-kept"
      type={isStale(error) ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={wallWords(t, error)}
      description={
        isStale(error) &&
        newest && (
          <>
            <p>{t.work.keeping.newest}</p>
            <dl className="facts">
              {newest.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </>
        )
      }
    />
  )
}
