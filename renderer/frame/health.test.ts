import { expect, test } from 'vitest'
import { frame } from '../words/frame.ts'
import { healthOf } from './health.ts'

const words = frame.en
const input = {
  link: { state: 'live' } as const,
  loading: null,
  saving: { saving: true } as const,
  embedded: null,
  now: 10_000,
}

test('every state of the connection has its sentence', () => {
  expect([
    healthOf(input, words),
    healthOf({ ...input, loading: { done: 500, all: 3000 } }, words),
    healthOf({ ...input, saving: { saving: false, why: 'disk full' } }, words),
    healthOf({ ...input, link: { state: 'waiting', why: 'lost', until: 12_400 } }, words),
    healthOf({ ...input, link: { state: 'waiting', why: 'restarting', until: 12_400 } }, words),
    healthOf({ ...input, link: { state: 'signing-in' } }, words),
    healthOf(
      { ...input, link: { state: 'connecting' }, embedded: { state: 'restarting', attempt: 1, of: 3 } },
      words,
    ),
  ]).toEqual([
    { state: 'good', sentence: 'Connected. Everything shown is current.' },
    { state: 'connecting', sentence: 'Loading the member list: 500 of 3,000' },
    { state: 'notSaving', sentence: 'The host cannot save (disk full). Voting is paused until it can.' },
    {
      state: 'lost',
      sentence: 'No connection. What you see is the last known state. Next attempt in 3 s.',
    },
    {
      state: 'lost',
      sentence: 'The host is restarting. What you see is the last known state; it comes back by itself.',
    },
    { state: 'connecting', sentence: 'No connection. What you see is the last known state. Connecting …' },
    {
      state: 'lost',
      sentence:
        'The host on this machine crashed and is being restarted (attempt 1 of 3). Nothing acknowledged is lost.',
    },
  ])
})
