// Called by Maven: node build.mjs dist | test. Does nothing when nothing it reads has changed since it last succeeded.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(import.meta.dirname)
const goal = process.argv[2]
if (goal !== 'dist' && goal !== 'test') throw new Error('node build.mjs dist | test')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The console builds with Node 20.19 or newer; this is ${process.version}.`)
  process.exit(1)
}

once('node_modules/.komek-installed', ['package-lock.json'], 'node_modules/vite', () =>
  npm('ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'),
)
const sources = ['package-lock.json', 'package.json', 'openapi.json', 'tsconfig.json', 'vite.config.ts', 'index.html']
const everything = [...sources, ...files('src'), ...files('public'), ...files('dev')]
if (goal === 'dist') {
  once('target/dist.stamp', everything, 'target/dist/index.html', () => {
    npm('run', '-s', 'build')
    // Names carry a digest: what Maven copied of an earlier build would stay in the jar.
    rmSync('target/classes/META-INF/resources/console', { recursive: true, force: true })
  })
}
if (goal === 'test') once('target/test.stamp', everything, 'node_modules', () => npm('run', '-s', 'test'))

function once(stamp, inputs, result, act) {
  const digest = createHash('sha256')
  for (const file of inputs) digest.update(file).update('\0').update(readFileSync(file)).update('\0')
  const now = digest.digest('hex')
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  act()
  mkdirSync('target', { recursive: true })
  writeFileSync(stamp, now)
}

function npm(...args) {
  execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
}

function files(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      if (path === join('src', 'api', 'schema.d.ts')) return []
      return statSync(path).isDirectory() ? files(path) : [path]
    })
}
