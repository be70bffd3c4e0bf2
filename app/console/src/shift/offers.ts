import type { components } from '../api/schema'
import type { TicketEvent } from '../live/connection'

export type Offer = components['schemas']['WorkOffer']

/** Whether an event may have changed what somebody is asked to take. */
export function concerns(event: TicketEvent | undefined, me: string, offers: readonly Offer[]): boolean {
  if (!event) return true
  return event.offeredTo === me || offers.some((offer) => offer.number === event.number)
}

/** Whole seconds, so that "1 s" is still time to answer and nothing below zero is shown. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** What is left of the time to answer, from 0 to 1. */
export function shareLeft(at: number, until: number, now: number): number {
  return until <= at ? 0 : Math.min(1, Math.max(0, (until - now) / (until - at)))
}
