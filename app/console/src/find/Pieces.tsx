import type { Piece } from './api'

/** A text in which one sees what was found. */
export function Pieces({ of, lang }: { of: readonly Piece[]; lang?: string }) {
  return <span lang={lang}>{of.map((piece, i) => (piece.found ? <mark key={i}>{piece.text}</mark> : piece.text))}</span>
}
