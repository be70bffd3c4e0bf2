import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import kkKZ from 'antd/es/locale/kk_KZ'
import ruRU from 'antd/es/locale/ru_RU'
import { useLayoutEffect, useMemo, type ReactNode } from 'react'
import { useText } from '../text/Text'
import { useScheme } from './preferences'
import { antdTheme, applyTokens } from './tokens'

const locales = { kk: kkKZ, ru: ruRU, en: enUS }

export function Appearance({ children }: { children: ReactNode }) {
  const { language } = useText()
  const scheme = useScheme()
  const theme = useMemo(() => antdTheme(scheme), [scheme])
  useLayoutEffect(() => applyTokens(scheme), [scheme])
  return (
    <ConfigProvider locale={locales[language]} theme={theme} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 2, top: 56 }} className="app">
        {children}
      </App>
    </ConfigProvider>
  )
}
