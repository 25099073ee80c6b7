import { expect, test } from 'vitest'
import type { HealthWarning } from '#protocol'
import { formats } from '../words/format.ts'
import { healthOf } from './health.ts'

const input = {
  link: { state: 'live' } as const,
  isSilent: false,
  loading: null,
  saving: { saving: true } as const,
  warnings: [],
  embedded: null,
  heardAt: Date.UTC(2026, 10, 23, 15, 53, 44),
  now: 10_000,
}

const AS_OF = `As of ${formats.en.timeWithSeconds(input.heardAt)}.`

test('every state of the connection has its words', () => {
  expect([
    healthOf(input, 'en'),
    healthOf({ ...input, loading: { done: 500, all: 3000 } }, 'en'),
    healthOf({ ...input, saving: { saving: false, why: 'SQLITE_FULL' } }, 'en'),
    healthOf({ ...input, link: { state: 'waiting', why: 'lost', until: 12_400 } }, 'en'),
    healthOf({ ...input, link: { state: 'waiting', why: 'restarting', until: 12_400 } }, 'en'),
    healthOf({ ...input, link: { state: 'signing-in' } }, 'en'),
    healthOf({ ...input, isSilent: true }, 'en'),
    healthOf(
      { ...input, link: { state: 'connecting' }, embedded: { state: 'restarting', attempt: 1, of: 3 } },
      'en',
    ),
  ]).toEqual([
    { state: 'good', label: 'Host: good', sentence: 'Connected. Everything shown is current.' },
    {
      state: 'connecting',
      label: 'Host: connecting',
      sentence: 'Loading the member list: 500 of 3,000',
    },
    {
      state: 'notSaving',
      label: 'Host: cannot save',
      sentence: 'The host cannot save: the disk is full. Voting is paused until it can.',
    },
    { state: 'lost', label: 'Host: no connection', sentence: `No connection. ${AS_OF} Next attempt in 3 s.` },
    {
      state: 'lost',
      label: 'Host: no connection',
      sentence: `The host is restarting and comes back by itself. ${AS_OF}`,
    },
    { state: 'connecting', label: 'Host: connecting', sentence: `No connection. ${AS_OF} Connecting …` },
    {
      state: 'connecting',
      label: 'Host: connecting',
      sentence: `The host does not answer. ${AS_OF} Asking whether it is there …`,
    },
    {
      state: 'lost',
      label: 'Host: no connection',
      sentence:
        'The host on this machine crashed and is being restarted (attempt 1 of 3). Nothing acknowledged is lost.',
    },
  ])
})

const sockets = (open: number): HealthWarning => ({ kind: 'sockets', about: { open, most: 19_000 } })
const backup: HealthWarning = { kind: 'backup', about: { at: null } }

test('a limit that is near has words of its own, and what is worse comes first', () => {
  const warned = { ...input, warnings: [sockets(16_000), backup] }
  expect(healthOf(warned, 'en')).toEqual({
    state: 'warned',
    label: 'Host: a limit is near: nearly all connections are taken; no backup for more than 30 minutes',
    sentence:
      'Of 19,000 connections that the host can hold, 16,000 are open. Ask people to close windows they do not need. On a server raise the limit of open files (ulimit -n).\nThere is no backup yet. Back up now, and take the copy to another disk.',
  })
  expect([
    healthOf({ ...warned, saving: { saving: false, why: 'disk full' } }, 'en').state,
    healthOf({ ...warned, loading: { done: 1, all: 2 } }, 'en').state,
    healthOf({ ...warned, link: { state: 'connecting' } }, 'en').state,
  ]).toEqual(['notSaving', 'connecting', 'connecting'])
})

test('what is read out stays while only numbers move', () => {
  const labels = [16_000, 16_001].map((open) => healthOf({ ...input, warnings: [sockets(open)] }, 'de').label)
  expect(labels).toEqual(Array(2).fill('Host: eine Grenze ist nah: fast alle Verbindungen belegt'))
})
