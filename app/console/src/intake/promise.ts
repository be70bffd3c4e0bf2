import type { components } from '../api/schema'

type Target = components['schemas']['ServiceTarget']

const hour = 3_600_000

export const lasting = (target: Target) => target.amount * (target.unit === 'HOURS' ? hour : 24 * hour)
