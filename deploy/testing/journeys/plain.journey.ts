import { DESKTOP, expect, look, PHONE, test } from './look'
import { readUntil, send } from './site'
import { unique } from './system'
import { siteWords } from './words'

const NO_SCRIPT = { ...PHONE, javaScriptEnabled: false }
const word = siteWords('ru')

test('the plain form takes a matter without any script and the number finds it again', async ({ somebody }) => {
  const page = await somebody(NO_SCRIPT)
  const matter = unique('Яма на дороге')
  await page.goto('/ru/')
  await page.getByRole('textbox', { name: word('what.title') }).fill(matter)
  await page.getByLabel(word('where.district')).selectOption({ index: 1 })
  await page.getByLabel(word('contact.anonymous')).check()
  const sent = await send(page, 'ru')
  await readUntil(page, sent.tracking, word('status.received'), matter)

  await page.getByRole('link', { name: word('nav.track') }).click()
  // As it is read out on the phone, with the letter O for zero.
  const spoken = sent.number.replace(/0/g, 'O').replace(/^(...)(...)/, '$1 $2-')
  await page.getByLabel(word('find.label')).fill(spoken)
  await page.getByRole('button', { name: word('find.go') }).click()
  await expect(page.getByRole('main')).toContainText(word('status.received'))
  await expect(page.getByRole('main')).not.toContainText(matter)
})

test('an empty, an endless and an unsigned matter come back with what is wrong and everything typed', async ({
  somebody,
}) => {
  const page = await somebody(NO_SCRIPT)
  const errors = page.getByRole('alert')
  const submit = () => page.getByRole('button', { name: word('form.send'), exact: true }).click()
  await page.goto('/ru/')
  await page.getByLabel(word('where.address')).fill('Кентау, Яссауи 12')
  await submit()
  await expect(errors).toContainText(word('violation.text_empty'))
  await expect(errors).toContainText(word('violation.consent_missing'))
  await expect(page.getByLabel(word('where.address'))).toHaveValue('Кентау, Яссауи 12')

  await page.getByRole('textbox', { name: word('what.title') }).fill('ы'.repeat(100_000))
  await page.getByLabel(word('contact.anonymous')).check()
  await submit()
  await expect(errors).toContainText(word('violation.text_too_long'))
  await expect(page.getByRole('textbox', { name: word('what.title') })).toHaveValue('ы'.repeat(100_000))
})

test('the script says what is missing before anything is sent', async ({ somebody }) => {
  const page = await somebody(DESKTOP)
  await page.goto('/ru/')
  await page.getByRole('button', { name: word('form.send'), exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(word('script.text_empty'))
  await expect(page.getByRole('alert')).toContainText(word('script.consent_missing'))
  await look(page, 'form-errors-ru')
})

test('a page that calls itself a picture is refused and the matter is kept', async ({ somebody }) => {
  for (const device of [DESKTOP, { ...DESKTOP, javaScriptEnabled: false }]) {
    const page = await somebody(device)
    await page.goto('/ru/')
    await page.getByRole('textbox', { name: word('what.title') }).fill(unique('Свалка за домом'))
    await page.locator('#photo').setInputFiles({
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>'),
    })
    await page.getByLabel(word('contact.anonymous')).check()
    const sent = await send(page, 'ru')
    await expect(page.getByRole('main')).toContainText(word('refused.type_not_allowed'))
    await readUntil(page, sent.tracking, 'photo.png', word('refused.type_not_allowed'))
  }
})

test('a number that cannot be, and a page that is not there, are told in the reader’s language', async ({
  somebody,
}) => {
  const page = await somebody(PHONE)
  await page.goto('/ru/track?number=1234567890')
  await expect(page.getByRole('main')).toContainText(word('find.not_a_number'))
  await look(page, 'find-ru')
  const answer = await page.goto('/kk/nowhere')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: siteWords('kk')('problem.not_found.title') })).toBeVisible()
  await look(page, 'not-found-kk')
})
