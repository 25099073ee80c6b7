import { expect, test, vi } from 'vitest'
import type { MenuAct, SaveBackupResult } from '../../main/bridge.ts'
import type { Console } from '../console.svelte.ts'
import type { ViewId } from '../frame/navigation.svelte.ts'
import { backup } from './Convention/convention-screen.svelte.ts'
import { followMenu } from './desktop-menu.ts'

// What the page has and Node has not, looked at while modules load.
vi.hoisted(() => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('localStorage', { getItem: () => null })
})

/** A shell with a menu, a host that says yes, and everything that was asked of either. */
function bench(saved: SaveBackupResult) {
  const asked: unknown[] = []
  let choose: (act: MenuAct) => void = () => undefined
  const bridge = {
    onMenu: (listener: (act: MenuAct) => void) => {
      choose = listener
      return () => (choose = () => undefined)
    },
    saveBackupAs: (name: string) => {
      asked.push(['save-as', name])
      return Promise.resolve(saved)
    },
  }
  const command = (name: string, input: object) => {
    asked.push([name, input])
    return Promise.resolve({
      type: 'reply',
      request: 'r',
      ok: true,
      name: 'copy.plenum',
      bytes: 1,
      at: 1,
      ticket: 't',
    })
  }
  // Of a console the menu uses nothing but its commands.
  const host = { command } as unknown as Console
  const stop = followMenu(bridge, host, { go: (view: ViewId) => asked.push(['go', view]) })
  return { asked, stop, choose: (act: MenuAct) => choose(act) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

test('a backup from the menu is made, then saved where the chair says, on the screen that tells of it', async () => {
  const { asked, choose } = bench({ ok: true, path: '/media/stick/copy.plenum' })
  choose('save-backup')
  await settled()
  expect(asked).toEqual([
    ['go', 'convention'],
    ['backup', {}],
    ['save-as', 'copy.plenum'],
  ])
  expect(backup.saved).toEqual({ path: '/media/stick/copy.plenum' })
})

test('what could not be written is said, a dialog closed without a choice is not', async () => {
  const full = bench({ ok: false, why: 'not-written', about: {} })
  full.choose('save-backup')
  await settled()
  expect(backup.saved).toEqual({ why: 'not-written' })
  const closed = bench({ ok: false, why: 'cancelled', about: {} })
  closed.choose('save-backup')
  await settled()
  expect(backup.saved).toBeNull()
})

test('the sign-in slide is shown from the menu, until nobody listens any more', async () => {
  const { asked, choose, stop } = bench({ ok: true, path: '' })
  choose('sign-in-slide')
  await settled()
  stop()
  choose('sign-in-slide')
  await settled()
  expect(asked).toEqual([
    ['go', 'projector'],
    ['show-on-projector', { showing: { kind: 'sign-in' }, projector: null, entry: null }],
  ])
})
