import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { en } from './en'
import { kk, type Texts } from './kk'
import { ru } from './ru'

export type Language = 'kk' | 'ru' | 'en'
export const languages: readonly Language[] = ['kk', 'ru', 'en']
export const catalogue: Record<Language, Texts> = { kk, ru, en }
export type { Texts }

const remembered = 'komek.language'

function known(value: string | null): Language | undefined {
  return languages.find((each) => each === value)
}

/** Kazakh, unless the person has chosen otherwise on this machine. */
export function chosenLanguage(): Language {
  return known(localStorage.getItem(remembered)) ?? 'kk'
}

const Context = createContext<{ t: Texts; language: Language; speak: (language: Language) => void }>({
  t: kk,
  language: 'kk',
  speak: () => undefined,
})

export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const value = useMemo(
    () => ({
      t: catalogue[language],
      language,
      speak: (next: Language) => {
        localStorage.setItem(remembered, next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return <Context value={value}>{children}</Context>
}

export const useText = () => use(Context)
