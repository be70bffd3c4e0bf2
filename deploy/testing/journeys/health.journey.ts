import { signIn } from './console'
import { DESKTOP, expect, look, test } from './look'
import { TELEGRAM } from './system'
import { consoleWords } from './words'

const refuse = (refused: boolean) =>
  fetch(`${TELEGRAM}/token`, { method: 'POST', body: JSON.stringify({ refused }) })

test.describe.configure({ mode: 'serial' })
test.afterEach(() => refuse(false))

for (const [language, size] of [
  ['kk', { width: 1280, height: 800 }],
  ['ru', { width: 390, height: 844 }],
] as const) {
  test(`a refused token is red wherever the supervisor is, says what to do, and is over once it is right (${language})`, async ({
    somebody,
  }) => {
    const words = (await consoleWords(language)).channels
    const supervisor = await somebody(DESKTOP)
    await signIn(supervisor, language, 'saule')
    await refuse(true)
    // Without asking: whatever room she is in.
    const banner = supervisor.getByRole('region', { name: words.title })
    await expect(banner).toContainText(words.causes.TOKEN_REFUSED, { timeout: 120_000 })
    await look(supervisor, `${language}-channels-banner`)
    await banner.getByRole('link', { name: words.open }).click()

    await supervisor.setViewportSize(size)
    const bot = supervisor.getByRole('listitem').filter({ hasText: 'other' })
    await expect(bot).toContainText(words.causes.TOKEN_REFUSED)
    await expect(bot).toContainText(words.todos.TOKEN_REFUSED)
    await look(supervisor, `${language}-channels`)

    await refuse(false)
    await expect(bot).toContainText(words.well, { timeout: 120_000 })
    await expect(supervisor.getByRole('heading', { name: words.ledger.title })).toBeVisible()
  })

  test(`an operator is not told of channels (${language})`, async ({ somebody }) => {
    const words = (await consoleWords(language)).channels
    const operator = await somebody(DESKTOP)
    await signIn(operator, language)
    await expect(operator.getByRole('link', { name: words.title, exact: true })).toHaveCount(0)
  })
}
