import type { Question } from './api'

type Asked = Pick<Question, 'code' | 'when'>

/** The questions to be asked, given the answers so far: what Answers.open of the server says. */
export function open<Q extends Asked>(questions: readonly Q[], answers: Record<string, string | undefined>): Q[] {
  const byCode = new Map(questions.map((each) => [each.code, each]))
  return questions.filter((question) => {
    const seen = new Set<string>()
    let at: Asked = question
    while (at.when) {
      const above = byCode.get(at.when.question)
      if (!above || seen.has(at.code) || answers[above.code] !== at.when.answer) return false
      seen.add(at.code)
      at = above
    }
    return true
  })
}
