import { expect } from '@playwright/test'
import { TELEGRAM } from './system'

interface Sent {
  text: string
  buttons: { text: string; callback_data: string }[]
}

/** Somebody with Telegram in their hand. */
export class Chatter {
  private readonly chat = String(5_000_000_000 + Math.floor(Math.random() * 900_000_000))
  private seen = 0

  constructor(private readonly name: string) {}

  write = (text: string) => this.does({ text })

  /** The next message of the centre in which one of these stands; those before it have been read. */
  async reads(...words: (string | RegExp)[]): Promise<Sent> {
    let found: Sent | undefined
    await expect
      .poll(
        async () => {
          const sent = await this.sent()
          const at = sent.findIndex((each, index) => index >= this.seen && words.some((one) => holds(each.text, one)))
          if (at < 0) return sent.slice(this.seen).map((each) => each.text)
          found = sent[at]
          this.seen = at + 1
          return 'found'
        },
        { message: `waiting for ${words.map(String).join(' or ')}`, timeout: 60_000 },
      )
      .toBe('found')
    return found!
  }

  async press(of: Sent, label: string | RegExp): Promise<void> {
    const button = of.buttons.find((each) => holds(each.text, label))
    expect(button, `${String(label)} of ${of.buttons.map((each) => each.text).join(', ')}`).toBeDefined()
    await this.does({ press: button!.callback_data })
  }

  async sent(): Promise<Sent[]> {
    return (await (await fetch(`${TELEGRAM}/sent?chat=${this.chat}`)).json()) as Sent[]
  }

  private async does(what: { text: string } | { press: string }): Promise<void> {
    const body = JSON.stringify({ chat: this.chat, name: this.name, ...what })
    expect((await fetch(`${TELEGRAM}/say`, { method: 'POST', body })).status).toBe(200)
  }
}

const holds = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text)
