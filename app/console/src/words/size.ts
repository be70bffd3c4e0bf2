import type { Texts } from '../text/Text'

export function fileSize(t: Texts, language: string, bytes: number): string {
  const number = (n: number) => String(Math.round(n * 10) / 10).replace('.', language === 'en' ? '.' : ',')
  if (bytes < 1000) return `${bytes}\u00a0${t.file.bytes}`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}\u00a0${t.file.kilobytes}`
  return `${number(bytes / 1_000_000)}\u00a0${t.file.megabytes}`
}
