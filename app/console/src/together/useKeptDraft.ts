import { useCallback, useEffect, useRef, useState } from 'react'
import { session } from '../api/session'
import { draftKey, readDraft, writeDraft } from '../work/drafts'
import { drafts, forgetOther, keepDraft, type Draft, type Words } from './api'
import { Keeper } from './keeper'
import { restored, type Local } from './restore'

const nothing: Local = { kind: 'REPLY', text: '', dirty: false, seen: null }

/**
 * What one begins to write on a ticket: here at once, on the server a moment later, and from there on any other machine.
 *
 * @param version of the ticket: with a hand-over may come what its last holder had begun
 */
export function useKeptDraft(number: string, version: number) {
  const me = session()?.staff
  const mayKeep = me?.permissions.includes('stand-at-desk') ?? false
  const key = draftKey(number)
  const [draft, setDraft] = useState<Local>(() => readDraft<Local>(key) ?? nothing)
  const [others, setOthers] = useState<Draft[]>([])
  const [other, setOther] = useState<Words | null>(null)
  const now = useRef(draft)
  const put = useCallback(
    (next: Local) => {
      now.current = next
      setDraft(next)
      writeDraft(key, next.text ? next : undefined)
    },
    [key],
  )
  const [keeper] = useState(() => {
    const page = crypto.randomUUID()
    return new Keeper(
      (words, seen, leaving) => keepDraft(number, words, page, seen, leaving),
      (words, kept) => {
        const still = now.current.text === words.text && now.current.kind === words.kind
        if (still && words.text) put({ ...words, seen: kept.at, dirty: false })
        if (words.text) setOther(kept.other)
        else void ask()
      },
      draft.seen ?? null,
    )
  })

  const ask = useCallback(async () => {
    const before = keeper.saves
    const all = await drafts(number).catch(() => undefined)
    if (!all) return
    setOthers(all.filter((each) => each.login !== me?.login))
    const mine = all.find((each) => each.login === me?.login)
    if (keeper.saves !== before || keeper.busy) return
    setOther(mine?.other ?? null)
    switch (restored(now.current, mine)) {
      case 'keep':
        return
      case 'save':
        keeper.write(now.current)
        keeper.flush()
        return
      case 'adopt':
        keeper.seen = mine!.at
        put({ kind: mine!.kind, text: mine!.text, seen: mine!.at, dirty: false })
        return
      case 'clear':
        put(nothing)
    }
  }, [keeper, number, me?.login, put])

  useEffect(() => {
    if (mayKeep) void ask()
  }, [ask, mayKeep, version])

  useEffect(() => {
    if (!mayKeep) return
    const seen = () => (document.visibilityState === 'visible' ? void ask() : keeper.leave())
    const leave = () => keeper.leave()
    // Another tab of this machine wrote it: the one that nobody types in follows.
    const stored = (event: StorageEvent) => {
      if (event.key !== key || document.hasFocus()) return
      const theirs = readDraft<Local>(key) ?? nothing
      now.current = theirs
      keeper.seen = theirs.seen ?? keeper.seen
      setDraft(theirs)
    }
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pagehide', leave)
    window.addEventListener('storage', stored)
    return () => {
      keeper.flush()
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('storage', stored)
    }
  }, [keeper, ask, key, mayKeep])

  return {
    draft,
    others,
    /** What one has begun in another window. */
    other,
    write(words: Words) {
      put({ ...words, seen: keeper.seen, dirty: true })
      if (mayKeep) keeper.write(words)
    },
    /** The server has it. */
    sent() {
      put(nothing)
      if (mayKeep) keeper.sent()
    },
    dropOther() {
      setOther(null)
      void forgetOther(number).catch(() => undefined)
    },
  }
}
