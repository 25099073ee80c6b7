import { expect, test } from 'vitest'
import { actsElsewhere } from './elsewhere.ts'

const ids = (...[shown, vote]: [Parameters<typeof actsElsewhere>[0], Parameters<typeof actsElsewhere>[2]]) =>
  actsElsewhere(shown, 'en', vote).map(({ id }) => id)

test('what may be needed at once is there from every other screen, and not twice on its own', () => {
  expect(ids('votes', null)).toEqual([
    'participants.search',
    'participants.import',
    'participants.access',
    'projector.open',
    'projector.auto',
    'projector.sign-in',
    'convention.backup',
  ])
  expect(ids('participants', null)).toContain('votes.prepare')
})

test('an open vote can be closed from anywhere, by its name', () => {
  expect(actsElsewhere('journal', 'en', { id: 7, title: 'Budget' })[0]).toEqual({
    view: 'votes',
    id: 'votes.close',
    section: 'Votes',
    label: 'Close and count: Budget',
    vote: 7,
  })
  expect(ids('journal', { id: 7, title: 'Budget' })[1]).toBe('votes.admit-late')
  expect(ids('votes', { id: 7, title: 'Budget' })).not.toContain('votes.close')
})
