/** What views are given, with a network that a test plays the host of; and what stands in them. For tests only. */

import { FakeClock, fakeChance, fakeNetwork } from '#client/connection.fakes'
import { PROTOCOL_VERSION } from '#protocol'
import type { MemberVote } from '#protocol'
import { elections } from './elections/index.ts'
import { motions } from './motions/index.ts'
import { proxy } from './proxy/index.ts'
import { receipts } from './receipts/index.ts'
import { debatePart } from './debate/index.ts'
import { Member } from './member.ts'
import { more } from './more/index.ts'
import type { View } from './paint.ts'
import { freshLocal } from './scene.ts'
import type { Local, Scene } from './scene.ts'
import type { Known } from './screen.ts'
import { words } from './words/index.ts'

export const known: Known = {
  convention: { name: 'Congress', place: '', language: 'en', selfCheckIn: false },
  vote: null,
  onRegister: false,
  me: {
    number: 'M-17',
    firstName: 'Ada',
    lastName: 'Lovelace',
    group: '',
    weight: '1',
    entitled: true,
    present: false,
  },
  ballot: null,
  agenda: null,
  speakers: null,
  speaking: null,
  nominations: [],
  call: null,
  answered: null,
  motions: null,
}

/** As the host tells it: what is asked and how it stands apart. */
export const topicsOf = <Set extends { vote?: MemberVote | null }>({ vote, ...others }: Set) =>
  vote === undefined
    ? others
    : { ...others, vote, voteState: vote === null ? null : { ...vote, vote: vote.id } }

export const setUp = (local: Partial<Local> = {}) => {
  const network = fakeNetwork()
  const clock = new FakeClock()
  const changes: Partial<Local>[] = []
  const member = new Member({
    open: network.open,
    keep: { read: (key) => (key === 'session' ? 'token' : null), write: () => true },
    deviceLanguage: 'en',
    reload: () => undefined,
    onChange: () => undefined,
    clock,
    chance: fakeChance(),
  })
  const scene: Scene = {
    member,
    later: { need: () => more, more, hasFailed: false, tryAgain: () => undefined },
    motionsPart: { need: () => motions },
    receiptsPart: { need: () => receipts },
    proxyPart: { need: () => proxy },
    electionsPart: { need: () => elections, hasFailed: false, tryAgain: () => undefined },
    debate: { need: () => debatePart },
    language: 'en',
    contentLanguage: 'en',
    words: words.en,
    local: { ...freshLocal('', 0), ...local },
    change: (to) => changes.push(to),
    now: () => 1_000_000,
  }
  const signIn = (set: Partial<Known> = {}) => {
    member.resume()
    network.newest().opens()
    network.newest().says({
      ...{
        type: 'welcome',
        request: 'r1',
        protocol: PROTOCOL_VERSION,
        role: 'member',
        name: '',
        epoch: 'e1',
        seq: 5,
      },
      ...{ now: 1_000_000, session: null, resumed: false, set: topicsOf({ ...known, ...set }), rows: 0 },
    })
  }
  return { scene, changes, clock, signIn, ...network }
}

/** What stands on the screen, a line for each element that says something. */
export const textOf = (view: View): string => {
  if (view === null || typeof view === 'string') return view ?? ''
  return view.children
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n')
}

type Found = Extract<View, { tag: string }>

export const allOf = (view: View, tag: string): Found[] => {
  if (view === null || typeof view === 'string') return []
  const within = view.children.flatMap((child) => allOf(child, tag))
  return view.tag === tag ? [view, ...within] : within
}
