import { expect } from '@playwright/test'
import { SERVER } from './system'

export interface Colleague {
  login: string
  name: string
  password: string
}

interface Session {
  token: string
}

async function asked<T>(method: string, path: string, body: object, token?: string, more: Record<string, string> = {}): Promise<T> {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}), ...more }
  const answer = await fetch(`${SERVER}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
  const said = await answer.text()
  expect(answer.ok, `${method} ${path}: ${answer.status} ${said}`).toBe(true)
  return JSON.parse(said) as T
}

const session = (login: string, password: string) => asked<Session>('POST', '/sessions', { login, password })

/** Somebody new at the centre, whom no other journey knows. */
export async function employ(name: string, roles: string[], languages: string[]): Promise<Colleague> {
  const { token } = await session('admin', 'demo')
  const login = `journey${Math.random().toString(36).slice(2, 10)}`
  const { initialPassword } = await asked<{ initialPassword: string }>(
    'PUT',
    `/staff/${login}`,
    { name, roles, languages, active: true, line: null, organisation: null, sector: null },
    token,
    { 'If-None-Match': '*' },
  )
  return { login, name, password: initialPassword }
}

/**
 * Somebody who is on shift, so that what waits in their languages waits for them and falls to nobody else; they are on a
 * break, so that nothing is offered to them.
 *
 * @return lets them go
 */
export async function onBreak(colleague: Colleague): Promise<() => void> {
  const { token } = await session(colleague.login, colleague.password)
  await asked('PUT', '/work/presence', { state: 'BREAK', reason: 'LUNCH' }, token)
  const signs = setInterval(() => void asked('PUT', '/work/presence/sign', {}, token).catch(() => undefined), 20_000)
  return () => clearInterval(signs)
}
