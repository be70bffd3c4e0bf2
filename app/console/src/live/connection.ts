import { backoff } from './backoff'
import { further, seen, type Cursor } from './cursor'

export interface TicketEvent {
  number: string
  version: number
  kind: string
  status: string
  at: string
  channel: string
  district: string | null
  dueAt: string | null
  actor: string | null
  /** Login of who is asked to take it. */
  offeredTo?: string | null
}

type Frame =
  | { kind: 'welcome'; cursor: Cursor; now?: string }
  | { kind: 'ticket'; event: TicketEvent; partition: number; offset: number }
  | { kind: 'channels' }
  | { kind: 'gap' }
  | { kind: 'ping'; now?: string }
  | { kind: 'refused'; code: string }

export type LiveState =
  { kind: 'connecting' } | { kind: 'live' } | { kind: 'waiting'; until: number } | { kind: 'trying' }

export interface LiveListener {
  changed(state: LiveState): void
  event(event: TicketEvent): void
  /** How the channels are has changed. */
  channels(): void
  /** Something was missed: whatever is shown has to be asked for again. */
  missed(): void
  /** What the server's clock says; in a demonstration it runs ahead. */
  clock(now: number): void
  refused(code: string): unknown
}

// The server pings every 20 s; a line that is silent for twice that is dead, whatever the browser believes.
const silence = 45_000

/** Keeps one socket open for as long as it lives, and knows how far it has read. */
export class LiveConnection {
  private socket: WebSocket | undefined
  private cursor: Cursor | null = null
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private watchdog: ReturnType<typeof setTimeout> | undefined
  private stopped = false

  constructor(
    private readonly url: string,
    private readonly token: () => string | undefined,
    private readonly listener: LiveListener,
  ) {}

  start() {
    window.addEventListener('online', this.now)
    window.addEventListener('offline', this.lost)
    this.open({ kind: 'connecting' })
  }

  stop() {
    this.stopped = true
    window.removeEventListener('online', this.now)
    window.removeEventListener('offline', this.lost)
    clearTimeout(this.timer)
    clearTimeout(this.watchdog)
    this.socket?.close()
  }

  /** Does not wait for the next try. */
  readonly now = () => {
    if (this.stopped || this.socket) return
    clearTimeout(this.timer)
    this.open({ kind: 'trying' })
  }

  private open(state: LiveState) {
    this.listener.changed(state)
    const socket = new WebSocket(this.url)
    this.socket = socket
    this.hear()
    socket.onopen = () => socket.send(JSON.stringify({ token: this.token(), cursor: this.cursor }))
    socket.onmessage = (message) => {
      if (socket !== this.socket) return
      this.hear()
      this.read(JSON.parse(String(message.data)) as Frame)
    }
    socket.onclose = () => {
      if (socket === this.socket) this.lost()
    }
  }

  private read(frame: Frame) {
    switch (frame.kind) {
      case 'welcome': {
        const first = this.cursor === null
        this.cursor = first ? frame.cursor : further(frame.cursor, this.cursor)
        this.failures = 0
        if (frame.now) this.listener.clock(Date.parse(frame.now))
        this.listener.changed({ kind: 'live' })
        // What was asked for before the first welcome may have missed what happened in between.
        if (first) this.listener.missed()
        break
      }
      case 'ticket':
        if (seen(this.cursor, frame.partition, frame.offset)) return
        this.cursor = further(this.cursor, { [frame.partition]: frame.offset })
        this.listener.event(frame.event)
        break
      case 'channels':
        this.listener.channels()
        break
      case 'gap':
        this.cursor = null
        this.listener.missed()
        break
      case 'ping':
        if (frame.now) this.listener.clock(Date.parse(frame.now))
        break
      case 'refused':
        this.listener.refused(frame.code)
        break
    }
  }

  private hear() {
    clearTimeout(this.watchdog)
    this.watchdog = setTimeout(this.lost, silence)
  }

  private readonly lost = () => {
    if (this.stopped || !this.socket) return
    clearTimeout(this.watchdog)
    const socket = this.socket
    this.socket = undefined
    socket.close()
    const seconds = backoff(this.failures++, Math.random())
    this.listener.changed({ kind: 'waiting', until: Date.now() + seconds * 1000 })
    this.timer = setTimeout(() => this.open({ kind: 'trying' }), seconds * 1000)
  }
}
