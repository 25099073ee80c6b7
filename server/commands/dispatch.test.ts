import { FIRST_RULES } from '../protocol/motions.ts'
import { SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { describe, expect, test } from 'vitest'
import type { CommandName, Commands, Convention, ElectionDraft, Role } from '../protocol/messages.ts'
import { mostVotes } from '../testing/papers.ts'
import { aDraft, aRehearsal } from '../testing/builders.ts'
import {
  aChair,
  aHall,
  aPhone,
  aRequest,
  createCore,
  happen,
  prepared,
  TestVisitor,
  type Core,
} from '../testing/core.ts'

const convention: Convention = {
  name: 'Congress',
  place: 'Hall 4',
  startsOn: '2027-05-01',
  endsOn: '',
  language: 'en',
  selfCheckIn: true,
  publicAddress: '',
}
const noColumns = {
  number: null,
  firstName: null,
  lastName: null,
  email: null,
  region: null,
  group: null,
  gender: null,
  weight: null,
  entitled: null,
}
const someRules = { seconds: 180, alternation: null, firstTimeFirst: false, proContra: false }
const aKind = { name: 'Refer', effect: 'none', onlyUnspoken: false } as const
const aNote = { item: null, at: 1_800_000_000_000, text: 'The power failed.' }
const anElection: ElectionDraft = {
  ...{ title: 'Chair', text: '', item: null, secrecy: 'secret', marking: 'choose', quorum: null },
  ...{ electorate: { presence: 'present', groups: [] }, durationSeconds: null, joinsLater: false },
  ...{ rule: mostVotes(1), incompatible: [] },
}
const told = { group: '', text: '' }
const motionFields = {
  ...{ number: '', title: 'Climate', submitters: 'Board', supporters: [], reason: '' },
  ...{ item: null, alternativeTo: null },
}
const amends = { motion: 1, version: 1, from: 1, to: 1 }
const anItem = { title: 'Budget', minutes: 20, startsAt: null, isInternal: false }

/** Who may do what, and one right input each. */
const table: { [Name in CommandName]: { who: readonly Role[]; input: Commands[Name]['input'] } } = {
  'cast-ballot': { who: ['member'], input: { vote: 1, marks: 'm1' } },
  'check-in-self': { who: ['member'], input: {} },
  'set-convention': { who: ['chair'], input: convention },
  'check-in': { who: ['chair'], input: { members: 'all' } },
  'check-out': { who: ['chair'], input: { members: [1] } },
  'show-member': { who: ['chair'], input: { member: 1 } },
  'begin-upload': { who: ['chair'], input: { name: 'members.csv', bytes: 10 } },
  'preview-import': { who: ['chair'], input: { upload: 'none' } },
  'import-members': {
    who: ['chair'],
    input: { upload: 'none', columns: noColumns, basis: '', onlyGoodRows: false },
  },
  'issue-access': { who: ['chair'], input: { members: 'without' } },
  'revoke-access': { who: ['chair'], input: { member: 2 } },
  'prepare-vote': { who: ['chair'], input: aDraft() },
  'change-vote': { who: ['chair'], input: { vote: 1, draft: aDraft() } },
  'discard-vote': { who: ['chair'], input: { vote: 99 } },
  'open-vote': { who: ['chair'], input: { vote: 99 } },
  'extend-vote': { who: ['chair'], input: { vote: 1, seconds: 60 } },
  'admit-late': { who: ['chair'], input: { vote: 1, member: 2, reason: 'stood at the desk' } },
  'check-late-admission': { who: ['chair'], input: { vote: 1, member: 2 } },
  'close-vote': { who: ['chair'], input: { vote: 1 } },
  'move-to-paper': { who: ['chair'], input: { vote: 1, electronic: 'added' } },
  'prepare-next-ballot': { who: ['chair'], input: { vote: 1 } },
  'check-vote': { who: ['chair'], input: { vote: 1 } },
  'enter-paper-votes': { who: ['chair'], input: { vote: 1, votes: { kind: 'ballots', ballots: [] } } },
  'confirm-paper-votes': { who: ['chair'], input: { vote: 1, votes: { kind: 'ballots', ballots: [] } } },
  'withdraw-paper-votes': { who: ['chair'], input: { vote: 1 } },
  'draw-lot': { who: ['chair'], input: { vote: 1, words: 'sun and rain' } },
  'decide-tie': { who: ['chair'], input: { vote: 1, option: 0, adopted: true } },
  'read-result': { who: ['member'], input: { vote: 1 } },
  'read-results': { who: ['member'], input: { before: null } },
  'read-own-receipts': { who: ['member'], input: { before: null } },
  'show-roll': { who: ['chair'], input: { vote: 1 } },
  'publish-vote': { who: ['chair'], input: { vote: 1 } },
  'annul-vote': { who: ['chair'], input: { vote: 1, reason: 'a mistake' } },
  'add-item': { who: ['chair'], input: { parent: null, after: null, draft: anItem } },
  'change-item': { who: ['chair'], input: { item: 1, was: {}, to: { title: 'Budget' } } },
  'move-item': { who: ['chair'], input: { item: 1, parent: null, after: null } },
  'remove-item': { who: ['chair'], input: { item: 1 } },
  'restore-item': { who: ['chair'], input: { item: 1 } },
  'add-election': { who: ['chair'], input: { draft: anElection } },
  'change-election': { who: ['chair'], input: { election: 1, was: anElection, draft: anElection } },
  'remove-election': { who: ['chair'], input: { election: 1 } },
  'open-nominations': { who: ['chair'], input: { election: 1 } },
  'close-nominations': { who: ['chair'], input: { election: 1 } },
  nominate: {
    who: ['chair'],
    input: { election: 1, member: 1, name: '', ...told, proposedBy: '', consents: true },
  },
  'change-candidate': { who: ['chair'], input: { candidate: 1, was: told, to: told } },
  'set-portrait': { who: ['chair'], input: { candidate: 1, upload: null } },
  'record-consent': { who: ['chair'], input: { candidate: 1, consent: 'accepted' } },
  'prepare-election-ballot': { who: ['chair'], input: { election: 1, after: null } },
  'ask-acceptance': { who: ['chair'], input: { election: 1 } },
  'record-acceptance': { who: ['chair'], input: { candidate: 1, accepts: true } },
  'leave-vacant': { who: ['chair'], input: { election: 1, seats: 1 } },
  'stand-for-election': { who: ['member'], input: { election: 1, text: '' } },
  'answer-candidacy': { who: ['member'], input: { candidate: 1, consent: 'accepted', text: null } },
  'begin-portrait': { who: ['member'], input: { candidate: 1, bytes: 3 } },
  'set-own-portrait': { who: ['member'], input: { candidate: 1, upload: null } },
  'answer-election': { who: ['member'], input: { candidate: 1, accepts: true } },
  'read-candidates': { who: ['member'], input: { election: 1 } },
  'begin-item': { who: ['chair'], input: { item: 1, instead: null } },
  'end-item': { who: ['chair'], input: { item: 1 } },
  'preview-agenda': { who: ['chair'], input: { upload: 'x' } },
  'import-agenda': { who: ['chair'], input: { upload: 'x' } },
  'read-agenda': { who: ['member'], input: { from: null } },
  'add-motion': { who: ['chair'], input: { fields: motionFields, text: { text: 'We resolve.' } } },
  'add-amendment': { who: ['chair'], input: { fields: motionFields, amends, text: { text: 'We do not.' } } },
  'change-motion': { who: ['chair'], input: { motion: 1, was: {}, to: { title: 'Budget' } } },
  'change-motion-text': { who: ['chair'], input: { motion: 1, version: 1, text: { text: 'We resolve.' } } },
  'rebase-amendment': { who: ['chair'], input: { motion: 1, amends, text: { text: 'We do not.' } } },
  'set-motion-state': {
    who: ['chair'],
    input: { motion: 1, was: 'submitted', to: 'admitted', despite: false },
  },
  'order-amendments': { who: ['chair'], input: { motion: 1, was: [], to: [] } },
  'prepare-motion-vote': {
    who: ['chair'],
    input: {
      motions: [1],
      kind: 'each',
      secrecy: 'named',
      majority: SIMPLE_MAJORITY,
      durationSeconds: null,
    },
  },
  'pull-out-motion': { who: ['chair'], input: { motion: 1, vote: 1 } },
  'settle-motions': { who: ['chair'], input: { vote: 1 } },
  'reconsider-motion': { who: ['chair'], input: { motion: 1 } },
  'set-motion-rules': { who: ['chair'], input: { was: FIRST_RULES, to: FIRST_RULES } },
  'preview-motions': { who: ['chair'], input: { upload: 'x' } },
  'import-motions': { who: ['chair'], input: { upload: 'x' } },
  'show-motion': { who: ['chair'], input: { motion: 1, since: null } },
  'read-motions': { who: ['member'], input: { from: 0 } },
  'read-motion': { who: ['member'], input: { motion: 1, from: 0 } },
  'tell-size': { who: ['projector'], input: { width: 1920, height: 1080 } },
  'show-on-projector': { who: ['chair'], input: { showing: { kind: 'auto' }, projector: null, entry: null } },
  'follow-main-projector': { who: ['chair'], input: { projector: 'Hall' } },
  'queue-content': { who: ['chair'], input: { content: { kind: 'agenda' } } },
  'unqueue-content': { who: ['chair'], input: { entry: 1 } },
  'move-in-queue': { who: ['chair'], input: { entry: 1, after: null } },
  'set-wireless': { who: ['chair'], input: { wireless: null } },
  'set-proxy-rules': { who: ['chair'], input: { rules: { most: 2, byPhone: false } } },
  'give-proxy': { who: ['chair'], input: { principal: 1, holder: 2 } },
  'revoke-proxy': { who: ['chair'], input: { principal: 1 } },
  'import-proxies': { who: ['chair'], input: { upload: 'x' } },
  'preview-proxies': { who: ['chair'], input: { upload: 'x' } },
  'give-own-proxy': { who: ['member'], input: { number: 'M-00001' } },
  'revoke-own-proxy': { who: ['member'], input: {} },
  'read-own-proxies': { who: ['member'], input: {} },
  'find-card': { who: ['chair'], input: { card: 'K7QF-2MXD-9RTA' } },
  'mark-left': { who: ['chair'], input: { members: [1] } },
  'transfer-mandate': { who: ['chair'], input: { from: 1, to: 2 } },
  'take-back-mandate': { who: ['chair'], input: { from: 1 } },
  'check-mandates': { who: ['chair'], input: {} },
  'open-debate': { who: ['chair'], input: { item: null, rules: someRules, instead: null } },
  'change-debate-rules': { who: ['chair'], input: { debate: 1, was: someRules, to: someRules } },
  'set-list': { who: ['chair'], input: { debate: 1, was: 'open', to: 'closed' } },
  'add-speaker': { who: ['chair'], input: { debate: 1, who: { guest: 'Ada' }, side: null, quoted: null } },
  'remove-speaker': { who: ['chair'], input: { speaker: 1, why: 'absent' } },
  'move-speaker': { who: ['chair'], input: { speaker: 1, place: 1 } },
  'draw-speakers': { who: ['chair'], input: { debate: 1 } },
  'call-speaker': { who: ['chair'], input: { debate: 1, speaker: 1, turn: 0, outOfTurn: false } },
  'end-speech': { who: ['chair'], input: { debate: 1, turn: 1 } },
  'pause-speech': { who: ['chair'], input: { debate: 1, turn: 1 } },
  'resume-speech': { who: ['chair'], input: { debate: 1, turn: 1 } },
  'extend-speech': { who: ['chair'], input: { debate: 1, turn: 1, seconds: 30 } },
  'answer-group': { who: ['chair'], input: { debate: 1, turn: 1, goesOn: true } },
  'add-point': { who: ['chair'], input: { debate: 1, who: { member: 1 }, kind: aKind, text: '' } },
  'call-point': { who: ['chair'], input: { point: 1, turn: 1 } },
  'speak-to-point': { who: ['chair'], input: { point: 1, side: 'against', who: { member: 1 } } },
  'prepare-point-vote': { who: ['chair'], input: { point: 1 } },
  'decide-point': { who: ['chair'], input: { point: 1, outcome: 'adopted', seconds: null } },
  'set-point-kinds': { who: ['chair'], input: { was: [], to: [aKind] } },
  'speaking-times': { who: ['chair'], input: { debate: null } },
  'ask-to-speak': { who: ['member'], input: { debate: 1, side: null } },
  'withdraw-wish': { who: ['member'], input: {} },
  'move-point': { who: ['member'], input: { debate: 1, kind: 0, kindName: 'Refer', text: '' } },
  'withdraw-point': { who: ['member'], input: { point: 1 } },
  'read-point-kinds': { who: ['member'], input: {} },
  'set-quorum': { who: ['chair'], input: { rule: null } },
  'set-trial-gate': { who: ['chair'], input: { gate: null } },
  'find-quorum': { who: ['chair'], input: {} },
  'begin-call': { who: ['chair'], input: { purpose: 'trial', seconds: null } },
  'end-call': { who: ['chair'], input: { call: 99 } },
  'cancel-call': { who: ['chair'], input: { call: 99 } },
  'answer-call': { who: ['member'], input: { call: 1 } },
  invite: { who: ['chair'], input: { role: 'projector', name: 'Hall' } },
  'invite-again': { who: ['chair'], input: { account: 1 } },
  'set-office': { who: ['chair'], input: { account: 1, office: 'teller' } },
  'revoke-account': { who: ['chair'], input: { account: 1 } },
  'set-right': { who: ['chair'], input: { office: 'desk', right: 'register', may: true } },
  'set-second-person': { who: ['chair'], input: { act: 'annul-vote', isNeeded: true } },
  approve: { who: ['chair'], input: { approval: 1 } },
  'refuse-approval': { who: ['chair'], input: { approval: 1 } },
  'withdraw-approval': { who: ['chair'], input: { approval: 1 } },
  'keep-rehearsal': { who: ['chair'], input: { report: aRehearsal() } },
  'start-rehearsal': { who: ['chair'], input: { members: 10, arrivingSeconds: 1 } },
  'cancel-rehearsal': { who: ['chair'], input: {} },
  'open-rehearsal': { who: ['chair'], input: { members: 10, arrivingSeconds: 1, port: 0 } },
  'drive-rehearsal': { who: ['chair'], input: { act: 'kill' } },
  'tell-rehearsal': { who: ['chair'], input: { phase: 'voting', done: 1, of: 10 } },
  'read-journal': { who: ['chair'], input: { before: null, limit: 5 } },
  backup: { who: ['chair'], input: {} },
  'set-second-place': { who: ['chair'], input: { folder: null } },
  export: { who: ['chair'], input: { what: 'members' } },
  'add-note': { who: ['chair'], input: { item: null, at: null, text: 'The power failed.' } },
  'change-note': { who: ['chair'], input: { note: 99, was: aNote, to: aNote } },
  'remove-note': { who: ['chair'], input: { note: 99, was: aNote } },
  'read-notes': { who: ['chair'], input: {} },
  'draft-minutes': { who: ['chair'], input: { language: 'de' } },
  'export-minutes': { who: ['chair'], input: { form: 'markdown', language: 'en', version: 99 } },
  'export-workbook': { who: ['chair'], input: { language: 'en' } },
  'finalise-minutes': { who: ['chair'], input: { entries: 0 } },
  status: { who: ['chair'], input: {} },
  'sign-out': { who: ['member', 'chair', 'projector'], input: {} },
}
const names = Object.keys(table) as CommandName[]

function aProjector(core: Core): TestVisitor {
  const invited = aChair(core).ask('invite', { role: 'projector', name: 'Hall' })
  if (!invited.ok) throw new Error(invited.why)
  const projector = new TestVisitor(core)
  projector.signIn({ kind: 'invitation', key: invited.key })
  return projector
}

describe('who may do what', () => {
  const arrive = { member: (core: Core) => aPhone(core, 1), chair: aChair, projector: aProjector }

  test.each(['member', 'chair', 'projector'] as const)('a %s: every command', async (role) => {
    const core = aHall(2)
    const visitor = arrive[role](core)
    const before = core.store.journal.head()
    const answers: Record<string, boolean> = {}
    for (const name of names) {
      const request = aRequest()
      visitor.say({ type: name, request, ...table[name].input })
      core.turns.all()
      // Questions are answered when their promise is: the reply comes with a later turn.
      const reply = await answerTo(visitor, request)
      answers[name] = reply.ok || reply.why !== 'not-allowed'
    }
    expect(answers).toEqual(Object.fromEntries(names.map((name) => [name, table[name].who.includes(role)])))
    if (role !== 'chair') expect(core.store.journal.head()).toEqual(before)
  })

  async function answerTo(visitor: TestVisitor, request: string) {
    for (;;) {
      for (const message of visitor.heard())
        if (message.type === 'reply' && message.request === request) return message
      await new Promise((done) => setImmediate(done))
    }
  }

  test('what is not allowed is answered so, and nothing more', () => {
    const core = aHall(1)
    expect(aPhone(core, 1).ask('status', {}, 'request-1')).toEqual({
      type: 'reply',
      request: 'request-1',
      ok: false,
      why: 'not-allowed',
    })
  })
})

describe('the same request again', () => {
  test('[I2] gets the same answer and does nothing, also from another connection and after a restart', () => {
    const core = createCore()
    const chair = new TestVisitor(core)
    const welcome = chair.signIn({ kind: 'invitation', key: core.localKeys.reusable })
    if (welcome.type !== 'welcome' || welcome.session === null) throw new Error('not signed in')
    const credential = { kind: 'session', token: welcome.session } as const
    const first = chair.ask('prepare-vote', aDraft(), 'request-1')
    expect(first).toEqual({ type: 'reply', request: 'request-1', ok: true, vote: 1 })
    expect(chair.ask('prepare-vote', aDraft(), 'request-1')).toEqual(first)
    const again = new TestVisitor(core)
    again.signIn(credential)
    expect(again.ask('prepare-vote', aDraft(), 'request-1')).toEqual(first)
    core.store.close()
    const restarted = createCore(core.file)
    const later = new TestVisitor(restarted)
    later.signIn(credential)
    expect(later.ask('prepare-vote', aDraft(), 'request-1')).toEqual(first)
    expect(restarted.state.assembly.votes.size).toBe(1)
    expect(later.ask('prepare-vote', aDraft(), 'request-2')).toEqual({
      ...first,
      request: 'request-2',
      vote: 2,
    })
  })

  test('[I2] twice in one batch is done once', () => {
    const core = createCore()
    const chair = aChair(core)
    chair.say({ type: 'prepare-vote', request: 'request-1', ...aDraft() })
    const answer = chair.ask('prepare-vote', aDraft(), 'request-1')
    expect(answer).toEqual({ type: 'reply', request: 'request-1', ok: true, vote: 1 })
    expect(core.state.assembly.votes.size).toBe(1)
  })

  test('is another request in another session', () => {
    const core = createCore()
    expect([aChair(core), aChair(core)].map((chair) => prepared(chair, aDraft()))).toEqual([1, 2])
    const [one, other] = [aChair(core), aChair(core)]
    expect(one.ask('prepare-vote', aDraft(), 'request-1')).toMatchObject({ vote: 3 })
    expect(other.ask('prepare-vote', aDraft(), 'request-1')).toMatchObject({ vote: 4 })
  })

  test('with a secret in its answer is held in memory: the same cards, and the file knows nothing of them', () => {
    const core = createCore()
    happen(core, { type: 'members-imported', source: '', changed: [], added: [] })
    const chair = aChair(core)
    const first = chair.ask('invite', { role: 'projector', name: 'Hall' }, 'request-1')
    expect(chair.ask('invite', { role: 'projector', name: 'Hall' }, 'request-1')).toEqual(first)
    expect(core.store.invitations.all()).toHaveLength(1)
    const [session] = core.store.sessions.all()
    if (session === undefined) throw new Error('no session')
    expect(core.store.requests.find(session.tokenHash, 'request-1')).toBeNull()
  })

  test('what a failed batch held was never done, so it is done now', () => {
    const core = createCore()
    const chair = aChair(core)
    core.queue.submit({
      run() {
        throw new Error('a bug')
      },
      saved: () => undefined,
      notSaved: () => undefined,
    })
    const reply = chair.ask('invite', { role: 'projector', name: 'Hall' })
    if (!reply.ok) throw new Error(reply.why)
    expect(core.bugs).toHaveLength(2)
    expect(new TestVisitor(core).signIn({ kind: 'invitation', key: reply.key })).toMatchObject({
      type: 'welcome',
      role: 'projector',
    })
  })
})

describe('what goes wrong', () => {
  test('a question that fails is refused and told to the log, and the host lives', async () => {
    const core = createCore()
    const chair = aChair(core)
    core.store.close()
    chair.say({ type: 'read-journal', request: 'request-1', before: null, limit: 5 })
    await new Promise((done) => setImmediate(done))
    expect(chair.heard().filter(({ type }) => type === 'reply')).toEqual([
      { type: 'reply', request: 'request-1', ok: false, why: 'not-saved' },
    ])
    expect(core.bugs).toHaveLength(1)
  })

  test('[I6] a host with too much to do says so', () => {
    const core = createCore()
    const chair = aChair(core)
    const idle = { run: () => [], saved: () => undefined, notSaved: () => undefined }
    while (!core.queue.isFull) core.queue.submit(idle)
    chair.say({ type: 'prepare-vote', request: 'request-1', ...aDraft() })
    expect(chair.heard().filter(({ type }) => type === 'reply')).toEqual([
      { type: 'reply', request: 'request-1', ok: false, why: 'busy' },
    ])
    core.turns.all()
    expect(core.state.assembly.votes.size).toBe(0)
  })

  test('a frame of the wrong shape is refused by the name of the field, never by its value', () => {
    const core = aHall(1)
    const phone = aPhone(core, 1)
    phone.say({ type: 'cast-ballot', request: 'request-1', vote: 1, marks: 'perhaps' })
    phone.say({ type: 'cast-ballot', request: 'request-2', vote: 1, marks: 'm1', weight: '100' })
    phone.say({ type: 'cast-everything', request: 'request-3' })
    const refused = (request: string, where: string) => ({
      type: 'reply',
      request,
      ok: false,
      why: 'malformed',
      about: { where },
    })
    expect(phone.heard().filter(({ type }) => type === 'reply')).toEqual([
      refused('request-1', 'marks'),
      refused('request-2', ''),
      refused('request-3', 'type'),
    ])
  })
})
