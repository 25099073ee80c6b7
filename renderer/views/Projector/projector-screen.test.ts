import { afterEach, expect, test, vi } from 'vitest'
import type { PublicVote } from '#protocol'
import type { Console } from '../../console.svelte.ts'

// What the page has and Node has not, looked at while modules load.
vi.hoisted(() => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('localStorage', { getItem: () => null })
})
const { ProjectorScreen } = await import('./projector-screen.svelte.ts')

afterEach(() => vi.unstubAllGlobals())

const KEY = 'kkkkkkkkkkkkkkkkkkkkkk'
const invited = { ok: true, path: '/projector', key: KEY }

/** A browser that opens a window or does not, a host with one answer, and what was asked of either. */
function bench({
  page,
  answer = invited,
  userAgent = 'Chrome',
}: {
  page: object | null
  answer?: object
  userAgent?: string
}) {
  const asked: unknown[] = []
  vi.stubGlobal('window', { open: (address: string) => (asked.push(['open', address]), page) })
  vi.stubGlobal('navigator', { userAgent, language: 'en' })
  const command = (name: string, input: object) => {
    asked.push([name, input])
    return Promise.resolve({ type: 'reply', request: 'r', ...answer })
  }
  // Of a console this screen uses nothing but its commands.
  return { asked, host: { command } as unknown as Console, screen: new ProjectorScreen() }
}

test('the window is opened with the click, and gets its link when the host has made it', async () => {
  const went: string[] = []
  const page = { opener: {}, location: { replace: (address: string) => went.push(address) } }
  const { asked, host, screen } = bench({ page })
  const opening = screen.open(host)
  expect([asked[0], screen.opening]).toEqual([['open', 'about:blank'], { state: 'opening' }])
  await opening
  expect([went, page.opener, screen.opening]).toEqual([
    [`/projector#${KEY}`],
    null,
    { state: 'open', where: 'browser' },
  ])
})

test('a browser that allows no window leaves the link to be clicked', async () => {
  const { host, screen } = bench({ page: null })
  await screen.open(host)
  expect(screen.opening).toEqual({ state: 'blocked', path: '/projector', key: KEY })
})

test('a refused invitation closes the empty window and says why', async () => {
  let isClosed = false
  const { host, screen } = bench({
    page: { close: () => (isClosed = true) },
    answer: { ok: false, why: 'not-saved' },
  })
  await screen.open(host)
  expect([isClosed, screen.opening]).toMatchObject([true, { state: 'refused', answer: { why: 'not-saved' } }])
})

test('in the desktop app’s window on a remote host the shell takes the address over', async () => {
  const { asked, host, screen } = bench({ page: null, userAgent: 'Chrome/1 Electron/45' })
  await screen.open(host)
  expect(asked.at(-1)).toEqual(['open', `/projector#${KEY}`])
  expect(screen.opening).toEqual({ state: 'open', where: 'browser' })
})

test('the roll of a published named vote is asked for once, and belongs to that vote alone', async () => {
  const roll = [['Ada', 'm1', '1']]
  const { asked, host, screen } = bench({ page: null, answer: { ok: true, roll } })
  const published = (id: number, secrecy: 'named' | 'secret') =>
    ({ id, secrecy, state: 'published' }) as unknown as PublicVote
  await screen.askForRoll(host, published(3, 'named'))
  await screen.askForRoll(host, published(3, 'named'))
  await screen.askForRoll(host, published(4, 'secret'))
  await screen.askForRoll(host, null)
  expect(asked).toEqual([['show-roll', { vote: 3 }]])
  expect([screen.rollOf(published(3, 'named')), screen.rollOf(published(4, 'named'))]).toEqual([roll, null])
})
