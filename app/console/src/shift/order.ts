/** Answers may come in another order than they were asked for: an older one must not undo a newer one. */
export class Order {
  private begun = 0
  private shown = 0

  /** @return the turn of what is asked now */
  begin(): number {
    return ++this.begun
  }

  /** Whether a later question has been answered already; if not, this answer is the newest. */
  isOvertaken(turn: number): boolean {
    if (turn < this.shown) return true
    this.shown = turn
    return false
  }
}
