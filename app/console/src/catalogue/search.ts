import MiniSearch from 'minisearch'
import type { Line } from './api'

/** People type Kazakh without its letters, ё as е, and in any case. */
const alike: Record<string, string> = { ә: 'а', і: 'и', ң: 'н', ғ: 'г', ү: 'у', ұ: 'у', қ: 'к', ө: 'о', һ: 'х', ё: 'е', й: 'и' } // prettier-ignore

export function fold(word: string): string {
  return word.toLowerCase().replace(/[әіңғүұқөһёй]/g, (letter) => alike[letter]!)
}

/** Who finds so many as they were written has not mistyped. */
const enough = 10

/** Finds issues in all three languages, by synonyms too, forgiving a typo in every longer word. */
export class IssueSearch {
  private readonly index = new MiniSearch<Line>({
    idField: 'code',
    fields: ['code', 'kk', 'ru', 'en', 'synonyms'],
    extractField: (line, field) =>
      field === 'synonyms' ? Object.values(line.synonyms).flat().join(' ') : (line[field as 'code'] ?? ''),
    processTerm: fold,
    searchOptions: {
      boost: { kk: 2, ru: 2, en: 2 },
      prefix: (term) => term.length > 1,
      combineWith: 'AND',
    },
  })

  constructor(lines: readonly Line[]) {
    this.index.addAll(lines)
  }

  /** Codes, the best first, typos after what was really written; null: nothing was asked. */
  find(words: string): string[] | null {
    if (!words.trim()) return null
    const written = this.index.search(words)
    if (written.length >= enough) return written.map((found) => String(found.id))
    const meant = this.index.search(words, { fuzzy: (term) => (term.length > 5 ? 2 : term.length > 3 ? 1 : false) })
    return [...new Set([...written, ...meant].map((found) => String(found.id)))]
  }

  /** What a resident's own words may be about, the likeliest first: any word counts, short ones do not. */
  like(text: string): string[] {
    return this.index
      .search(text.slice(0, 300), { combineWith: 'OR', fuzzy: false, prefix: (term) => term.length > 4 })
      .map((found) => String(found.id))
  }
}
