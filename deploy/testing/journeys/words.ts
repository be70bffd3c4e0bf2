import { readFileSync } from 'node:fs'

export type Language = 'kk' | 'ru'
/** The residents' site is walked through in English too. */
export type SiteLanguage = Language | 'en'

/** What the journeys use of the console's words; the console's own catalogue is read, so that a better word breaks nothing. */
interface ConsoleWords {
  reports: {
    columns: Record<'closedInTime' | 'closedLate' | 'inProgress' | 'overdue', string>
    firstContact: { answered: string; counted: string; contacts: Record<'withoutConsultations', string> }
  }
  channels: {
    title: string
    open: string
    well: string
    causes: { TOKEN_REFUSED: string }
    todos: { TOKEN_REFUSED: string }
    ledger: { title: string }
  }
  login: { login: string; password: string; enter: string; needLogin: string }
  queue: { label: string; OPEN: string }
  intake: {
    issue: string
    questions: string
    priority: string
    offline: { what: string; consented: string; file: string }
  }
  keep: { saved: string }
  dispatch: { title: string; organisation: string; due: string; done: string }
  sending: { responsible: string }
  rework: { title: string; reason: string; done: string }
  gate: { title: string }
  field: {
    accept: string
    plan: string
    answer: string
    sent: string
    reworkTitle: string
    planning: { date: string; done: string }
    answering: { text: string; kept: string; done: string }
  }
  app: { save: string }
  deadline: {
    title: string
    kind: Record<'FIRST_RESPONSE' | 'REGISTRATION' | 'RESOLUTION' | 'STATUTORY', string>
    targets: { everything: string; howLong: string; faults: { TARGET_WRONG: string } }
  }
  knowledge: {
    title: string
    add: string
    articleTitle: string
    body: string
    languages: Record<'kk' | 'ru' | 'en', string>
    inLanguage: string
    settings: string
    preview: string
    texts: string
    history: string
    issues: string
    save: string
    saved: string
    submit: string
    publish: string
    notYours: string
    compare: string
    refused: Record<'REVIEWER_IS_AUTHOR' | 'MISSING', string>
    lists: Record<'IN_REVIEW' | 'PUBLISHED' | 'TO_REVIEW', string>
    desk: string
    remarks: string
    searchLabel: string
    use: string
    ticket: string
    report: string
    words: string
    send: string
    useful: string
    take: string
    answerIt: string
    answerHint: string
    mine: string
    stages: Record<'DONE', string>
    sums: string
  }
  calendar: {
    tabs: { week: string }
    whatIf: { title: string; ask: string; nothing: (n: number) => string }
    holidayRoom: { addSet: string; none: string }
  }
  find: {
    groups: Record<'ARTICLE' | 'ISSUE' | 'TICKET', string>
    states: Record<'OPEN' | 'CLOSED', string>
    lead: string
    nothing: (typed: string) => string
    clear: string
    suggest: {
      label: string
      used: string
      use: Record<'article' | 'issue' | 'ticket', string>
      inLanguage: Record<Language, string>
    }
  }
  calls: {
    label: string
    phase: Record<'RINGING' | 'TALKING' | 'ENDED', string>
    mark: Record<'PRANK' | 'done', string>
    telephone: { field: string; keep: string }
    marks: { title: string; lift: string }
    recordings: { title: string }
  }
  sound: { listen: string }
  nav: { search: string; badNumber: string; account: string; signOut: string }
  live: { online: string }
  status: Record<'RECEIVED' | 'REGISTERED' | 'SENT' | 'IN_WORK' | 'PLANNED' | 'TO_VERIFY' | 'ANSWERED' | 'CLOSED' | 'REOPENED', string>
  type: Record<'INCIDENT' | 'CONSULTATION', string>
  outcome: Record<'RESOLVED', string>
  ticket: { conversation: string; context: string; details: string }
  message: { delivery: Record<'SENT', string> }
  composer: { placeholder: Record<'REPLY', string>; send: Record<'REPLY', string> }
  act: { more: string; register: string; closeTicket: string; take: string; send: string; sendBack: string }
  aftercare: { complaint: { about: string }; quality: { title: string } }
  registration: { type: string; name: string; district: string }
  closure: { title: string; outcome: string; done: string }
  desk: Record<'INSPECTORS' | 'ANALYSTS', string>
  catalogue: { priorities: Record<'HIGH', string>; take: string }
  outage: {
    running: { on: string; close: string; parts: (n: number) => string }
    begin: { title: string; issue: string; place: string; greeting: Record<Language | 'en', string>; done: string }
    closing: { title: string; answer: Record<Language | 'en', string>; done: string }
    works: {
      bring: string
      bringTitle: string
      solved: (n: number) => string
      add: string
      text: Record<Language | 'en', string>
      organisation: string
      to: string
      outline: string
      draw: { area: string }
    }
    refused: Record<string, string>
  }
  filter: {
    filter: string
    title: string
    show: string
    clear: string
    views: string
    save: string
    name: string
    shown: string
  }
  bulk: {
    choose: string
    chooseOne: (number: string) => string
    label: string
    act: Record<'HAND_OVER' | 'CLOSE', string>
    preview: string
    fit: (count: number, of: number) => string
    go: (count: number) => string
    told: string
    undo: string
    unfit: string
    codes: Record<'TYPE_MISSING', string>
  }
  together: { looking: (names: string, several: boolean) => string }
  reassign: { absent: string; title: string; handOverAll: string; waiting: string }
  incident: { answer: Record<Language, string> }
  work: {
    state: Record<'READY' | 'OFF' | 'TRAINING' | 'WRAP_UP', string>
    presence: { key: string; ready: string; training: string; off: string }
    offer: { title: string; accept: string; leave: string; reasons: string[]; label: string }
    take: { next: string }
    handOver: { act: string; title: string; desk: string; note: string; done: string }
    wall: {
      title: string
      people: string
      inHand: string
      taken: string
      rulesOf: (desk: string) => string
      kept: (days: number) => string
    }
    attendance: { title: string; from: string; download: string }
  }
  routing: {
    draft: string
    save: string
    trial: string
    discard: string
    done: string
    areaShort: string
    skills: string
    addSkill: string
    lately: string
    tabs: { rules: string; figures: string }
    areaEdit: { add: string; raw: string }
    trialLimits: string
  }
  problem: { codes: Record<'LOGIN_FAILED', string> }
}

const consoleTexts = new URL('../../../app/console/src/text/', import.meta.url)

export async function consoleWords(language: Language): Promise<ConsoleWords> {
  const catalogue = (await import(new URL(`${language}.ts`, consoleTexts).href)) as Record<Language, ConsoleWords>
  return catalogue[language]
}

/** The words of the residents' site by their keys; arguments fill {0}, {1}. */
export function siteWords(language: SiteLanguage): (key: string, ...args: string[]) => string {
  const file = `../../../channels/web/src/main/resources/kz/komek/channel/web/texts_${language}.properties`
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')
  const texts = new Map(
    lines
      .filter((line) => line.includes('=') && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]),
  )
  return (key, ...args) => {
    const text = texts.get(key)
    if (text === undefined) throw new Error(`the site has no word ${key}`)
    return args.reduce((filled, arg, i) => filled.replace(`{${i}}`, arg), text)
  }
}
