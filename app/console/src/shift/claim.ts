import { Refusal } from '../api/refusal'

/** One press, one id: tried again after a lost answer it gives the ticket that was taken, not a second one. */
export class Press {
  private id: string | undefined

  begin(): string {
    return (this.id ??= crypto.randomUUID())
  }

  done() {
    this.id = undefined
  }

  /** What was refused for good is over; what the network lost may have been done. */
  failed(error: unknown) {
    if (!(error instanceof Refusal && error.passing)) this.done()
  }
}
