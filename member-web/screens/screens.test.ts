import { describe, expect, test } from 'vitest'
import type { MemberVote } from '#protocol'
import { writeMarks } from '#protocol/marks'
import { motionMarks, motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { more } from '../more/index.ts'
import { moreWords } from '../more/words/index.ts'
import { connectionLine } from '../parts/connection-line.ts'
import type { Known, VoteIn } from '../screen.ts'
import { allOf, known, setUp, textOf } from '../views.fakes.ts'
import { words } from '../words/index.ts'
import { ballot, plainMarks } from './ballot.ts'
import { signIn } from './sign-in.ts'
import type { BallotProgress } from '../ballot.ts'
import { cast, closed, notOnRegister, onPaper } from './vote.ts'
import { waiting } from './waiting.ts'

const head = {
  id: 3,
  title: 'Budget 2027',
  text: '',
  secrecy: 'secret',
  paper: motionPaper(SIMPLE_MAJORITY),
  quorum: null,
  changeable: false,
  shown: [0],
} satisfies Partial<MemberVote>

const openVote: VoteIn<'open'> = { ...head, state: 'open', openedAt: 1, closesAt: null }

describe('the ballot paper', () => {
  test('nothing is chosen beforehand, and the button says what it will do', () => {
    const { scene } = setUp()
    const view = ballot(scene, openVote)
    expect(allOf(view, 'input').map(({ properties }) => properties.checked)).toEqual([false, false, false])
    expect(allOf(view, 'button').map(textOf)).toEqual([
      'Cast an empty ballot …',
      'Cast an invalid ballot …',
      'Cast ballot',
    ])
    expect(textOf(view)).toContain('Adopted with more yes than no votes; abstentions do not count.')
    expect(textOf(view)).toContain('Secret: your choice is stored without your name.')

    const chosen = ballot(setUp({ chosen: 'no' }).scene, { ...openVote, secrecy: 'named' })
    expect(allOf(chosen, 'button').map(textOf)).toContain('Cast “No”')
    expect(textOf(chosen)).toContain('Named: your choice is stored with your name and may be published.')
  })

  test('an empty or invalid ballot is cast on purpose only, after one more question', () => {
    const { scene, changes } = setUp()
    const ways = allOf(ballot(scene, openVote), 'button')
    ways[1]?.properties.on?.['click']?.(new Event('click'))
    expect(changes).toEqual([{ onPurpose: 'invalid' }])
    const asked = ballot(setUp({ onPurpose: 'empty' }).scene, openVote)
    expect(textOf(asked)).toContain('Here an empty ballot counts as an abstention.')
    expect(allOf(asked, 'button').map(textOf)).toEqual(['Cast it empty', 'Back to the ballot'])
  })

  test('says what the protocol’s own ballots on one motion say', () => {
    const { paper } = openVote
    expect(plainMarks).toEqual({
      ...motionMarks,
      empty: writeMarks(paper, { kind: 'marked', marks: [0] }),
      invalid: writeMarks(paper, { kind: 'invalid' }),
    })
  })

  test('where a part of the page is missing says so, with a way on', () => {
    const { scene } = setUp()
    const paper = { ...openVote.paper, subject: 'candidates' } as const
    const missing = (hasFailed: boolean) =>
      ballot(
        { ...scene, later: { need: () => null, more: null, hasFailed, tryAgain: () => undefined } },
        { ...openVote, paper },
      )
    expect(textOf(missing(false)).split('\n')).toEqual(['Budget 2027', 'The ballot is being loaded …'])
    expect(textOf(missing(true))).toContain('Without a connection this part of the page cannot be loaded.')
    expect(allOf(missing(true), 'button').map(textOf)).toEqual(['Reload the page', 'Try again'])
  })

  test.each([
    [1_095_000, '1:35', ''],
    [1_059_200, '1:00', 'One minute left.'],
    [1_009_000, '0:09', '10 seconds left.'],
    [999_000, '', ''],
  ])('counts down to %i by the host’s clock', (closesAt, shown, readOut) => {
    const { scene, signIn: comeIn } = setUp()
    comeIn()
    const view = ballot(scene, { ...openVote, closesAt })
    expect(allOf(view, 'b').map(textOf)).toEqual([shown])
    expect(allOf(view, 'span').find(({ properties }) => properties.role === 'status')).toMatchObject({
      children: [readOut],
    })
  })

  test('without a connection shows no time left, which may be another by now, and says of when it is', () => {
    const { scene, signIn: comeIn, newest } = setUp()
    comeIn()
    newest().closes(1006)
    expect(textOf(ballot(scene, { ...openVote, closesAt: 1_095_000 }))).not.toContain('1:35')
    expect(textOf(connectionLine(scene))).toContain(
      'No connection. It keeps trying; you need not do anything. As of ',
    )
  })

  test('after a sleep doubts itself until the host has answered', () => {
    const { scene, signIn: comeIn, newest, clock } = setUp()
    comeIn()
    const closesAt = 1_095_000
    clock.sleep(60_000)
    scene.member.wake()
    expect(textOf(ballot(scene, { ...openVote, closesAt }))).not.toContain('1:35')
    expect(textOf(connectionLine(scene))).toContain('Connecting … As of ')
    newest().says({ type: 'pong', now: 1_060_000 })
    expect(textOf(ballot(scene, { ...openVote, closesAt }))).toContain('1:35')
    expect(textOf(connectionLine(scene))).toBe('')
  })
})

describe('after casting', () => {
  const ofVote = { vote: 3, title: 'Budget 2027', isChange: false }
  const headingOf = (progress: Parameters<typeof cast>[2]) =>
    allOf(cast(setUp().scene, openVote, progress, true), 'h1').map(textOf)

  test('there is never a doubt', () => {
    expect(headingOf({ step: 'sending', delivery: 'queued', ...ofVote })).toEqual([
      'Your ballot waits on this device',
    ])
    expect(headingOf({ step: 'sending', delivery: 'sent', ...ofVote })).toEqual([
      'Your ballot is on its way …',
    ])
    expect(headingOf({ step: 'sending', delivery: 'unsure', ...ofVote })).toEqual(['Not confirmed yet'])
    expect(headingOf({ step: 'put-off', why: 'busy', ...ofVote })).toEqual(['Your ballot is not counted yet'])
    expect(headingOf({ step: 'not-counted', why: 'vote-not-open', ...ofVote })).toEqual([
      'Your ballot is not counted',
    ])
  })

  test('counted: with receipt, and never with what was chosen', () => {
    const view = cast(
      setUp({ chosen: 'no' }).scene,
      openVote,
      { step: 'counted', receipt: '7KQ2M-XD9RA', at: null, earlier: null, ...ofVote },
      true,
    )
    expect(textOf(view)).toContain('Your ballot is counted\nYour receipt\n7KQ2M-XD9RA')
    expect(textOf(view)).not.toMatch(/\bNo\b/)
    expect(allOf(view, 'button')).toEqual([])
  })
})

describe('why one cannot vote', () => {
  test('is said as far as the phone knows', () => {
    const { scene } = setUp()
    const saying = (me: Partial<Known['me']>) =>
      textOf(notOnRegister(scene, openVote, { ...known.me, ...me }))
    expect(saying({ entitled: false })).toContain('You are not entitled to vote.')
    expect(saying({ present: false })).toContain('You were not checked in when the vote was opened.')
    expect(saying({ present: true })).toContain('you were checked in later, or it is for other groups only')
  })

  test('waiting says how to get present', () => {
    const { scene } = setUp()
    const atTheDesk = waiting(scene, known)
    expect(textOf(atTheDesk)).toContain('Please check in at the desk, so that you can vote.')
    expect(allOf(atTheDesk, 'button').map(textOf)).toEqual(['Results so far', 'My receipts'])
    const byOneself = waiting(scene, { ...known, convention: { ...known.convention, selfCheckIn: true } })
    expect(allOf(byOneself, 'button').map(textOf)).toEqual(['Results so far', 'My receipts', 'I am here'])
    const guest = waiting(scene, { ...known, me: { ...known.me, entitled: false } })
    expect(textOf(guest)).toContain('Not entitled to vote')
    expect(textOf(guest)).not.toContain('so that you can vote')
  })
})

describe('afterwards', () => {
  test('closed without a ballot says so, to those who could have voted', () => {
    const { scene } = setUp()
    const vote: VoteIn<'closed'> = { ...head, state: 'closed', closedAt: 2, head: '9f' }
    expect(textOf(closed(scene, vote, { step: 'none' }, true))).toContain('You did not cast a ballot.')
    expect(textOf(closed(scene, vote, { step: 'none' }, false))).not.toContain('ballot.')
  })

  test('[T6] [T7] on paper: who needs one is told to get it, and nobody that an annulled ballot counts', () => {
    const { scene } = setUp()
    const counted: BallotProgress = {
      ...{ step: 'counted', receipt: 'R3C-E1P', at: null, earlier: null },
      ...{ vote: 3, title: 'Budget', isChange: false },
    }
    const told = (electronic: 'annulled' | 'added', progress: BallotProgress, onRegister = true) =>
      textOf(
        onPaper(scene, { ...head, state: 'paper', electronic, movedAt: 2, cast: 7 }, progress, onRegister),
      )
    expect(told('added', counted)).toContain('R3C-E1P')
    expect(told('added', counted)).not.toContain('Please get a ballot paper.')
    expect(told('added', { step: 'none' })).toContain('Please get a ballot paper.')
    expect(told('added', { step: 'none' }, false)).not.toContain('Please get')
    expect(told('annulled', counted)).toMatch(/does not count\.\s+Please get a ballot paper\./)
    expect(told('annulled', counted)).not.toContain('R3C-E1P')
    const after = (progress: BallotProgress, electronic: 'annulled' | 'added') =>
      textOf(closed(scene, { ...head, state: 'closed', closedAt: 2, head: '9f', electronic }, progress, true))
    expect(after(counted, 'annulled')).not.toContain('R3C-E1P')
    expect(after(counted, 'added')).toContain('R3C-E1P')
    // Perhaps it was cast on paper.
    expect(after({ step: 'none' }, 'added')).not.toContain('You did not cast a ballot.')
  })

  test('the result: verdict, numbers, what was needed, and the rule', () => {
    const { scene } = setUp()
    const vote: VoteIn<'published'> = {
      ...head,
      state: 'published',
      head: '9f',
      result: {
        registered: 2871,
        cast: 2650,
        papers: 0,
        sums: { cast: '2650.5', valid: '2650.5', invalid: '0', abstained: '0', none: '0' },
        quorum: null,
        outcome: { kind: 'majority', adopted: 1 },
        numbers: {
          ...{ yes: ['1702'], no: ['900.5'], abstain: ['48'], verdicts: ['adopted'], places: [] },
          threshold: { base: '2602.5', threshold: '1301.25' },
        },
      },
    }
    const view = more.result(scene, vote, { progress: { step: 'none' }, known })
    expect(textOf(view).split('\n')).toEqual([
      'Result',
      'Budget 2027',
      'Adopted',
      'Yes',
      '1,702 ',
      '65.4%',
      'No',
      '900.5 ',
      '34.6%',
      'Abstain',
      '48 ',
      'Needed: more than 1,301.25 yes of 2,602.5 yes and no votes.',
      '2,650 of 2,871 entitled members voted.',
      'Adopted with more yes than no votes; abstentions do not count.',
      'Look through the receipts',
    ])
  })
})

describe('signing in', () => {
  test('too many attempts: the button says how long to wait', () => {
    const refusal = {
      type: 'reply',
      request: 'r1',
      ok: false,
      why: 'too-many-attempts',
      about: { seconds: 23 },
    } as const
    const { scene } = setUp({ waitUntil: 1_023_000 })
    const view = signIn(scene, { why: 'refused', refusal })
    expect(textOf(view)).toContain('Too many wrong codes from this network.')
    expect(allOf(view, 'button').map((button) => [textOf(button), button.properties.disabled])).toEqual([
      ['Try again in 23 s', true],
    ])
  })

  test('the connection is spoken of only when something is wrong with it', () => {
    const { scene, newest } = setUp()
    const said = () => textOf(connectionLine(scene))
    expect(said()).toBe('')
    scene.member.resume()
    newest().closes(4007, '2000')
    expect(said()).toContain('The server is restarting.')
    scene.member.networkChanged(false)
    expect(said()).toContain('This device has no network.')
  })
})

test('both languages say everything, and differently', () => {
  const sentencesOf = (node: unknown): string[] => {
    if (typeof node === 'string') return [node]
    return typeof node === 'object' && node !== null ? Object.values(node).flatMap(sentencesOf) : []
  }
  const german = sentencesOf([words.de, moreWords.de])
  const english = sentencesOf([words.en, moreWords.en])
  expect(german).toHaveLength(english.length)
  expect(german.filter((sentence) => sentence === '' || english.includes(sentence))).toEqual([])
})
