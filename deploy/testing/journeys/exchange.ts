import { expect } from '@playwright/test'
import { createHmac, randomBytes } from 'node:crypto'
import { EXCHANGE, EXCHANGE_ACCOUNT, EXCHANGE_TOKEN, GATEWAY } from './system'

const hex = () => randomBytes(16).toString('hex')
const OURS = '+77172000109'

interface Sms {
  To: string
  Body: string
}

/** What the exchange asks or tells, signed as the real one signs it: over the address and all parameters, sorted. */
async function post(address: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  const signed = Object.keys(form)
    .sort()
    .reduce((all, name) => all + name + form[name], address)
  const signature = createHmac('sha1', EXCHANGE_TOKEN).update(signed).digest('base64')
  return fetch(address, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature, ...(cookie ? { Cookie: cookie } : {}) },
    body: new URLSearchParams(form),
  })
}

const ours = (step: string) => `${GATEWAY}/channels/phone/twilio/${step}`

/** Somebody with a telephone in their hand, and the exchange that carries what they do. */
export class Telephone {
  readonly number = `+7701${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}`
  private readonly call = `CA${hex()}`
  private cookie = ''
  private said = ''
  private began = Date.now()
  private talked = 0

  /** The document that the exchange works through now. */
  get hears(): string {
    return this.said
  }

  async writes(text: string): Promise<void> {
    const answer = await post(ours('sms'), {
      MessageSid: `SM${hex()}`,
      AccountSid: EXCHANGE_ACCOUNT,
      From: this.number,
      To: OURS,
      Body: text,
      NumMedia: '0',
    })
    expect(answer.status).toBe(200)
  }

  async reads(words: string): Promise<Sms> {
    let found: Sms | undefined
    await expect
      .poll(
        async () => {
          const all = (await (
            await fetch(`${EXCHANGE}/sent?to=${encodeURIComponent(this.number)}`)
          ).json()) as Sms[]
          found = all.find((each) => each.Body.includes(words))
          return found ? 'found' : all.map((each) => each.Body)
        },
        { message: `waiting for an SMS with ${words}`, timeout: 60_000 },
      )
      .toBe('found')
    return found!
  }

  async calls(): Promise<void> {
    this.began = Date.now()
    await this.asks(ours('voice'), { CallStatus: 'ringing' })
  }

  /** Answers what was asked last. */
  presses = (digits: string) => this.asks(this.of('Gather', 'action'), { Digits: digits })

  get waits(): boolean {
    return this.said.includes('<Enqueue')
  }

  /** The queue asks again and again until an operator is free; then the call is put through to their telephone. */
  async isPutThrough(): Promise<void> {
    const left = this.of('Enqueue', 'action')
    const wait = this.of('Enqueue', 'waitUrl')
    await expect
      .poll(
        async () => {
          const seconds = String(Math.floor((Date.now() - this.began) / 1000))
          await this.asks(wait, { QueuePosition: '1', QueueTime: seconds, AvgQueueTime: '60' })
          return this.said
        },
        { message: 'waiting for an operator', timeout: 60_000, intervals: [1000] },
      )
      .toContain('<Leave')
    await this.asks(left, { QueueResult: 'leave', QueueTime: '7' })
    expect(this.said).toMatch(/<Sip|<Number/)
  }

  /** The operator's own telephone. */
  rings = () => this.leg('ringing')

  /** They hear who calls, and are put through. */
  async isPickedUp(): Promise<void> {
    const whisper = this.ofOperator('url')
    this.talked = Date.now()
    await this.leg('in-progress')
    expect((await post(whisper, { ...this.form(), CallSid: `CA${hex()}`, ParentCallSid: this.call })).status).toBe(200)
  }

  /** @return id of the recording */
  async hangsUp(): Promise<string> {
    const dialled = this.of('Dial', 'action')
    const recorded = this.of('Dial', 'recordingStatusCallback')
    const seconds = String(Math.max(1, Math.round((Date.now() - this.talked) / 1000)))
    await this.asks(dialled, { DialCallStatus: 'completed', DialCallDuration: seconds })
    const ended = { CallStatus: 'completed', CallDuration: seconds, SequenceNumber: '4' }
    expect((await post(ours('status'), { ...this.form(), ...ended })).status).toBe(204)
    const recording = `RE${hex()}`
    const told = await post(recorded, {
      AccountSid: EXCHANGE_ACCOUNT,
      CallSid: this.call,
      RecordingSid: recording,
      RecordingStatus: 'completed',
      RecordingDuration: seconds,
      RecordingSource: 'DialVerb',
    })
    expect(told.status).toBe(204)
    return recording
  }

  private async leg(status: string): Promise<void> {
    const told = this.ofOperator('statusCallback')
    const form = { ...this.form(), CallSid: `CA${hex()}`, ParentCallSid: this.call, CallStatus: status }
    expect((await post(told, { ...form, To: 'sip:204@pbx.example.kz', SequenceNumber: '1' })).status).toBe(204)
  }

  private form(): Record<string, string> {
    return {
      AccountSid: EXCHANGE_ACCOUNT,
      CallSid: this.call,
      From: this.number,
      To: OURS,
      Direction: 'inbound',
      CallStatus: 'in-progress',
    }
  }

  private async asks(address: string, more: Record<string, string>): Promise<void> {
    const answer = await post(address, { ...this.form(), ...more }, this.cookie)
    expect(answer.status, address).toBe(200)
    const kept = answer.headers.get('set-cookie')
    if (kept) this.cookie = kept.split(';')[0]!
    this.said = await answer.text()
  }

  private ofOperator(name: string): string {
    return this.said.includes('<Sip') ? this.of('Sip', name) : this.of('Number', name)
  }

  /** An attribute of the document that was answered last. */
  private of(verb: string, name: string): string {
    const tag = new RegExp(`<${verb}\\b[^>]*>`).exec(this.said)?.[0] ?? ''
    const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
    expect(value, `${name} of ${verb} in ${this.said}`).toBeDefined()
    return value!.replaceAll('&amp;', '&')
  }
}
