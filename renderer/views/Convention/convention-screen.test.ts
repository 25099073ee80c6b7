import { expect, test } from 'vitest'
import type { Console } from '../../console.svelte.ts'
import type { Convention } from '#protocol'
import { ConventionScreen } from './convention-screen.svelte.ts'

const saved: Convention = {
  name: 'Congress',
  place: '',
  startsOn: '',
  endsOn: '',
  language: 'en',
  selfCheckIn: false,
  publicAddress: '',
}

/** A host that answers when the test lets it, and remembers what it was asked. */
function fakeHost() {
  const asked: unknown[] = []
  const waiting: ((answer: object) => void)[] = []
  const command = (_name: string, input: object) => {
    asked.push(input)
    return new Promise((resolve) =>
      waiting.push((answer) => resolve({ type: 'reply', request: 'r', ...answer })),
    )
  }
  // Of a console this screen uses nothing but its commands.
  return {
    host: { command } as unknown as Console,
    asked,
    reply: (answer: object) => waiting.shift()?.(answer),
  }
}

test('what is typed stays until it is saved, then the host’s word is shown', async () => {
  const screen = new ConventionScreen()
  const { host, asked, reply } = fakeHost()
  expect([screen.form(saved), screen.isUnsaved(saved)]).toEqual([saved, false])
  screen.change({ name: 'Congress 2026' }, saved)
  screen.change({ place: 'Halle' }, saved)
  expect(screen.isUnsaved(saved)).toBe(true)
  const saving = screen.save(host)
  reply({ ok: true })
  await saving
  expect(asked).toEqual([{ ...saved, name: 'Congress 2026', place: 'Halle' }])
  expect([screen.form(saved), screen.isSaved]).toEqual([saved, true])
})

test('what is typed while saving is not lost and not called saved', async () => {
  const screen = new ConventionScreen()
  const { host, reply } = fakeHost()
  screen.change({ name: 'First' }, saved)
  const saving = screen.save(host)
  screen.change({ name: 'Second' }, saved)
  reply({ ok: true })
  await saving
  const afterwards = { ...saved, name: 'First' }
  expect([
    screen.form(afterwards).name,
    screen.isUnsaved(afterwards),
    screen.isOvertaken(afterwards),
  ]).toEqual(['Second', true, false])
})

test('a form with faults is not sent; a refused one stays', async () => {
  const screen = new ConventionScreen()
  const { host, asked, reply } = fakeHost()
  screen.change({ name: '' }, saved)
  await screen.save(host)
  expect([asked, screen.faults]).toEqual([[], { name: 'missing' }])
  screen.change({ name: 'Other' }, saved)
  expect(screen.faults).toEqual({})
  const saving = screen.save(host)
  reply({ ok: false, why: 'not-saved' })
  await saving
  expect([screen.refusal?.why, screen.form(saved).name]).toEqual(['not-saved', 'Other'])
})

test('what another console saves meanwhile is said, and can be taken', () => {
  const screen = new ConventionScreen()
  screen.change({ name: 'Mine' }, saved)
  const theirs = { ...saved, name: 'Theirs' }
  expect([screen.isOvertaken(saved), screen.isOvertaken(theirs)]).toEqual([false, true])
  screen.revert()
  expect([screen.form(theirs), screen.isOvertaken(theirs)]).toEqual([theirs, false])
})
