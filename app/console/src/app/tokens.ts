import { theme as antd, type ThemeConfig } from 'antd'

/** One place for colours: the component library gets them as tokens, our style sheets as --k-* properties. */
const palettes = {
  light: {
    ground: '#ffffff',
    side: '#f6f8f9',
    text: '#17212b',
    quiet: '#56636f',
    hairline: '#e0e5e9',
    control: '#84909c',
    accent: '#0b6b83',
    accentSoft: '#e2f1f5',
    onAccent: '#ffffff',
    danger: '#b3261e',
    dangerSoft: '#fcebe9',
    warn: '#855000',
    warnSoft: '#fff2d9',
  },
  dark: {
    ground: '#14191e',
    side: '#1a2026',
    text: '#e4e9ee',
    quiet: '#9eabb7',
    hairline: '#2c353d',
    control: '#6f7d8a',
    accent: '#62c6dd',
    accentSoft: '#14353f',
    onAccent: '#05222a',
    danger: '#ff8f83',
    dangerSoft: '#3b1c1a',
    warn: '#f0b752',
    warnSoft: '#362a12',
  },
} as const

export type Scheme = keyof typeof palettes

export function applyTokens(scheme: Scheme) {
  const root = document.documentElement
  root.dataset.scheme = scheme
  root.style.colorScheme = scheme
  for (const [name, value] of Object.entries(palettes[scheme])) {
    root.style.setProperty(`--k-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, value)
  }
}

export function antdTheme(scheme: Scheme): ThemeConfig {
  const p = palettes[scheme]
  return {
    hashed: false,
    algorithm: scheme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      fontSize: 14,
      fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
      borderRadius: 4,
      controlHeight: 32,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
      colorPrimary: p.accent,
      colorInfo: p.accent,
      colorLink: p.accent,
      // Lighter ones would fall below the contrast.
      colorLinkHover: p.accent,
      colorLinkActive: p.accent,
      colorError: p.danger,
      colorWarning: p.warn,
      colorText: p.text,
      colorTextSecondary: p.quiet,
      colorTextDescription: p.quiet,
      colorTextPlaceholder: p.quiet,
      colorBorder: p.control,
      colorBorderSecondary: p.hairline,
      colorPrimaryBg: p.accentSoft,
      colorInfoBg: p.accentSoft,
      colorErrorBg: p.dangerSoft,
      colorWarningBg: p.warnSoft,
      controlItemBgActive: p.accentSoft,
      controlItemBgActiveHover: p.accentSoft,
      colorBgBase: p.ground,
      colorBgContainer: p.ground,
      colorBgElevated: scheme === 'dark' ? '#20272e' : p.ground,
    },
    components: {
      Button: { primaryColor: p.onAccent, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Segmented: { itemSelectedBg: p.ground, trackBg: p.hairline, itemColor: p.quiet },
    },
  }
}
