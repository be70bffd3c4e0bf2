import createClient, { type Middleware } from 'openapi-fetch'
import { keepAs } from '../tables/download'
import { chosenLanguage } from '../text/Text'
import { Refusal } from './refusal'
import type { components, paths } from './schema'
import { endSession, session } from './session'

type Schemas = components['schemas']
export type TicketRow = Schemas['TicketRow']
export type TicketView = Schemas['TicketView']
export type TicketPage = Schemas['TicketPage']
export type Message = Schemas['Message']
export type MessageKind = Schemas['MessageKind']
export type HistoryEntry = Schemas['HistoryEntry']
export type District = Schemas['District']
export type Attachment = Schemas['AttachmentRef']
export type UnfiledContact = Schemas['UnfiledContact']
export type Act = Schemas['Act']
export type Registration = Schemas['Registration']
export type Closure = Schemas['Closure']
export type Outcome = Schemas['Outcome']
export type TicketType = Schemas['TicketType']
export type AnswerCheck = Schemas['AnswerCheck']
export type Dispatch = Schemas['Dispatch']
export type Rework = Schemas['Rework']
export type Part = Schemas['Part']
export type IncidentClosure = Schemas['IncidentClosure']
export type RelatedTicket = Schemas['RelatedTicket']
export type RelatedTickets = Schemas['RelatedTickets']
export type Execution = Schemas['Execution']
export type NotOurs = Schemas['NotOurs']
export type Plan = Schemas['Plan']
export type ProposedAnswer = Schemas['ProposedAnswer']
export type Staff = Schemas['Staff']
export type Session = Schemas['Session']

const bearer: Middleware = {
  onRequest({ request }) {
    const token = session()?.token
    if (token) request.headers.set('Authorization', `Bearer ${token}`)
    request.headers.set('Accept-Language', chosenLanguage())
    return request
  },
  onResponse({ request, response }) {
    const asked = request.headers.get('Authorization')
    if (response.status === 401 && asked && asked === `Bearer ${session()?.token}`) endSession(true)
  },
}

const client = createClient<paths>({ baseUrl: '/' })
client.use(bearer)
export const api = client

/** The body of an answer, or a {@link Refusal}; a network that is down is a refusal too. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let result
  try {
    result = await call
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e
    throw new Refusal(0)
  }
  if (!result.response.ok) throw Refusal.of(result.response.status, result.error)
  return result.data as T
}

/** Keeps the bytes of a file for a day; what is written next names it. */
export async function upload(file: File): Promise<Attachment> {
  return answer(
    api.POST('/api/v1/files', {
      params: { query: { name: file.name } },
      body: file as unknown as string,
      bodySerializer: (bytes) => bytes,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )
}

/** A voice of a ticket, to be heard and not kept. */
export async function soundOf(number: string, file: Attachment, signal: AbortSignal): Promise<Blob> {
  const [day = '', id = ''] = file.id.split('/')
  const sound = await answer(
    api.GET('/api/v1/tickets/{number}/sounds/{day}/{id}', {
      params: { path: { number, day, id } },
      parseAs: 'blob',
      signal,
    }),
  )
  return sound as unknown as Blob
}

/** A file as it was sent, handed to the browser to keep; never shown on this origin. */
export async function download(number: string, file: Attachment): Promise<void> {
  const [day = '', id = ''] = file.id.split('/')
  const blob = await answer(
    api.GET('/api/v1/tickets/{number}/files/{day}/{id}', { params: { path: { number, day, id } }, parseAs: 'blob' }),
  )
  keepAs(file.name, blob as unknown as Blob)
}
