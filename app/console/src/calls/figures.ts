import type { CallHour } from './api'

/** Seconds as a telephone shows them: 1:05; nothing of nothing. */
export function minutes(seconds: number, of = 1): string {
  if (of === 0) return '–'
  const whole = Math.round(seconds / of)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Of those who did not give up at once. */
export function answeredShare(hour: Pick<CallHour, 'offered' | 'answered' | 'abandonedShort'>): string {
  const meant = hour.offered - hour.abandonedShort
  return meant <= 0 ? '–' : String(Math.round((hour.answered * 100) / meant))
}

const sums = [
  'offered',
  'answered',
  'abandoned',
  'abandonedShort',
  'callBacks',
  'messages',
  'waitSeconds',
  'talkSeconds',
  'holdSeconds',
  'wrapUpSeconds',
] as const

export type Sum = Pick<CallHour, (typeof sums)[number] | 'longestWaitSeconds'>

export function sumOf(hours: readonly CallHour[]): Sum {
  const all = Object.fromEntries(sums.map((each) => [each, hours.reduce((sum, hour) => sum + hour[each], 0)]))
  return { ...all, longestWaitSeconds: Math.max(0, ...hours.map((hour) => hour.longestWaitSeconds)) } as Sum
}
