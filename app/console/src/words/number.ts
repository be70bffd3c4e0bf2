const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

/** The check digit that makes the digits valid (Damm); 0 for digits that are valid already. */
export function checkDigit(digits: string): number {
  return [...digits].reduce((interim, digit) => damm[interim]![Number(digit)]!, 0)
}

/** As it is written and spoken: 3-3-4. No-break spaces: a number is never split over two lines. */
export function spoken(number: string): string {
  return `${number.slice(0, 3)}\u00a0${number.slice(3, 6)}\u00a0${number.slice(6)}`
}

/**
 * Ten digits from what people type or paste: spaces and dashes anywhere, the letter O (Latin or Cyrillic) for zero, I or
 * l for one. Undefined when it is no ticket number, a wrong check digit included. The same rule as TicketNumbers.parse.
 */
export function parseNumber(typed: string): string | undefined {
  const digits = typed
    .replace(/[\s\u00a0\-–—.№#]/g, '')
    .replace(/[OoОо]/g, '0')
    .replace(/[IlІ|]/g, '1')
  return /^[0-9]{10}$/.test(digits) && checkDigit(digits) === 0 ? digits : undefined
}
