import { Refusal } from '../api/refusal'
import type { KeptDraft, Words } from './api'

type Put = (words: Words, seen: string | null, leaving: boolean) => Promise<KeptDraft>

/** What one types goes to the server a moment after, one thing after the other, again and again until it is there. */
export class Keeper {
  private wanted: Words | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private running = false
  /** Raised by whatever is kept: what was asked before that is old. */
  saves = 0

  constructor(
    private readonly put: Put,
    private readonly told: (words: Words, kept: KeptDraft) => void,
    /** When what this window knows of was kept. */
    public seen: string | null = null,
    private readonly calm = 800,
    private readonly patience = 5_000,
  ) {}

  get busy() {
    return this.running || this.wanted !== undefined
  }

  write(words: Words) {
    this.wanted = words
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.run(), this.calm)
  }

  /** Now. */
  flush() {
    if (this.wanted) void this.run()
  }

  /** It was sent: what was not kept yet need not be, and what was kept goes. */
  sent() {
    this.write({ kind: 'REPLY', text: '' })
    this.flush()
  }

  /** The page goes away, and no answer can be waited for. */
  leave() {
    clearTimeout(this.timer)
    const words = this.wanted
    this.wanted = undefined
    if (words) void this.put(words, this.seen, true).catch(() => undefined)
  }

  private async run() {
    clearTimeout(this.timer)
    if (this.running) return
    this.running = true
    while (this.wanted) {
      const words: Words = this.wanted
      this.wanted = undefined
      try {
        const kept = await this.put(words, this.seen, false)
        this.seen = kept.at
        this.saves++
        this.told(words, kept)
      } catch (error) {
        if (!(error instanceof Refusal && error.passing)) continue
        this.wanted ??= words
        this.timer = setTimeout(() => void this.run(), this.patience)
        break
      }
    }
    this.running = false
  }
}
