type Forms = { one: string; few?: string; many?: string; other?: string }

/** Kazakh needs none of this: a noun after a number keeps its form. */
export function plural(language: 'ru' | 'en', n: number, forms: Forms): string {
  if (language === 'en') return n === 1 ? forms.one : (forms.other ?? forms.one)
  const tens = n % 100
  const ones = n % 10
  if (ones === 1 && tens !== 11) return forms.one
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return forms.few ?? forms.one
  return forms.many ?? forms.few ?? forms.one
}
