// Looks at every page in Chromium and writes what it sees to target/look: npm run dev -- --port 18300, then
// BASE=http://localhost:18300 npm run look [name-part]. Also checks each view with axe (WCAG 2.2 AA).
import { mkdirSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const base = process.env.BASE ?? 'http://localhost:5173'
const only = process.argv[2] ?? ''
const out = new URL('../target/look/', import.meta.url).pathname
mkdirSync(out, { recursive: true })
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
let bad = 0

async function direct(path, body) {
  return (await fetch(`${base}/dev${path}`, { method: 'PUT', body: JSON.stringify(body ?? {}) })).json()
}

async function desk({ width = 1280, height = 900, language = 'kk', scheme = 'light', login = 'aigul' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, baseURL: base })
  await context.addInitScript((language) => localStorage.setItem('komek.language', language), language)
  const page = await context.newPage()
  page.on('pageerror', (error) => console.log('  PAGE ERROR', error.message))
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && !/401|412|409|500|422|WebSocket/.test(m.text()) && console.log('  CONSOLE', m.text().slice(0, 300))) // prettier-ignore
  if (login) {
    await page.goto('/console/login')
    await page.fill('input[autocomplete=username]', login)
    await page.fill('input[autocomplete=current-password]', 'demo')
    await page.keyboard.press('Enter')
    await page.waitForSelector('a.row, a.field-row, .empty, .rows .ant-alert, .keep table')
    await page.waitForTimeout(400)
  }
  return page
}

async function see(page, name) {
  await page.waitForTimeout(500)
  await page.screenshot({ path: `${out}${name}.png` })
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } })) // prettier-ignore
  for (const each of violations) {
    bad++
    console.log(`  ${name}: ${each.id} (${each.impact}): ${each.help}`)
    for (const node of each.nodes.slice(0, 3))
      console.log(`     ${node.html.slice(0, 160)}\n     ${node.any[0]?.message ?? ''}`)
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  if (wide) console.log(`  ${name}: scrolls sideways`)
}

const views = {
  async login() {
    for (const language of ['kk', 'ru']) {
      const page = await desk({ login: null, language, scheme: language === 'ru' ? 'dark' : 'light' })
      await page.goto('/console/')
      await page.fill('input[autocomplete=username]', 'x')
      await page.fill('input[autocomplete=current-password]', 'y')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.ant-alert')
      await see(page, `login-${language}`)
    }
  },
  async work() {
    for (const [width, language, scheme] of [
      [1280, 'kk', 'light'],
      [1280, 'ru', 'dark'],
      [1920, 'ru', 'light'],
      [1920, 'kk', 'dark'],
      [768, 'kk', 'light'],
      [768, 'ru', 'dark'],
      [1100, 'ru', 'light'],
      [640, 'ru', 'light'],
    ]) {
      // prettier-ignore
      const page = await desk({ width, height: width === 1920 ? 1080 : 900, language, scheme })
      await see(page, `queue-${width}-${language}-${scheme}`)
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.message')
      await see(page, `ticket-${width}-${language}-${scheme}`)
      await page.keyboard.press('e')
      await see(page, `edit-${width}-${language}-${scheme}`)
    }
  },
  async dialogs() {
    const page = await desk({ language: 'kk' })
    await page.click('a.row >> nth=5')
    await page.waitForSelector('.message')
    await page.keyboard.press('c')
    await page.waitForSelector('.ant-modal')
    await page.click('.ant-modal .ant-btn-primary')
    await see(page, 'close-kk')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(500)
    await page.keyboard.press('?')
    await see(page, 'keys-kk')
  },
  async stale() {
    const page = await desk({ language: 'ru' })
    await page.click('a.row >> nth=4')
    await page.waitForSelector('.message')
    const number = page.url().split('/').pop()
    await page.keyboard.press('c')
    await page.click('.outcomes label >> nth=1')
    await page.fill('#closing-answer', 'Бригада заменила участок трубы, вода есть во всём доме.')
    await direct(`/stale/${number}`)
    await page.waitForTimeout(600)
    await page.click('.ant-modal .ant-btn-primary')
    await page.waitForSelector('.ant-modal .ant-alert')
    await see(page, 'stale-ru')
    await page.click('.ant-modal .ant-btn-primary')
    await page.waitForSelector('.ant-modal', { state: 'detached' })
    await see(page, 'closed-ru')
  },
  async reply() {
    const page = await desk({ language: 'kk' })
    await page.click('a.row >> nth=2')
    await page.waitForSelector('.message')
    await page.keyboard.press('r')
    await page.keyboard.type('Сәлеметсіз бе! Қақпақ бүгін орнатылды, көршілеріңізбен тексере аласыз.')
    await see(page, 'draft-kk')
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction(() => document.querySelector('.composer textarea').value === '')
    await see(page, 'replied-kk')
    await page.waitForTimeout(2500)
    await see(page, 'delivered-kk')
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.keyboard.type('Жазба')
    await see(page, 'note-kk')
  },
  async states() {
    await direct('', { tickets: 0 })
    await see(await desk({ language: 'kk' }), 'empty-kk')
    await direct('', { tickets: 500 })
    const many = await desk({ language: 'ru' })
    for (let i = 0; i < 12; i++) {
      await many.evaluate(() => document.querySelector('.rows').scrollTo(0, 1e6))
      await many.waitForTimeout(400)
    }
    await see(many, 'many-ru')
    await direct('', { down: true })
    await many.waitForTimeout(3000)
    await see(many, 'offline-ru')
    await many.click('a.row >> nth=300')
    await many.waitForTimeout(6000)
    await see(many, 'offline-ticket-ru')
    await direct('', { down: false })
    await many.waitForTimeout(8000)
    await see(many, 'online-again-ru')
    await direct('', { fail: 500 })
    const page = await browser.newContext({ baseURL: base }).then((context) => context.newPage())
    await direct('', { fail: 0 })
    await page.close()
    const broken = await desk({ language: 'kk' })
    await direct('', { fail: 500 })
    await broken.click('.tabs a >> nth=2')
    await broken.waitForTimeout(6000)
    await see(broken, 'error-kk')
    await direct('', { fail: 0, tickets: 60 })
  },
  async aside() {
    const views = [1280, 768].flatMap((width) =>
      ['kk', 'ru', 'en'].flatMap((language) => ['light', 'dark'].map((scheme) => [width, language, scheme])),
    )
    for (const [width, language, scheme] of views) {
      await direct('', { tickets: 60 })
      const name = `${width}-${language}-${scheme}`
      const page = await desk({ width, language, scheme, login: 'saule' })
      await page.click('.top nav a >> nth=1')
      await page.waitForSelector('.contacts li')
      await see(page, `contacts-${name}`)
      await page.click('.contacts .unfold')
      await page.click('.contacts > li:nth-child(2) > button')
      await page.waitForSelector('.made a')
      await see(page, `contacts-made-${name}`)
      await page.click('.set-aside .tabs a >> nth=1')
      await page.waitForSelector('table')
      await see(page, `letters-${name}`)
      await page.click('.set-aside .tabs a >> nth=0')
      await page.waitForFunction(() => document.querySelectorAll('.contacts > li').length === 3)
      if (width === 768 && language === 'kk') {
        await page.click('.account')
        await see(page, 'menu-kk')
      }
    }
    await direct('', { tickets: 0 })
    const page = await desk({ language: 'kk', login: 'saule' })
    await page.click('.top nav a >> nth=1')
    await page.waitForSelector('.set-aside .empty')
    await see(page, 'contacts-empty-kk')
    await direct('', { tickets: 60, fail: 503 })
    await page.click('.set-aside .tabs a >> nth=1')
    await page.waitForTimeout(6000)
    await see(page, 'letters-error-kk')
    await direct('', { tickets: 60, fail: 0 })
  },
  async keep() {
    for (const language of ['kk', 'ru']) {
      const page = await desk({ language, login: 'dana' })
      await see(page, `organisations-${language}`)
      await page.click('.keep .plain >> nth=1')
      await page.waitForSelector('.ant-drawer .keep-changes ol li')
      await see(page, `organisation-${language}`)
      await page.keyboard.press('Escape')
      await page.click('.keep .tabs a >> nth=1')
      await page.waitForSelector('.keep table')
      await page.waitForTimeout(400)
      await see(page, `people-${language}`)
      await page.click('.keep .plain >> nth=0')
      await page.waitForSelector('.ant-drawer .keep-changes')
      await see(page, `person-${language}`)
    }
  },
  async filed() {
    const page = await desk({ language: 'ru', login: 'saule' })
    await page.click('.top nav a >> nth=1')
    await page.click('.contacts > li:nth-child(2) > button')
    await page.click('.made a')
    await page.waitForSelector('.message')
    await see(page, 'filed-ru')
  },
  async catalogue() {
    for (const [width, language, scheme] of [
      [1280, 'kk', 'light'],
      [1280, 'ru', 'dark'],
      [768, 'ru', 'light'],
      [768, 'kk', 'dark'],
    ]) {
      const page = await desk({ login: 'admin', width, language, scheme })
      const name = `catalogue-${width}-${language}-${scheme}`
      await page.goto('/console/catalogue')
      await page.waitForSelector('.catalogue-rows a')
      await see(page, `${name}-list`)
      await page.fill('.catalogue-tools .ant-input', language === 'kk' ? 'кубыры' : 'нет вады')
      await page.waitForTimeout(300)
      await page.click('.catalogue-rows a >> nth=0')
      await page.waitForSelector('.issue-tabs textarea')
      await see(page, `${name}-wording`)
      await page.goto('/console/catalogue/WATER_BURST')
      await page.waitForSelector('.questions li')
      await page.evaluate(() => document.querySelector('.questions').scrollIntoView())
      await see(page, `${name}-questions`)
      await page.click('.ant-tabs-tab >> nth=1')
      await page.click('.preview label >> nth=4')
      await see(page, `${name}-preview`)
      await page.goto('/console/catalogue/WATER_NONE')
      await page.waitForSelector('.issue-tabs')
      await page.click('.ant-tabs-tab >> nth=2')
      await page.waitForSelector('.revisions li')
      await see(page, `${name}-history`)
      await page.click('.issue-head button >> nth=0')
      await page.waitForSelector('.ant-modal')
      await page.click('.ant-modal .ant-btn-primary')
      await see(page, `${name}-split`)
      await page.keyboard.press('Escape')
      await page.goto('/console/catalogue/WATER_HYDRANT')
      await page.waitForSelector('.issue-head .ant-tag')
      await see(page, `${name}-retired`)
      await page.goto('/console/catalogue/new')
      await page.waitForSelector('.issue-code')
      await page.click('.issue-done button')
      await see(page, `${name}-new`)
      await page.click('.catalogue-tools .ant-btn >> nth=1')
      await page.waitForSelector('.ant-modal table')
      await see(page, `${name}-spheres`)
      await page.keyboard.press('Escape')
      await page.waitForSelector('.ant-modal', { state: 'detached' })
      await page.click('.catalogue-tools .ant-btn >> nth=2')
      await page.setInputFiles('input[type=file]', {
        name: 'catalogue.xlsx',
        mimeType: 'text/csv',
        buffer: Buffer.from('x'),
      })
      await page.waitForSelector('.import-said table')
      await see(page, `${name}-import`)
    }
  },
  async lines() {
    const open = async (page, path) => {
      await page.evaluate((to) => (history.pushState(null, '', to), dispatchEvent(new PopStateEvent('popstate'))), path)
      await page.waitForSelector('a.row')
      await page.click('a.row >> nth=0')
      await page.waitForSelector('.message')
      await page.waitForTimeout(300)
    }
    for (const [width, language, scheme] of [
      [1280, 'kk', 'light'],
      [1280, 'ru', 'dark'],
      [768, 'kk', 'dark'],
      [768, 'ru', 'light'],
    ]) {
      await direct('', { tickets: 60 })
      const name = `lines-${width}-${language}`
      const page = await desk({ width, language, scheme, login: 'saule' })
      await open(page, '/console/to-verify')
      await see(page, `${name}-verify`)
      await page.keyboard.press('c')
      await page.waitForSelector('.gate')
      await page.click('.ant-modal .ant-btn-primary')
      await page.waitForSelector('.gate-left')
      await see(page, `${name}-gate`)
      await page.keyboard.press('Escape')
      await page.waitForSelector('.ant-modal', { state: 'detached' })
      await page.keyboard.press('b')
      await page.waitForSelector('#rework-reason')
      await see(page, `${name}-rework`)
      await page.keyboard.press('Escape')
      await page.waitForSelector('.ant-modal', { state: 'detached' })
      await open(page, '/console/disputed')
      await page.keyboard.press('s')
      await page.waitForSelector('#dispatch-organisation')
      await see(page, `${name}-send`)
      await page.fill('#dispatch-organisation', 'nobody')
      await page.click('.ant-modal .ant-btn-primary')
      await page.waitForSelector('.ant-modal .ant-alert')
      await see(page, `${name}-refused`)
      await page.fill('#dispatch-organisation', 'KENTAU_SU')
      await page.click('.ant-modal .ant-btn-primary')
      await page.waitForSelector('.ant-modal', { state: 'detached' })
      await open(page, '/console/with-service')
      await see(page, `${name}-with-service`)
      if (width < 1024) continue
      await open(page, '/console/to-check')
      for (const [i, each] of ['merge', 'split', 'parent'].entries()) {
        await page.click('.ticket-acts .ant-dropdown-trigger')
        await page.click(`.ant-dropdown-menu-item >> nth=${i}`)
        await page.waitForSelector('.ant-modal')
        await see(page, `${name}-${each}`)
        await page.keyboard.press('Escape')
        await page.waitForSelector('.ant-modal', { state: 'detached' })
      }
    }
  },
  async field() {
    for (const [width, language, scheme] of [
      [360, 'kk', 'light'],
      [360, 'ru', 'dark'],
      [768, 'kk', 'dark'],
      [1280, 'ru', 'light'],
    ]) {
      await direct('', { tickets: 60 })
      const name = `field-${width}-${language}`
      const page = await desk({ width, height: width === 360 ? 740 : 900, language, scheme, login: 'nurlan' })
      await see(page, `${name}-new`)
      await page.click('a.field-row >> nth=0')
      await page.waitForSelector('.field-next')
      await see(page, `${name}-ticket`)
      await page.click('.field-others button >> nth=0')
      await page.waitForSelector('#plan-date')
      await page.click('.field-next')
      await see(page, `${name}-plan`)
      await page.goBack()
      await page.click('.field-others button >> nth=1')
      await page.waitForSelector('#return-reason')
      await see(page, `${name}-return`)
      await page.goBack()
      await page.click('.field-next')
      await page.waitForURL(/field\/work/)
      await page.waitForSelector('.field-others')
      await see(page, `${name}-accepted`)
      await page.click('.field-next')
      await page.waitForSelector('#answer-text')
      await page.setInputFiles('input[type=file]', [
        { name: 'құбыр ауыстырылды.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('x') },
        { name: 'тым үлкен.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('y') },
      ])
      await page.waitForSelector('.photo-failed')
      await see(page, `${name}-answer`)
      await page.click('.field-choice label >> nth=0')
      await page.fill('#answer-text', 'Құбыр ауыстырылды, су бар. Сұрақ болса: 8 72533 3-00-00.')
      await direct('', { fail: 503 })
      await page.click('.field-next')
      await page.waitForSelector('.field-acts .ant-alert')
      await see(page, `${name}-not-sent`)
      await direct('', { fail: 0 })
      await page.click('.field-next')
      await page.waitForSelector('.field-form', { state: 'detached' })
      await see(page, `${name}-answered`)
      await page.click('.field-back')
      await page.click('.field-tabs a >> nth=1')
      await page.waitForSelector('.field-heading')
      await see(page, `${name}-work`)
      await page.click('.field-tabs a >> nth=2')
      await page.waitForSelector('a.field-row')
      await see(page, `${name}-done`)
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('.field a[href]:not(.skip), .field button')]
          .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height])
          .filter(([, height]) => height > 0 && height < 48),
      )
      if (small.length) console.log('  small targets', small)
    }
    await direct('', { tickets: 0 })
    await see(await desk({ width: 360, height: 740, language: 'kk', login: 'nurlan' }), 'field-empty-kk')
    await direct('', { tickets: 60 })
  },
  async live() {
    const page = await desk({ language: 'kk' })
    const rows = () => page.locator('a.row').count()
    const before = await rows()
    const started = Date.now()
    const { number } = await direct('/ticket', { status: 'RECEIVED' })
    await page.waitForSelector(`a[data-number="${number}"]`, { state: 'attached' })
    console.log(
      `  a new ticket was in the list ${Date.now() - started} ms after its event (${before} -> ${await rows()})`,
    )
    await page.evaluate(() => document.querySelector('.rows').scrollTo(0, 700))
    await page.waitForTimeout(300)
    await page.locator('a.row >> nth=12').focus()
    const place = await page.evaluate(() => document.activeElement.getBoundingClientRect().top)
    const urgent = await direct('/ticket', { status: 'RECEIVED', dueAt: new Date(Date.now() - 9e7).toISOString() })
    await page.waitForSelector(`a[data-number="${urgent.number}"]`, { state: 'attached' })
    await page.waitForTimeout(300)
    const after = await page.evaluate(() => document.activeElement.getBoundingClientRect().top)
    console.log(`  the focused row stood at ${place}, stands at ${after}`)
    await see(page, 'above-kk')
  },
}

for (const [name, look] of Object.entries(views)) {
  if (!name.includes(only)) continue
  console.log(name)
  await look()
  for (const context of browser.contexts()) await context.close()
}
await browser.close()
console.log(bad === 0 ? 'no violations' : `${bad} violations`)
