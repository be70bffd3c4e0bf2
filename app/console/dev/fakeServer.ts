import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { WebSocketServer, type WebSocket } from 'ws'
import type { components } from '../src/api/schema'
import { FakeCatalogue } from './catalogue.ts'
import { allow, districts, makeExecuted, makeTicket, makeUnfiled, organisations, ours, staff } from './city.ts'
import { keepers } from './keep.ts'

type S = components['schemas']
type View = S['TicketView']

/**
 * The staff's API in memory, for developing pages without a server; never shipped. PUT /dev {tickets, fail, down} changes
 * the scene, PUT /dev/ticket lets a new one arrive, PUT /dev/stale/{number} lets a colleague change a ticket.
 */
export function fakeServer(): Plugin {
  const city = new City()
  const mount = (server: { middlewares: { use(handle: Handler): unknown }; httpServer: unknown }) => {
    server.middlewares.use((request, response, next) => {
      if (!/^\/(api\/v1|dev)(\/|$)/.test(request.url ?? '')) return next()
      void city.answer(request, response)
    })
    city.listen(server.httpServer as Server)
  }
  return { name: 'komek-fake-server', apply: (_, { mode }) => mode !== 'test', configureServer: mount, configurePreviewServer: mount } // prettier-ignore
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly more: object = {},
  ) {
    super(code)
  }
}

class City {
  private readonly catalogue = new FakeCatalogue()
  private tickets: View[] = []
  private made = 0
  private fail = 0
  private down = false
  private offset = 0
  private readonly sockets = new Set<WebSocket>()
  private letters: S['DeadLetter'][] = []
  private unfiled: S['UnfiledContact'][] = []
  private readonly filed = new Map<string, string>()

  constructor() {
    this.scene(60)
  }

  private scene(count: number) {
    this.tickets = Array.from({ length: count }, (_, i) => makeTicket(i, Date.now()))
    if (count > 0) this.tickets.push(...Array.from({ length: 10 }, (_, i) => makeExecuted(i, Date.now())))
    this.made = this.tickets.length + 300
    this.filed.clear()
    this.letters = count === 0 ? [] : [1, 2, 3].map((n) => ({
      id: String(n), topic: ['contact.received.dead', 'reply.requested.dead', 'delivery.reported.dead'][n - 1]!,
      at: new Date(Date.now() - n * 5e6).toISOString(), diedAt: new Date(Date.now() - n * 4e6).toISOString(),
      reason: 'com.fasterxml.jackson.databind.exc.MismatchedInputException: Cannot deserialize value of type Channel from "PIGEON"',
      type: 'kz.komek.contact.received.v1', summary: 'EMAIL 109@komek.test MESSAGE +2, 1 204 B',
    })) // prettier-ignore
    this.unfiled = count === 0 ? [] : makeUnfiled(Date.now())
  }

  listen(server: Server) {
    const live = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) => {
      if (request.url !== '/api/v1/live') return
      if (this.down) return void socket.destroy()
      live.handleUpgrade(request, socket, head, (client) => {
        client.once('message', () => {
          client.send(JSON.stringify({ kind: 'welcome', cursor: { '0': this.offset }, now: new Date().toISOString() }))
          this.sockets.add(client)
        })
        client.on('close', () => this.sockets.delete(client))
      })
    })
    setInterval(() => this.sockets.forEach((each) => each.send('{"kind":"ping"}')), 20_000).unref()
  }

  async answer(request: IncomingMessage, response: ServerResponse) {
    const send = (status: number, body?: object, type = 'application/json') => {
      response.writeHead(status, { 'Content-Type': type })
      response.end(body && JSON.stringify(body))
    }
    try {
      const url = new URL(request.url ?? '', 'http://fake')
      const body = await read(request)
      if (url.pathname.startsWith('/dev')) return send(200, this.direct(url.pathname, body))
      if (this.down) return void request.socket.destroy()
      if (this.fail) throw new Refused(this.fail, 'FAULT')
      await new Promise((done) => setTimeout(done, 120))
      const [status, result] = this.act(request, url, body)
      send(status, result)
    } catch (error) {
      const { status, code, more } = known(error)
      send(status, { title: code, status, code, ...more }, 'application/problem+json')
    }
  }

  private direct(path: string, body: Record<string, unknown>): object {
    if (path === '/dev/ticket') {
      const ticket = { ...makeTicket(this.made++, Date.now()), ...body } as View
      this.tickets.push(ticket)
      this.tell(ticket, 'RECEIVED', null)
      return { number: ticket.number }
    }
    if (path.startsWith('/dev/stale/')) {
      const ticket = this.find(path.split('/')[3]!)
      ticket.title += ' (нақтыланды)'
      this.record(ticket, 'REGISTERED', { login: 'bolat', name: staff.bolat!.name }, {})
      return {}
    }
    if (typeof body.tickets === 'number') this.scene(body.tickets)
    if ('fail' in body) this.fail = Number(body.fail)
    if ('down' in body) {
      this.down = Boolean(body.down)
      if (this.down) this.sockets.forEach((each) => each.terminate())
    }
    return {}
  }

  private act(request: IncomingMessage, url: URL, body: Record<string, string>): [number, object?] {
    const path = url.pathname.replace('/api/v1', '')
    const method = request.method
    if (path === '/sessions') {
      const found = staff[body.login ?? '']
      if (!found || body.password !== 'demo') throw new Refused(401, 'LOGIN_FAILED')
      return [
        200,
        { token: `fake-${found.login}`, expiresAt: new Date(Date.now() + 3.6e7).toISOString(), staff: found },
      ]
    }
    const me = staff[/^Bearer fake-(\w+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '']
    if (!me) throw new Refused(401, 'LOGIN_NEEDED')
    const person = { login: me.login, name: me.name }
    if (path === '/me') return [200, me]
    if (path === '/districts') return [200, districts]
    if (/^\/catalogue(\/|$)/.test(path)) {
      return [200, this.catalogue.answer(method ?? '', path, request.headers, url.searchParams, body as never)]
    }
    const kept = keepers(path, url)
    if (kept) return [200, kept]
    if (path === '/tickets') return [200, this.page(url, me)]
    if (path === '/dead-letters') return [200, { items: this.letters, next: null }]
    const replay = /^\/dead-letters\/(\w+)\/replay$/.exec(path)
    if (replay) {
      this.letters = this.letters.filter((each) => each.id !== replay[1])
      return [202]
    }
    if (path === '/unfiled-contacts') return [200, { items: this.unfiled.filter((each) => !this.filed.has(each.id)), next: null }] // prettier-ignore
    const filing = /^\/unfiled-contacts\/([^/]+)\/filing$/.exec(path)?.[1]
    if (filing) return [200, { number: this.file(filing, person) }]
    if (path === '/files') {
      const name = url.searchParams.get('name') ?? ''
      if (name.includes('үлкен')) throw new Refused(422, 'FILE_REFUSED')
      return [200, { id: `2026-11-20/${crypto.randomUUID()}`, name, mediaType: 'image/jpeg', size: 1_234_567, sha256: null, refused: null }] // prettier-ignore
    }
    const [, , number = '', part, id] = path.split('/')
    const ticket = this.find(number)
    const view = () => allow({ ...ticket }, me)
    const guard = () => {
      const version = /^"(\d+)"$/.exec(request.headers['if-match'] ?? '')?.[1]
      if (version === undefined) throw new Refused(428, 'IF_MATCH_MISSING')
      if (Number(version) !== ticket.version) throw new Refused(412, 'STALE', { current: view() })
    }
    if (!part) return [200, view()]
    if (part === 'related') return [200, this.related(ticket)]
    if (part === 'parts') {
      const made = { ...makeTicket(this.made++, Date.now()), status: 'RECEIVED', type: null } as View
      this.tickets.push(made)
      this.record(ticket, 'SPLIT', person, { other: made.number })
      return [200, { number: made.number }]
    }
    if (part === 'assignment') {
      if (method === 'PUT' && ticket.assignee && ticket.assignee.login !== me.login) throw new Refused(409, 'TAKEN_BY_ANOTHER') // prettier-ignore
      ticket.assignee = method === 'PUT' ? person : null
      this.record(ticket, method === 'PUT' ? 'TAKEN' : 'RELEASED', person, {})
    } else if (part === 'addressee') {
      return [200, { addressee: null }]
    } else if (part === 'registration') {
      guard()
      const { answers, ...matter } = body as unknown as S['Registration']
      const status = ticket.status === 'RECEIVED' ? 'REGISTERED' : ticket.status
      Object.assign(ticket, matter, { status, registered: this.catalogue.registered(matter.issue, answers) })
      this.record(ticket, 'REGISTERED', person, {
        type: body.type!,
        ...(body.district ? { district: body.district } : {}),
      })
    } else if (part === 'messages') {
      if (ticket.messages.some((each) => each.id === id)) return [200, view()]
      if (ticket.status === 'CLOSED' && body.kind !== 'NOTE') throw new Refused(409, 'TICKET_CLOSED')
      const mail = ticket.resident?.handles.some((each) => each.kind === 'EMAIL')
      ticket.messages.push({
        id: id!, direction: body.kind === 'NOTE' ? 'NOTE' : 'OUT', kind: body.kind as S['MessageKind'], at: new Date().toISOString(), author: person,
        text: body.text!, attachments: [], number: null, editedAt: null, deletedAt: null, delivery: body.kind !== 'NOTE' && mail ? { state: 'QUEUED', reason: null } : null,
      }) // prettier-ignore
      if (body.kind === 'REPLY') ticket.residentWaits = false
      if (body.kind === 'QUESTION') ticket.status = 'WAITING_FOR_RESIDENT'
      this.record(
        ticket,
        ({ REPLY: 'REPLIED', QUESTION: 'ASKED', NOTE: 'NOTED' } as const)[body.kind as S['MessageKind']],
        person,
        {},
      )
      setTimeout(() => {
        const sent = ticket.messages.find((each) => each.id === id)
        if (!sent?.delivery) return
        sent.delivery = { state: 'SENT', reason: null }
        this.tell(ticket, 'DELIVERY_CHANGED', null)
      }, 2000)
    } else if (part === 'closure') {
      guard()
      if (!body.answer && !ticket.messages.some((each) => each.direction === 'OUT')) throw new Refused(422, 'ANSWER_MISSING') // prettier-ignore
      Object.assign(ticket, { status: 'CLOSED', outcome: body.outcome })
      this.record(ticket, 'CLOSED', person, { outcome: body.outcome! })
      if (body.answer) ticket.messages.push({ id: crypto.randomUUID(), direction: 'OUT', kind: 'REPLY', at: ticket.changedAt, author: person, text: body.answer, attachments: [], number: null, editedAt: null, deletedAt: null, delivery: null }) // prettier-ignore
    } else if (part === 'dispatch') {
      guard()
      if (!organisations.includes(body.organisation!)) throw new Refused(422, 'ORGANISATION_UNKNOWN')
      const from = ticket.execution?.organisation
      ticket.execution = {
        organisation: body.organisation!, coExecutors: body.coExecutors as unknown as string[], responsible: null, redirects: from && from !== body.organisation ? 1 : 0,
        returns: ticket.execution?.returns ?? 0, arbitrated: ticket.status === 'DISPUTED', plannedFor: null, waitsForFunds: false, proposedOutcome: null,
      } // prettier-ignore
      Object.assign(ticket, { status: 'SENT', assignee: null, dueAt: body.dueAt ?? ticket.dueAt })
      this.record(ticket, from ? 'REDIRECTED' : 'SENT', person, { organisation: body.organisation!, due: ticket.dueAt, ...(from ? { from } : {}) }) // prettier-ignore
    } else if (part === 'rework') {
      guard()
      ticket.status = 'IN_WORK'
      this.record(ticket, 'SENT_BACK', person, { reason: body.reason!, missing: (body.missing as unknown as string[]).join(' ') }) // prettier-ignore
    } else if (part === 'acceptance') {
      Object.assign(ticket, { status: 'IN_WORK', execution: { ...ticket.execution, responsible: person } })
      this.record(ticket, 'ACCEPTED', person, {})
    } else if (part === 'return') {
      guard()
      ticket.status = 'RETURNED'
      this.record(ticket, 'RETURNED', person, { reason: body.reason!, from: ours })
    } else if (part === 'plan') {
      guard()
      Object.assign(ticket, { status: 'PLANNED', execution: { ...ticket.execution, plannedFor: body.date, waitsForFunds: body.waitsForFunds } }) // prettier-ignore
      this.record(ticket, 'PLANNED', person, { funds: String(body.waitsForFunds), ...(body.date ? { date: body.date } : {}) }) // prettier-ignore
    } else if (part === 'answers') {
      Object.assign(ticket, { status: 'TO_VERIFY', execution: { ...ticket.execution, proposedOutcome: body.outcome } })
      this.record(ticket, 'ANSWER_PROPOSED', person, { outcome: body.outcome! })
      ticket.messages.push({ id: id!, direction: 'NOTE', kind: 'PROPOSAL', at: ticket.changedAt, author: person, text: body.text!, attachments: [], number: null, editedAt: null, deletedAt: null, delivery: null }) // prettier-ignore
    } else if (part === 'reopening') {
      guard()
      Object.assign(ticket, { status: 'REOPENED', outcome: null, dueAt: new Date(Date.now() + 3.6e6).toISOString() })
      this.record(ticket, 'REOPENED', person, { reason: body.reason! })
    } else {
      throw new Refused(404, 'NOT_FOUND')
    }
    return [200, view()]
  }

  private file(id: string, by: NonNullable<View['history'][number]['actor']>): string {
    const known = this.filed.get(id)
    if (known) return known
    const contact = this.unfiled.find((each) => each.id === id)
    if (!contact) throw new Refused(404, 'NO_SUCH_CONTACT')
    const made = makeTicket(this.made++, Date.now())
    const ticket = allow({
      ...made, status: 'RECEIVED', type: null, outcome: null, title: contact.subject ?? '', channel: contact.channel, assignee: null, version: 1,
      resident: contact.from && { id: 99, name: null, handles: [contact.from] }, receivedAt: contact.receivedAt,
      messages: [{ id, direction: 'IN', kind: contact.nature === 'UNREADABLE' ? 'UNREADABLE' : 'RESIDENT', at: contact.receivedAt, author: null, text: contact.text, attachments: [], number: null, editedAt: null, deletedAt: null, delivery: null }],
      history: [{ version: 1, kind: 'RECEIVED', at: contact.receivedAt, actor: null, status: 'RECEIVED', details: {} }],
    }) // prettier-ignore
    this.tickets.push(ticket)
    this.filed.set(id, ticket.number)
    this.tell(ticket, 'RECEIVED', null)
    this.record(ticket, 'FILED', by, {})
    return ticket.number
  }

  private related(ticket: View): S['RelatedTickets'] {
    const at = this.tickets.indexOf(ticket)
    const items = (['CHILD', 'SAME_PERSON', 'SAME_PLACE', 'MERGED_HERE'] as const).flatMap((relation, i) => {
      const other = this.tickets[(at + 7 * (i + 1)) % this.tickets.length]!
      const row = relation === 'MERGED_HERE' ? { ...other, status: 'MERGED' as const } : other
      return at % 3 === 0 || i % 2 === at % 2 ? [{ ticket: row, relation }] : []
    })
    return { items, more: [] }
  }

  private page(url: URL, { login: me, roles }: S['Staff']): S['TicketPage'] {
    const queue = url.searchParams.get('queue')
    const open = (t: View) => t.status !== 'CLOSED' && t.status !== 'WAITING_FOR_RESIDENT'
    if (roles.includes('EXECUTOR') !== queue?.startsWith('OUR_')) throw new Refused(403, 'NOT_YOUR_QUEUE')
    const own = (t: View) => t.execution?.organisation === ours
    const all = this.tickets.filter((t) =>
      queue === 'OUR_NEW' ? own(t) && t.status === 'SENT'
      : queue === 'OUR_WORK' ? own(t) && (t.status === 'IN_WORK' || t.status === 'PLANNED')
      : queue === 'OUR_HELP' ? t.execution?.coExecutors.includes(ours)
      : queue === 'OUR_DONE' ? own(t) && (t.status === 'TO_VERIFY' || t.status === 'CLOSED')
      : queue === 'TO_CHECK' ? t.status === 'REGISTERED' || t.status === 'RETURNED'
      : queue === 'TO_VERIFY' || queue === 'DISPUTED' ? t.status === queue
      : queue === 'WITH_SERVICE' ? t.status === 'SENT' || t.status === 'IN_WORK' || t.status === 'PLANNED'
      : queue === 'OPEN' ? open(t)
      : queue === 'MINE' ? t.assignee?.login === me && t.status !== 'CLOSED'
      : queue === 'WAITING' ? t.status === 'WAITING_FOR_RESIDENT'
      : t.status === 'CLOSED') // prettier-ignore
    all.sort((a, b) => (queue === 'CLOSED' ? b.changedAt.localeCompare(a.changedAt) : a.dueAt.localeCompare(b.dueAt)))
    const start = Number(url.searchParams.get('cursor') ?? 0)
    const end = start + Number(url.searchParams.get('limit') ?? 50)
    const items = all.slice(start, end).map(({ place: _1, resident: _2, messages: _3, history: _4, allowed: _5, trackingUrl: _6, anonymous: _7, ...row }) => row) // prettier-ignore
    return { items, next: end < all.length ? String(end) : null, gaveUp: false }
  }

  private find(number: string): View {
    const found = this.tickets.find((each) => each.number === number)
    if (!found) throw new Refused(404, 'NO_SUCH_TICKET')
    return found
  }

  private record(
    ticket: View,
    kind: S['HistoryEntry']['kind'],
    actor: NonNullable<View['history'][number]['actor']> | null,
    details: Record<string, string>,
  ) {
    ticket.changedAt = new Date().toISOString()
    ticket.version++
    ticket.history = [...ticket.history, { version: ticket.version, kind, at: ticket.changedAt, actor, status: ticket.status, details }] // prettier-ignore
    this.tell(ticket, kind, actor?.login ?? null)
  }

  private tell(ticket: View, kind: string, actor: string | null) {
    const { number, version, status, changedAt: at, channel, district, dueAt } = ticket
    const event = { number, version, kind, status, at, channel, district, dueAt, actor }
    const frame = JSON.stringify({ kind: 'ticket', event, partition: 0, offset: ++this.offset })
    this.sockets.forEach((each) => each.send(frame))
  }
}

async function read(request: IncomingMessage): Promise<Record<string, string>> {
  const binary = request.headers['content-type'] === 'application/octet-stream'
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text && !binary ? (JSON.parse(text) as Record<string, string>) : {}
}

function known(error: unknown): Pick<Refused, 'status' | 'code' | 'more'> {
  const refused = error as Partial<Refused>
  return refused.status && refused.code ? (refused as Refused) : new Refused(500, String(error))
}
