import type { Texts } from '../text/Text'
import type { Step } from './api'

/** A step of the ladder as a sentence. */
export function inASentence(t: Texts, step: Step): string {
  const l = t.notices.ladder
  return `${l.whom[step.whom]} — ${whenOf(t, step)}`
}

function whenOf(t: Texts, step: Step): string {
  const l = t.notices.ladder
  if (step.when === 'AT_BREACH') return l.when.AT_BREACH
  const span = l.say[step.unit](step.amount)
  if (step.unit === 'PERCENT') return span
  return step.when === 'BEFORE' ? l.before(span) : l.after(span)
}

/** What is asked for no longer has no amount; a share of the time is of the time before. */
export function sensible(step: Step): Step {
  if (step.when === 'AT_BREACH') return { ...step, amount: 0, unit: 'HOURS' }
  const unit = step.when === 'AFTER' && step.unit === 'PERCENT' ? 'WORKING_HOURS' : step.unit
  return { ...step, unit, amount: step.amount || 1 }
}

/** The next step up from the last one. */
export function another(steps: readonly Step[]): Step {
  const last = steps.at(-1)
  if (!last) return { whom: 'RESPONSIBLE', when: 'AT_BREACH', amount: 0, unit: 'HOURS' }
  const days = last.unit === 'WORKING_DAYS' ? last.amount + 1 : 1
  return { whom: last.whom, when: 'AFTER', amount: days, unit: 'WORKING_DAYS' }
}
