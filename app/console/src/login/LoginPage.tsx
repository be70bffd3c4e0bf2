import { Alert, Button, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Navigate, useLocation } from 'react-router'
import { answer, api } from '../api/client'
import { inWords } from '../api/refusal'
import { startSession, useSession } from '../api/session'
import { catalogue, languages, useText } from '../text/Text'

interface Arrived {
  from?: string
  expired?: boolean
}

export function LoginPage() {
  const { t, language, speak } = useText()
  const session = useSession()
  const arrived = (useLocation().state ?? {}) as Arrived
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  if (session) return <Navigate to={arrived.from ?? '/'} replace />

  async function enter(credentials: { login: string; password: string }) {
    setBusy(true)
    setFailure(undefined)
    try {
      const begun = await answer(api.POST('/api/v1/sessions', { body: credentials }))
      startSession(begun)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <main className="login">
      <title>{`${t.login.title} · Komek`}</title>
      <div className="login-card">
        <Segmented
          aria-label={t.login.language}
          value={language}
          onChange={speak}
          options={languages.map((each) => ({ value: each, label: <span lang={each}>{catalogue[each].name}</span> }))}
        />
        <h1>Komek</h1>
        <p className="quiet">{t.login.lead}</p>
        {failure !== undefined ? (
          <Alert type="error" showIcon role="alert" title={inWords(t, failure)} />
        ) : (
          arrived.expired && <Alert type="info" showIcon title={t.login.ended} />
        )}
        <Form layout="vertical" requiredMark={false} onFinish={(values) => void enter(values)} disabled={busy}>
          <Form.Item name="login" label={t.login.login} rules={[{ required: true, message: t.login.needLogin }]}>
            <Input size="large" autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t.login.password}
            rules={[{ required: true, message: t.login.needPassword }]}
          >
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t.login.enter}
          </Button>
        </Form>
      </div>
    </main>
  )
}
