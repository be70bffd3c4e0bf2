import { readFileSync } from 'node:fs'
import type { components } from '../src/api/schema'

type S = components['schemas']

/** The catalogue in memory: the demo's own files, five times over, so that there are about 2,500 issues. */
export class FakeCatalogue {
  private readonly spheres: S['SphereLine'][]
  private readonly issues = new Map<string, S['Issue'][]>()
  private readonly by = { login: 'dana', name: 'Дана Қуанышева' }

  constructor() {
    const demo = new URL('../../server/src/main/resources/kz/komek/catalogue/demo/', import.meta.url)
    const read = (name: string) => table(readFileSync(new URL(name, demo), 'utf8'))
    this.spheres = read('spheres.csv').map((row) => ({
      code: row.code!,
      kk: row.kk!,
      ru: row.ru!,
      en: row.en!,
      version: 1,
    }))
    const questions = read('questions.csv')
    const issues = read('issues.csv')
    for (let copy = 0; copy * issues.length < 2500; copy++) {
      for (const row of issues) {
        const of = questions.filter((each) => each.issue === row.code)
        const code = copy === 0 ? row.code! : `${row.code}_${copy + 1}`
        this.issues.set(code, [
          { state: 'ACTIVE', current: this.revision(code, row, of, copy), steps: [], successors: [] },
        ])
      }
    }
    this.changeOnce('WATER_NONE')
    this.leave('WATER_HYDRANT', 'MERGED', ['WATER_NONE'], 'Бір бригада орындайды')
  }

  private revision(code: string, row: Row, questions: Row[], copy: number): S['IssueRevision'] {
    const words = (name: string) => row[name]!.split(';').filter(Boolean)
    const more = copy === 0 ? '' : ` (${copy + 1})`
    return {
      code,
      revision: 1,
      sphere: row.sphere!,
      type: row.type as S['IssueType'],
      names: { kk: row.kk! + more, ru: row.ru! + more, en: row.en! + more },
      synonyms: { kk: words('synonyms_kk'), ru: words('synonyms_ru'), en: words('synonyms_en') },
      priority: row.priority as S['Priority'],
      urgent: (row.urgent || null) as S['UrgentClass'] | null,
      target: row.target_days
        ? { amount: Number(row.target_days), unit: 'DAYS' }
        : { amount: Number(row.target_hours), unit: 'HOURS' },
      published: row.public === 'yes',
      organisation: row.organisation || null,
      script: { kk: row.script_kk!, ru: row.script_ru!, en: row.script_en! },
      questions: questions.map((each) => ({
        code: each.code!,
        kind: each.kind as S['QuestionKind'],
        required: each.required === 'yes',
        text: { kk: each.kk!, ru: each.ru!, en: each.en! },
        choices: each
          .choices!.split(';')
          .filter(Boolean)
          .map((choice) => {
            const [code = '', kk = '', ru = '', en = ''] = choice.split(/[=|]/)
            return { code, text: { kk, ru, en } }
          }),
        when: each.when_question
          ? {
              question: each.when_question,
              answer: /^(yes|no)$/.test(each.when_answer!) ? each.when_answer!.toUpperCase() : each.when_answer!,
            }
          : null,
      })),
      since: '2026-11-02T09:15:00Z',
      by: this.by,
    }
  }

  private changeOnce(code: string) {
    const was = this.issues.get(code)![0]!
    const { current } = was
    this.issues.get(code)!.unshift({
      ...was,
      current: {
        ...current,
        revision: 2,
        priority: 'URGENT',
        urgent: 'HEALTH',
        synonyms: { ...current.synonyms, ru: [...current.synonyms.ru, 'сухой кран'] },
        since: '2026-11-19T05:40:00Z',
      },
    })
  }

  private leave(code: string, kind: 'RETIRED' | 'SPLIT' | 'MERGED', to: string[], note: string) {
    const issue = this.now(code)
    issue.state = 'RETIRED'
    issue.successors = to
    issue.steps = (to.length ? to : [null]).map((each) => ({
      to: each,
      kind,
      at: '2026-11-20T04:00:00Z',
      by: this.by,
      note,
    }))
  }

  private now(code: string): S['Issue'] {
    const found = this.issues.get(code)?.[0]
    if (!found) throw { status: 404, code: 'NO_SUCH_ISSUE', more: {} }
    return found
  }

  registered(code?: string | null, answers?: Record<string, string> | null): S['TicketView']['registered'] {
    if (!code) return null
    const { sphere, names, priority, urgent, questions } = this.now(code).current
    const given = questions.flatMap((question) =>
      answers?.[question.code] ? [{ question, answer: answers[question.code]! }] : [],
    )
    return { sphere, names, priority, urgent, answers: given }
  }

  answer(method: string, path: string, headers: Record<string, unknown>, query: URLSearchParams, body: never): object {
    const [, , part, code = '', what, action] = path.split('/')
    if (!part)
      return { version: 1, spheres: this.spheres, issues: [...this.issues.values()].map((each) => line(each[0]!)) }
    if (part === 'import') {
      if (query.get('dry-run') === 'true')
        throw { status: 422, code: 'ROWS_WRONG', more: { violations: this.faults() } }
      return { spheres: sums(2, 1, 49), issues: sums(12, 3, 497) }
    }
    if (part === 'spheres') return this.sphere(code, body)
    const written = body as S['IssueWriting'] & { note: string; successor?: string; into: string[]; from: string[] }
    if (what === 'revisions' && action)
      return this.issues.get(code)!.find((each) => each.current.revision === Number(action))!.current
    if (what === 'revisions') return { items: this.issues.get(code)!.map((each) => each.current), next: null }
    if (what === 'retirement' && method === 'DELETE')
      Object.assign(this.now(code), { state: 'ACTIVE', steps: [], successors: [] })
    else if (what === 'retirement')
      this.leave(code, 'RETIRED', written.successor ? [written.successor] : [], written.note)
    else if (what === 'splitting') this.leave(code, 'SPLIT', written.into, written.note)
    else if (what === 'merging') written.from.forEach((each) => this.leave(each, 'MERGED', [code], written.note))
    else if (method === 'PUT') this.word(code, headers, written)
    return this.now(code)
  }

  private word(code: string, headers: Record<string, unknown>, body: S['IssueWriting']) {
    const all = this.issues.get(code) ?? []
    const before = all[0]
    if (before && headers['if-match'] !== `"${before.current.revision}"`) {
      throw { status: 412, code: 'STALE', more: { current: before.current } }
    }
    if (body.urgent && body.priority !== 'URGENT') {
      throw {
        status: 422,
        code: 'CATALOGUE_WRONG',
        more: { violations: [{ field: 'urgent', code: 'NOT_URGENT', message: '', row: null, sheet: null }] },
      }
    }
    const current = {
      ...body,
      code,
      revision: (before?.current.revision ?? 0) + 1,
      since: new Date().toISOString(),
      by: this.by,
    } as unknown as S['IssueRevision']
    this.issues.set(code, [{ state: 'ACTIVE', current, steps: [], successors: [] }, ...all])
  }

  private sphere(code: string, body: { names: S['Names'] }): object {
    const found = this.spheres.find((each) => each.code === code)
    if (found) Object.assign(found, body.names, { version: found.version + 1 })
    else this.spheres.push({ code, version: 1, ...body.names })
    return { code, version: 1, names: body.names }
  }

  private faults(): S['Violation'][] {
    return [
      { sheet: 'spheres', row: 4, field: 'ru', code: 'MISSING', message: 'ru is missing.' },
      {
        sheet: 'issues',
        row: 17,
        field: 'sphere',
        code: 'SPHERE_UNKNOWN',
        message: 'sphere “WATTER” is no sphere of the catalogue.',
      },
      { sheet: 'issues', row: 18, field: 'code', code: 'DUPLICATE', message: 'code “WATER_NONE” is there twice.' },
      {
        sheet: 'questions',
        row: 230,
        field: 'when_question',
        code: 'CYCLE',
        message: 'when_question “flow” leads back to itself.',
      },
    ]
  }
}

function sums(added: number, changed: number, unchanged: number): S['Imported'] {
  return { dryRun: true, rows: added + changed + unchanged, added, changed, unchanged }
}

function line({ current, state }: S['Issue']): S['IssueLine'] {
  const { names, synonyms, questions, script: _s, since: _t, by: _b, ...rest } = current
  return {
    ...rest,
    ...names,
    synonyms: { ...synonyms },
    questions: questions.length,
    retired: state === 'RETIRED' || null,
  }
}

type Row = Record<string, string>

function table(csv: string): Row[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  const [header = [], ...body] = rows
  return body
    .filter((row) => row.length === header.length)
    .map((row) => Object.fromEntries(row.map((cell, i) => [header[i]!, cell])))
}
