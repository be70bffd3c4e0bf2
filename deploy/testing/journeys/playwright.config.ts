import { defineConfig } from '@playwright/test'
import { BOT_TOKEN, CHROMIUM, EXCHANGE, EXCHANGE_ACCOUNT, EXCHANGE_TOKEN, GATEWAY, OTHER_TOKEN, PORT, TELEGRAM } from './system'

// Everything running as a person starts it: deploy/run, real engines, the demo mail server, a real browser.
export default defineConfig({
  testDir: '.',
  // The month moves the clock of the whole city: only when everybody else is done.
  projects: [
    { name: 'residents and staff', testMatch: '*.journey.ts', testIgnore: 'month.journey.ts' },
    { name: 'the month', testMatch: 'month.journey.ts', dependencies: ['residents and staff'] },
  ],
  outputDir: '../target/journeys/results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // Seconds on a quiet machine; a loaded one may be ten times slower, and patience costs nothing when all is well.
  timeout: 900_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['html', { outputFolder: '../target/journeys/report', open: 'never' }]],
  globalSetup: './ready.ts',
  webServer: [
    {
      command: `node telegram.mjs ${PORT + 19} ${BOT_TOKEN} ${OTHER_TOKEN}`,
      url: `${TELEGRAM}/sent?chat=0`,
      reuseExistingServer: !process.env.CI,
    },
    {
      command: `node exchange.mjs ${PORT + 18} ${EXCHANGE_ACCOUNT} ${EXCHANGE_TOKEN}`,
      url: `${EXCHANGE}/sent?to=0`,
      reuseExistingServer: !process.env.CI,
    },
    {
      command: `../../run --demo --port ${PORT} --data ../target/journeys/data`,
      url: `${GATEWAY}/q/health/ready`,
      timeout: 300_000,
      env: {
        // As in the Java tests: a few minutes do not win back what the second compiler costs.
        JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1',
        KOMEK_TELEGRAM_BOTS: 'komek,other',
        KOMEK_TELEGRAM_KOMEK_TOKEN: BOT_TOKEN,
        KOMEK_TELEGRAM_KOMEK_MODE: 'polling',
        KOMEK_TELEGRAM_OTHER_TOKEN: OTHER_TOKEN,
        KOMEK_TELEGRAM_OTHER_MODE: 'polling',
        KOMEK_TELEGRAM_URL: TELEGRAM,
        KOMEK_TWILIO_ACCOUNT_SID: EXCHANGE_ACCOUNT,
        KOMEK_TWILIO_AUTH_TOKEN: EXCHANGE_TOKEN,
        KOMEK_TWILIO_URL: EXCHANGE,
        KOMEK_PHONE_PUBLIC_URL: GATEWAY,
        KOMEK_SMS_FROM: '+77172000109',
        // A minute otherwise.
        KOMEK_HEALTH_EVERY: 'PT2S',
      },
      reuseExistingServer: !process.env.CI,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
      stdout: 'pipe',
    },
  ],
  use: {
    baseURL: GATEWAY,
    timezoneId: 'Asia/Qyzylorda',
    actionTimeout: 20_000,
    // A trace pictures every step, which costs more than the steps; ask for one with --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
