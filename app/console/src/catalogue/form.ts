import type { NamePath } from 'antd/es/form/interface'
import type { Names, Question, Revision, Writing } from './api'

/** What the form holds; a condition may be half chosen. */
export interface Values {
  code: string
  sphere: string
  type: Writing['type']
  names: Names
  synonyms: { kk: string[]; ru: string[]; en: string[] }
  script: Names
  priority: Writing['priority']
  urgent?: NonNullable<Writing['urgent']> | null
  amount: number | null
  unit: NonNullable<Revision['target']>['unit']
  published: boolean
  organisation: string
  questions: Asked[]
}

export interface Asked {
  code: string
  kind: Question['kind']
  required: boolean
  text: Names
  choices?: { code: string; text: Names }[]
  after?: string | null
  answer?: string | null
}

const nothing: Names = { kk: '', ru: '', en: '' }

export const blank = (sphere: string): Values => ({
  code: '',
  sphere,
  type: 'INCIDENT',
  names: nothing,
  synonyms: { kk: [], ru: [], en: [] },
  script: nothing,
  priority: 'NORMAL',
  urgent: null,
  amount: 3,
  unit: 'DAYS',
  published: true,
  organisation: '',
  questions: [],
})

export const blankQuestion = (): Asked => ({ code: '', kind: 'TEXT', required: false, text: nothing })

export function values(revision: Revision): Values {
  return {
    code: revision.code,
    sphere: revision.sphere,
    type: revision.type,
    names: revision.names,
    synonyms: revision.synonyms,
    script: revision.script,
    priority: revision.priority,
    urgent: revision.urgent,
    amount: revision.target?.amount ?? null,
    unit: revision.target?.unit ?? 'DAYS',
    published: revision.published,
    organisation: revision.organisation ?? '',
    questions: revision.questions.map((question) => ({
      code: question.code,
      kind: question.kind,
      required: question.required,
      text: question.text,
      choices: question.choices,
      after: question.when?.question ?? null,
      answer: question.when?.answer ?? null,
    })),
  }
}

export function asked(values: Pick<Values, 'questions'>): Question[] {
  return (values.questions ?? []).map((question) => ({
    code: question?.code ?? '',
    kind: question?.kind ?? 'TEXT',
    required: question?.required ?? false,
    text: { ...nothing, ...question?.text },
    choices:
      question?.kind === 'CHOICE'
        ? (question.choices ?? []).map((choice) => ({
            code: choice?.code ?? '',
            text: { ...nothing, ...choice?.text },
          }))
        : [],
    when: question?.after ? { question: question.after, answer: question.answer ?? '' } : null,
  }))
}

export function writing(values: Values): Writing {
  return {
    sphere: values.sphere,
    type: values.type,
    names: { ...nothing, ...values.names },
    synonyms: values.synonyms,
    script: { ...nothing, ...values.script },
    priority: values.priority,
    urgent: values.urgent ?? null,
    target: values.amount ? { amount: values.amount, unit: values.unit } : null,
    published: values.published,
    organisation: values.organisation?.trim() || null,
    questions: asked(values),
  }
}

/** Where the form shows what the server says of a field. */
export function place(field: string): NamePath {
  const path = field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  if (path[0] === 'target') return ['amount']
  if (path[0] === 'questions') {
    if (path[2] === 'when') return ['questions', path[1]!, 'after']
    // Of choices as such there is no one field: the first shows it.
    if (path[2] === 'choices' && path.length < 5) return ['questions', path[1]!, 'choices', path[3] ?? 0, 'code']
  }
  return path
}
