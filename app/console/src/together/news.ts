import type { Onlooker } from './api'

/** Names that have not been said yet; each is said once as a reader and once as a writer. @param told what was said, grows */
export function news(now: readonly Onlooker[], told: Set<string>) {
  const fresh = (writes: boolean) =>
    now
      .filter((each) => each.writes === writes)
      .filter((each) => !told.has(`${each.login} ${writes}`) && !(told.has(`${each.login} true`) && !writes))
  const looking = fresh(false)
  const writing = fresh(true)
  for (const each of now) told.add(`${each.login} ${each.writes}`)
  return { looking: looking.map((each) => each.name), writing: writing.map((each) => each.name) }
}
