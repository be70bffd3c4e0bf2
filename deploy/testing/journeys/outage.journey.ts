import { randomUUID } from 'node:crypto'
import { enter, find, signIn } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { fillOnPhone, readUntil, send } from './site'
import { GATEWAY, SERVER } from './system'
import { consoleWords, siteWords } from './words'

// Each language has a street of its own: what one switches on, the other must not meet.
const places = {
  kk: {
    street: 'Тұрғыт Озал көшесі',
    typed: 'Тұрғыт Озал 14',
    water: 'Қысымды тексеру үшін су жабылады',
    asked: 'Үйде су жоқ, қашан қосылады?',
    issue: 'Ауыз су жоқ',
    greeting: 'Тұрғыт Озал көшесінде су құбыры жарылды. Жөндеп жатырмыз.',
    answer: 'Су қосылды. Күткеніңізге рақмет!',
  },
  ru: {
    street: 'улица Амира Темира',
    typed: 'Амира Темира 14',
    water: 'Воду отключат, чтобы проверить давление',
    asked: 'Дома нет воды, когда дадут?',
    issue: 'Нет холодной воды',
    greeting: 'На улице Амира Темира прорвало водопровод. Чиним.',
    answer: 'Вода есть. Спасибо, что подождали!',
  },
} as const

/** A time of the city, as a service writes it into a table. */
const at = (hours: number) =>
  new Date(Date.now() + hours * 3_600_000)
    .toLocaleString('sv-SE', { timeZone: 'Asia/Almaty' })
    .slice(0, 16)

for (const [language, device] of [
  ['kk', DESKTOP],
  ['ru', PHONE],
] as const) {
  const place = places[language]

  test(`announced works answer a resident before a request is made of it (${language})`, async ({ somebody }) => {
    const word = siteWords(language)
    const said = (await consoleWords(language)).outage
    const shared = (await consoleWords(language)).catalogue
    const dana = await somebody({ ...DESKTOP, reducedMotion: 'reduce' })
    await signIn(dana, language, 'dana')
    await dana.goto(`${SERVER}/console/outages`)
    await dana.getByRole('button', { name: said.works.bring }).click()
    const dialog = dana.getByRole('dialog', { name: said.works.bringTitle })
    const own = randomUUID()
    const header = 'id,organisation,resource,kk,ru,from,to,district,street,houses'
    const row = (street: string) =>
      `${own},SU_TURKISTAN,WATER,"${place.water}","${place.water}",${at(-1)},${at(3)},turkistan,${street},1-40`
    const choose = (rows: string) =>
      dialog.locator('input[type=file]').setInputFiles({
        name: 'works.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`${header}\n${rows}\n`),
      })
    await choose(row('Жоқкөше'))
    await expect(dialog.getByText(said.refused.STREET_UNKNOWN!)).toBeVisible()
    await look(dana, `${language}-outage-import-faults`)
    await choose(row(place.street))
    await dialog.getByRole('button', { name: shared.take }).click()
    await expect(dialog).toBeHidden()
    await expect(dana.getByText(place.water).first()).toBeVisible()
    await look(dana, `${language}-outages`)

    const resident = await somebody(device)
    await resident.goto(`/${language}/works?district=turkistan`)
    await expect(resident.getByText(place.water).first()).toBeVisible()
    await look(resident, `${language}-works-page`)
    const api = await resident.request.get('/public/v1/works?district=turkistan')
    expect(await api.text()).toContain(place.water)
    await resident.goto(`/${language}/works?district=turkistan&street=${encodeURIComponent(place.typed)}`)
    await expect(resident.getByText(place.water).first()).toBeVisible()

    await resident.goto(`/${language}/`)
    await resident.getByRole('textbox', { name: word('what.title') }).fill(place.asked)
    if (device === PHONE) await resident.getByRole('button', { name: word('form.next'), exact: true }).click()
    await resident.getByLabel(word('where.district')).selectOption('turkistan')
    await resident.getByLabel(word('where.address')).fill(place.typed)
    await resident.getByLabel(word('where.address')).blur()
    await expect(resident.getByText(word('here.question'))).toBeVisible()
    await look(resident, `${language}-works-here`)
    await resident.getByRole('button', { name: new RegExp(word('here.yes')) }).first().click()
    await expect(resident.getByRole('heading', { name: word('works.thanks') })).toBeVisible()
    await expect(resident.getByText(word('works.thanks_lead'))).toBeVisible()
    await look(resident, `${language}-works-thanks`)
    await dana.reload()
    await expect(dana.locator('.announced-work', { hasText: place.water }).getByText(said.works.solved(1))).toBeVisible()
  })

  test(`works are drawn on the map, and are listed in the district that they lie in (${language})`, async ({
    somebody,
  }) => {
    const all = await consoleWords(language)
    const said = all.outage.works
    const name = `${language}-${randomUUID().slice(0, 6)}`
    const dana = await somebody({ ...device, reducedMotion: 'reduce' })
    await enter(dana, language, { login: 'dana', name: '', password: 'demo' })
    await dana.goto(`${SERVER}/console/outages`)
    await dana.getByRole('button', { name: said.add }).click()
    const dialog = dana.getByRole('dialog', { name: said.add })
    await dialog.getByLabel(said.text.kk).fill(name)
    await dialog.getByLabel(said.text.ru).fill(name)
    await dialog.getByRole('combobox', { name: said.organisation }).fill('Су')
    await dana.locator('.ant-select-item-option').first().click()
    const till = new Date(Date.now() + 3 * 3_600_000).toLocaleString('sv-SE', { timeZone: 'Asia/Almaty' })
    await dialog.getByLabel(said.to, { exact: true }).fill(till.slice(0, 16).replace(' ', 'T'))
    await dialog.getByText(said.draw.area).click()
    await dialog.getByText(all.routing.areaEdit.raw).click()
    await dialog.getByRole('textbox', { name: all.routing.areaEdit.raw }).fill('{"type":"Polygon"}')
    await dialog.getByRole('button', { name: all.app.save, exact: true }).click()
    await expect(dialog.getByText(all.outage.refused.POLYGON_WRONG!)).toBeVisible()
    const ring = [
      [68.5, 43.5],
      [68.52, 43.5],
      [68.52, 43.52],
      [68.5, 43.5],
    ]
    await dialog
      .getByRole('textbox', { name: all.routing.areaEdit.raw })
      .fill(JSON.stringify({ type: 'Polygon', coordinates: [ring] }))
    await expect(dialog.locator('.area-canvas .corner')).toHaveCount(3)
    await look(dana, `${language}-outage-drawn`)
    await dialog.getByRole('button', { name: all.app.save, exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(dana.locator('.announced-work', { hasText: name }).getByText(said.outline)).toBeVisible()
    const resident = await somebody(device)
    await resident.goto(`/${language}/works?district=kentau`)
    await expect(resident.getByText(name)).toBeVisible()
    await look(resident, `${language}-works-of-an-outline`)
    await resident.goto(`/${language}/works?district=shardara`)
    await expect(resident.getByText(name)).toBeHidden()
  })

  test(`the same without the page's script (${language})`, async ({ somebody }) => {
    const word = siteWords(language)
    const name = `${language}-${randomUUID().slice(0, 6)}`
    const token = await fetch(`${SERVER}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login: 'dana', password: 'demo' }),
    }).then(async (answer) => ((await answer.json()) as { token: string }).token)
    const announced = await fetch(`${SERVER}/api/v1/planned-works/${randomUUID()}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'If-None-Match': '*' },
      body: JSON.stringify({
        resource: 'GAS',
        text: { kk: name, ru: name, en: name },
        organisation: 'SU_TURKISTAN',
        from: new Date(Date.now() - 60_000).toISOString(),
        to: new Date(Date.now() + 7_200_000).toISOString(),
        places: [{ code: 'shardara' }],
        cancelled: false,
      }),
    })
    expect(announced.status, await announced.text()).toBe(200)
    const resident = await somebody({ ...device, javaScriptEnabled: false })
    // A core that is silent for a second keeps nobody from sending: then it is not asked, and sent.
    await expect(async () => {
      await resident.goto(`${GATEWAY}/${language}/`)
      await resident.getByRole('textbox', { name: word('what.title') }).fill(place.asked)
      await resident.getByLabel(word('where.district')).selectOption('shardara')
      await resident.getByLabel(word('contact.anonymous')).check()
      await resident.getByRole('button', { name: word('form.send'), exact: true }).click()
      await expect(resident.getByText(name).first(), 'asked before it is sent').toBeVisible({ timeout: 2_000 })
    }).toPass()
    await expect(resident.getByRole('textbox', { name: word('what.title') })).toHaveValue(place.asked)
    await send(resident, language)
  })

  test(`a mass outage takes new contacts in, and one message closes all of them (${language})`, async ({ somebody }) => {
    const word = await consoleWords(language)
    const said = word.outage
    const saule = await somebody({ ...DESKTOP, reducedMotion: 'reduce' })
    await signIn(saule, language, 'saule')
    await saule.goto(`${SERVER}/console/outages`)
    await saule.getByRole('button', { name: said.running.on }).click()
    const dialog = saule.getByRole('dialog', { name: said.begin.title })
    await dialog.getByRole('combobox', { name: said.begin.issue }).fill(place.issue)
    await saule.locator('.ant-select-item-option').filter({ hasText: place.issue }).first().click()
    await dialog.getByRole('combobox', { name: said.begin.place }).fill(place.street)
    await saule.locator('.ant-select-item-option').filter({ hasText: place.street }).first().click()
    for (const each of ['kk', 'ru', 'en'] as const) await dialog.getByLabel(said.begin.greeting[each]).fill(place.greeting)
    await look(saule, `${language}-outage-begin`)
    await dialog.getByRole('button', { name: said.begin.done, exact: true }).click()
    await expect(dialog).toBeHidden()
    const outage = saule.locator('.outage', { hasText: place.greeting })
    await expect(outage).toBeVisible()

    const resident = await somebody(PHONE)
    await expect(async () => {
      await resident.goto(`/${language}/`)
      await expect(resident.getByText(place.greeting)).toBeVisible({ timeout: 500 })
    }).toPass()
    await look(resident, `${language}-outage-banner`)
    await fillOnPhone(resident, language, { text: place.asked, address: `${place.typed}` })
    const sent = await send(resident, language)
    await expect(outage.getByText(said.running.parts(1))).toBeVisible({ timeout: 60_000 })
    await look(saule, `${language}-outage-running`)

    await outage.getByRole('button', { name: said.running.close }).click()
    const closing = saule.getByRole('dialog', { name: said.closing.title })
    for (const each of ['kk', 'ru', 'en'] as const) await closing.getByLabel(said.closing.answer[each]).fill(place.answer)
    await closing.getByRole('button', { name: said.closing.done, exact: true }).click()
    await expect(closing).toBeHidden()
    await readUntil(resident, sent.tracking, place.answer, siteWords(language)('status.closed'))
    await find(saule, language, sent.number)
    await expect(saule.getByRole('article').getByText(word.status.CLOSED).first()).toBeVisible()
  })
}
