import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { TicketRow } from '../api/client'

/**
 * Keeps what a person looks at where it is while rows come and go above it. At the very top, with nobody's hand or focus
 * in the list, new rows simply appear; otherwise they are counted and one may go up to them.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  rows: readonly TicketRow[],
) {
  const [count, setCount] = useState(0)
  const anchor = useRef<{ number: string; top: number } | undefined>(undefined)
  const before = useRef<ReadonlySet<string>>(new Set())

  useLayoutEffect(() => {
    const place = scroller.current
    const items = list.current
    if (!place || !items) return
    const kept = anchor.current
    const busy = place.scrollTop > 4 || place.matches(':hover') || items.contains(document.activeElement)
    if (kept && busy) {
      const row = items.querySelector<HTMLElement>(`a[data-number="${kept.number}"]`)
      if (row) {
        const moved = topOf(row, place) - kept.top
        if (moved !== 0) place.scrollTop += moved
      }
    }
    const known = before.current
    if (known.size > 0 && place.scrollTop > 4) {
      const first = firstVisible(place, items)
      const index = rows.findIndex((row) => row.number === first?.dataset.number)
      const fresh = rows.slice(0, Math.max(0, index)).filter((row) => !known.has(row.number)).length
      if (fresh > 0) setCount((n) => n + fresh)
    }
    before.current = new Set(rows.map((row) => row.number))
    remember()
  }, [rows])

  function remember() {
    const place = scroller.current
    const items = list.current
    const first = place && items && firstVisible(place, items)
    anchor.current = first ? { number: first.dataset.number!, top: topOf(first, place) } : undefined
  }

  useEffect(() => {
    const place = scroller.current
    if (!place) return
    const scrolled = () => {
      remember()
      if (place.scrollTop <= 4) setCount(0)
    }
    place.addEventListener('scroll', scrolled, { passive: true })
    return () => place.removeEventListener('scroll', scrolled)
  }, [])

  return { count, goUp: () => scroller.current?.scrollTo({ top: 0 }) }
}

function topOf(row: Element, place: Element) {
  return row.getBoundingClientRect().top - place.getBoundingClientRect().top
}

function firstVisible(place: HTMLElement, items: HTMLElement): HTMLElement | undefined {
  const links = items.querySelectorAll<HTMLElement>('a[data-number]')
  let low = 0
  let high = links.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (topOf(links[middle]!, place) + links[middle]!.offsetHeight > 0) high = middle
    else low = middle + 1
  }
  return links[low]
}
