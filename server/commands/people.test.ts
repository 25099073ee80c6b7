import { describe, expect, test } from 'vitest'
import type { AccountId, CommandName, Commands, Office } from '../protocol/messages.ts'
import { commands } from './index.ts'
import { DEFAULT_OFFICES } from '../protocol/offices.ts'
import { CLOSE } from '../protocol/close-codes.ts'
import { aDraft } from '../testing/builders.ts'
import {
  aChair,
  aHall,
  aPhone,
  createCore,
  fetched,
  happen,
  prepared,
  TestVisitor,
  type Core,
} from '../testing/core.ts'

type Person = { visitor: TestVisitor; account: AccountId; key: string; token: string }

function person(core: Core, name: string, office: Office): Person {
  const invited = aChair(core).ask('invite', { role: 'chair', name, office })
  if (!invited.ok || invited.account === null) throw new Error('not invited')
  const visitor = new TestVisitor(core, { userAgent: 'Macintosh' })
  const welcome = visitor.signIn({ kind: 'invitation', key: invited.key })
  if (welcome.type !== 'welcome' || welcome.session === null) throw new Error('not signed in')
  return { visitor, account: invited.account, key: invited.key, token: welcome.session }
}

const whyOf = (reply: { ok: true } | { ok: false; why: string }) => (reply.ok ? 'ok' : reply.why)
const record = (core: Core, id: number) => core.state.assembly.accounts.get(id)

function newestEntries(core: Core, limit: number) {
  return core.store.journal.page(null, limit).map(({ actor, event }) => ({ actor, type: event.type }))
}

describe('accounts', () => {
  test('[O1] an invitation makes an account with an office; without one it is a chair’s', () => {
    const core = createCore()
    expect(person(core, 'Tom', 'teller').account).toBe(1)
    const plain = aChair(core).ask('invite', { role: 'chair', name: 'Eve' })
    const hall = aChair(core).ask('invite', { role: 'projector', name: 'Hall' })
    expect([plain.ok && plain.account, hall.ok && hall.account]).toEqual([2, null])
    expect([...core.state.assembly.accounts.values()]).toEqual([
      { id: 1, name: 'Tom', office: 'teller', isRevoked: false },
      { id: 2, name: 'Eve', office: 'chair', isRevoked: false },
    ])
  })

  test('[O1] every act is journaled with person and office; who sits at the machine is a chair by its old name', () => {
    const core = createCore()
    const { visitor } = person(core, 'Tom', 'teller')
    prepared(visitor, aDraft())
    prepared(aChair(core), aDraft())
    expect(newestEntries(core, 2)).toEqual([
      { actor: { role: 'chair', name: 'Chair' }, type: 'vote-prepared' },
      { actor: { role: 'chair', name: 'Tom', account: 1, office: 'teller' }, type: 'vote-prepared' },
    ])
  })

  test('[O1] a console says by whom it is used, and who is there', () => {
    const core = createCore()
    const chair = aChair(core)
    const { visitor, token } = person(core, 'Tom', 'teller')
    core.settle()
    const seen = () =>
      chair
        .heard()
        .flatMap((message) => (message.type === 'update' ? [message.set ?? {}] : []))
        .flatMap((set) => ('account:1' in set ? [set['account:1']] : []))
        .at(-1)
    const lastSeen = core.clock.now / 1000
    const tom = { id: 1, name: 'Tom', office: 'teller', lastSeen }
    expect(seen()).toEqual({ ...tom, state: 'signed-in', online: true })
    visitor.lose()
    core.settle()
    expect(seen()).toEqual({ ...tom, state: 'signed-in', online: false })
    const again = new TestVisitor(core)
    expect(again.signIn({ kind: 'session', token })).toMatchObject({ name: 'Tom', account: 1 })
  })

  test('[O4] who is revoked is out at once, with every console, link and request', () => {
    const core = createCore()
    const chair = aChair(core)
    const { visitor, account, token } = person(core, 'Tom', 'teller')
    const link = chair.ask('invite-again', { account })
    expect(whyOf(chair.ask('revoke-account', { account }))).toBe('ok')
    core.settle()
    expect(visitor.outlet.closed).toEqual({ code: CLOSE.signedOut, reason: '' })
    const later = new TestVisitor(core)
    expect(later.signIn({ kind: 'session', token })).toMatchObject({ why: 'unknown-session' })
    expect(later.signIn({ kind: 'invitation', key: link.ok ? link.key : '' })).toMatchObject({
      why: 'unknown-invitation',
    })
    expect(record(core, account)).toEqual({ id: 1, name: 'Tom', office: 'teller', isRevoked: true })
    expect(chair.ask('revoke-account', { account })).toMatchObject({ why: 'account-revoked' })
    expect(chair.ask('invite-again', { account })).toMatchObject({ why: 'account-revoked' })
    expect(chair.ask('set-office', { account: 9, office: 'chair' })).toMatchObject({ why: 'no-such-account' })
  })

  test('[O4] a command in the same batch as the revocation is not done', () => {
    const core = createCore()
    const chair = aChair(core)
    const { visitor, account } = person(core, 'Tom', 'teller')
    chair.say({ type: 'revoke-account', request: 'request-1', account })
    visitor.say({ type: 'prepare-vote', request: 'request-2', ...aDraft() })
    core.turns.all()
    expect(core.state.assembly.votes.size).toBe(0)
  })

  test('[O4] a new link voids the one before', () => {
    const core = createCore()
    const chair = aChair(core)
    const first = chair.ask('invite', { role: 'chair', name: 'Tom', office: 'desk' })
    const second = chair.ask('invite-again', { account: 1 })
    if (!first.ok || !second.ok) throw new Error('not invited')
    const visitor = new TestVisitor(core)
    expect(visitor.signIn({ kind: 'invitation', key: first.key })).toMatchObject({
      why: 'unknown-invitation',
    })
    expect(visitor.signIn({ kind: 'invitation', key: second.key })).toMatchObject({ account: 1 })
  })

  test('[O1] a chair from before there were accounts has one, and can be revoked; accounts outlive a restart', () => {
    const core = createCore()
    happen(core, { type: 'console-invited', role: 'chair', name: 'Ada' })
    const tokenHash = Buffer.alloc(32, 7)
    core.store.save(() =>
      core.store.sessions.put({
        ...{ tokenHash, role: 'chair', member: null, name: 'Ada', account: null, createdAt: 1 },
      }),
    )
    core.store.close()
    const later = createCore(core.file)
    expect(later.state.session(tokenHash)?.account).toBe(1)
    aChair(later).ask('revoke-account', { account: 1 })
    expect(later.state.session(tokenHash)).toBeUndefined()
  })
})

describe('rights', () => {
  test.each([
    ['chair', 'ok', 'ok', 'ok', 'ok'],
    ['teller', 'ok', 'not-allowed', 'not-allowed', 'ok'],
    ['desk', 'not-allowed', 'ok', 'not-allowed', 'ok'],
    ['minute-taker', 'not-allowed', 'not-allowed', 'not-allowed', 'ok'],
    ['observer', 'not-allowed', 'not-allowed', 'not-allowed', 'ok'],
  ] as const)('[O2] a %s may what the office may', async (office, votes, desk, settings, reads) => {
    const core = aHall(2)
    const { visitor } = person(core, 'Tom', office)
    const projector = { showing: { kind: 'sign-in' }, projector: null, entry: null } as const
    expect([
      whyOf(visitor.ask('prepare-vote', aDraft())),
      whyOf(visitor.ask('check-out', { members: [1] })),
      whyOf(visitor.ask('invite', { role: 'chair', name: 'Eve' })),
    ]).toEqual([votes, desk, settings])
    const isHall = DEFAULT_OFFICES[office].includes('hall')
    expect(whyOf(visitor.ask('show-on-projector', projector))).toBe(isHall ? 'ok' : 'not-allowed')
    expect(whyOf(await later(core, visitor, 'show-member', { member: 1 }))).toBe(reads)
  })

  test('[O3] a right is given and taken at once, and stands in the journal', () => {
    const core = createCore()
    const chair = aChair(core)
    const { visitor } = person(core, 'Tom', 'minute-taker')
    expect(whyOf(visitor.ask('prepare-vote', aDraft()))).toBe('not-allowed')
    chair.ask('set-right', { office: 'minute-taker', right: 'votes', may: true })
    expect(whyOf(visitor.ask('prepare-vote', aDraft()))).toBe('ok')
    chair.ask('set-right', { office: 'minute-taker', right: 'votes', may: false })
    const { entries } = core.store.journal.head()
    chair.ask('set-right', { office: 'minute-taker', right: 'votes', may: false })
    expect(core.store.journal.head().entries).toBe(entries)
    expect(whyOf(visitor.ask('prepare-vote', aDraft()))).toBe('not-allowed')
    expect(core.state.assembly.offices['minute-taker']).toEqual(['read', 'minutes'])
  })

  test('[O3] what gives rights back cannot be taken, nobody is blinded, an observer changes nothing', () => {
    const chair = aChair(createCore())
    const fixed = [
      { office: 'chair', right: 'convention', may: false },
      { office: 'desk', right: 'read', may: false },
      { office: 'observer', right: 'votes', may: true },
    ] as const
    expect(fixed.map((input) => whyOf(chair.ask('set-right', input)))).toEqual(
      fixed.map(() => 'right-is-fixed'),
    )
    expect(whyOf(chair.ask('set-right', { office: 'observer', right: 'contacts', may: true }))).toBe('ok')
  })

  test('[O2] an office changed holds for the next command', () => {
    const core = createCore()
    const { visitor, account } = person(core, 'Tom', 'observer')
    expect(whyOf(visitor.ask('prepare-vote', aDraft()))).toBe('not-allowed')
    aChair(core).ask('set-office', { account, office: 'teller' })
    expect(whyOf(visitor.ask('prepare-vote', aDraft()))).toBe('ok')
  })

  test('[O7] e-mail addresses are seen and exported only by offices with that right', async () => {
    const core = aHall(1)
    const email = 'member@example.org'
    happen(core, { type: 'members-imported', source: '', added: [], changed: [{ id: 1, email }] })
    const seenBy = async (visitor: TestVisitor) => {
      const shown = await later(core, visitor, 'show-member', { member: 1 })
      const exported = await later(core, visitor, 'export', { what: 'members' })
      const file = exported.ok ? await fetched(core, exported.ticket) : ''
      return [shown.ok && shown.detail.email, file.includes(email)]
    }
    expect(await seenBy(person(core, 'Ada', 'observer').visitor)).toEqual([null, false])
    expect(await seenBy(person(core, 'Ben', 'desk').visitor)).toEqual([email, true])
    expect(await seenBy(aChair(core))).toEqual([email, true])
  })
})

/** A question is answered when its promise is. */
async function later<Name extends 'show-member' | 'export'>(
  core: Core,
  visitor: TestVisitor,
  name: Name,
  input: Commands[Name]['input'],
) {
  const request = `question-${String(++questions).padStart(4, '0')}`
  visitor.say({ type: name, request, ...input })
  for (;;) {
    core.turns.all()
    for (const message of visitor.heard())
      if (message.type === 'reply' && message.request === request)
        return message as Extract<typeof message, { ok: false }> | ({ ok: true } & Commands[Name]['output'])
    await new Promise((done) => setImmediate(done))
  }
}
let questions = 0

describe('four eyes', () => {
  function aClosedVote(core: Core, draft = aDraft()) {
    const chair = aChair(core)
    const vote = prepared(chair, draft)
    chair.ask('open-vote', { vote })
    aPhone(core, 1).ask('cast-ballot', { vote, marks: 'm1' })
    chair.ask('close-vote', { vote })
    return vote
  }
  const stateOf = (core: Core, vote: number) => core.state.assembly.votes.get(vote)?.state

  function twoPersons() {
    const core = aHall(3)
    const [ada, ben] = [person(core, 'Ada', 'chair'), person(core, 'Ben', 'chair')]
    ada.visitor.ask('set-second-person', { act: 'annul-vote', isNeeded: true })
    const vote = aClosedVote(core)
    const annul = { vote, reason: 'wrong question' }
    return { core, ada, ben, vote, annul }
  }

  test('[O5] where the convention does not say so, one is enough', () => {
    const core = aHall(3)
    const vote = aClosedVote(core)
    expect(whyOf(aChair(core).ask('annul-vote', { vote, reason: 'x' }))).toBe('ok')
    expect(stateOf(core, vote)).toBe('annulled')
  })

  test('[O5] what one asks for another approves; it is done then, and the journal names both', () => {
    const { core, ada, ben, vote, annul } = twoPersons()
    const asked = ada.visitor.ask('annul-vote', annul)
    expect(asked).toMatchObject({ why: 'second-person-asked', about: { approval: 1, by: 'Ada' } })
    expect(stateOf(core, vote)).toBe('closed')
    expect(ada.visitor.ask('approve', { approval: 1 })).toMatchObject({ why: 'same-person' })
    expect(whyOf(ben.visitor.ask('approve', { approval: 1 }))).toBe('ok')
    expect(stateOf(core, vote)).toBe('annulled')
    const actor = { role: 'chair', name: 'Ada', account: 1, office: 'chair', approvedBy: 'Ben' }
    expect(newestEntries(core, 2)).toEqual([
      { actor, type: 'vote-annulled' },
      { actor, type: 'approval-given' },
    ])
    expect(ben.visitor.ask('approve', { approval: 1 })).toMatchObject({
      why: 'approval-over',
      about: { state: 'approved', by: 'Ben' },
    })
  })

  test('[O5][T7] so are the ballots from phones, by moving to paper; where they count nobody is asked', () => {
    const core = aHall(3)
    const [ada, ben] = [person(core, 'Ada', 'chair'), person(core, 'Ben', 'chair')]
    ada.visitor.ask('set-second-person', { act: 'annul-vote', isNeeded: true })
    aChair(core).ask('open-vote', { vote: 1 })
    expect(ada.visitor.ask('move-to-paper', { vote: 1, electronic: 'annulled' })).toMatchObject({
      why: 'second-person-asked',
    })
    expect(stateOf(core, 1)).toBe('open')
    expect(whyOf(ben.visitor.ask('approve', { approval: 1 }))).toBe('ok')
    expect(stateOf(core, 1)).toBe('paper')
    const other = aHall(3)
    person(other, 'Ada', 'chair').visitor.ask('set-second-person', { act: 'annul-vote', isNeeded: true })
    aChair(other).ask('open-vote', { vote: 1 })
    expect(whyOf(aChair(other).ask('move-to-paper', { vote: 1, electronic: 'added' }))).toBe('ok')
  })

  test('[O5][R6] a late admission is carried out with the approval, if the vote is open then', () => {
    const core = aHall(3)
    happen(core, { type: 'members-checked-out', members: '2-3' })
    const [ada, ben] = [person(core, 'Ada', 'chair'), person(core, 'Ben', 'chair')]
    ada.visitor.ask('set-second-person', { act: 'late-admission', isNeeded: true })
    const chair = aChair(core)
    chair.ask('open-vote', { vote: 1 })
    chair.ask('check-in', { members: [2, 3] })
    const registered = () => core.state.box?.register.size
    const wish = (member: number) => ({ vote: 1, member, reason: 'stood at the desk' })
    expect(ada.visitor.ask('admit-late', wish(2))).toMatchObject({ why: 'second-person-asked' })
    expect(ada.visitor.ask('admit-late', wish(3))).toMatchObject({ why: 'second-person-asked' })
    expect(registered()).toBe(1)
    expect(whyOf(ben.visitor.ask('approve', { approval: 1 }))).toBe('ok')
    expect(registered()).toBe(2)
    const actor = { role: 'chair', name: 'Ada', account: 1, office: 'chair', approvedBy: 'Ben' }
    expect(newestEntries(core, 1)).toEqual([{ actor, type: 'member-admitted-late' }])
    expect(core.state.assembly.votes.get(1)).toMatchObject({
      admitted: [{ member: 2, by: 'Ada', approvedBy: 'Ben' }],
    })
    chair.ask('close-vote', { vote: 1 })
    expect(ben.visitor.ask('approve', { approval: 2 })).toMatchObject({
      why: 'overtaken',
      about: { why: 'vote-not-open' },
    })
    expect(core.state.assembly.votes.get(1)).toMatchObject({ result: { registered: 2 } })
  })

  test('[O5] one person under two links stays one: by account and by name', () => {
    const { core, ada, annul } = twoPersons()
    ada.visitor.ask('annul-vote', annul)
    const second = person(core, ' ADA ', 'chair')
    expect(second.visitor.ask('approve', { approval: 1 })).toMatchObject({ why: 'same-person' })
  })

  test('[O6] who may not do it may neither ask for it nor approve or refuse it', () => {
    const { core, ada, annul } = twoPersons()
    const eve = person(core, 'Eve', 'observer').visitor
    expect(eve.ask('annul-vote', annul)).toMatchObject({ why: 'not-allowed' })
    ada.visitor.ask('annul-vote', annul)
    expect(eve.ask('approve', { approval: 1 })).toMatchObject({ why: 'not-allowed' })
    expect(eve.ask('refuse-approval', { approval: 1 })).toMatchObject({ why: 'not-allowed' })
  })

  test('[O6] what is refused anyway is refused at once; the same asked twice is one request', () => {
    const { core, ada, ben, annul } = twoPersons()
    expect(ada.visitor.ask('annul-vote', { ...annul, vote: 9 })).toMatchObject({ why: 'no-such-vote' })
    expect(core.state.assembly.approvals.size).toBe(0)
    ada.visitor.ask('annul-vote', annul)
    expect(ben.visitor.ask('annul-vote', annul)).toMatchObject({
      why: 'second-person-asked',
      about: { approval: 1, by: 'Ada' },
    })
    expect(core.state.assembly.approvals.size).toBe(1)
  })

  test('[O6] it is refused by another and withdrawn by the one, not the other way round', () => {
    const { core, ada, ben, vote, annul } = twoPersons()
    ada.visitor.ask('annul-vote', annul)
    expect(ben.visitor.ask('withdraw-approval', { approval: 1 })).toMatchObject({ why: 'not-yours' })
    expect(ada.visitor.ask('refuse-approval', { approval: 1 })).toMatchObject({ why: 'same-person' })
    expect(whyOf(ben.visitor.ask('refuse-approval', { approval: 1 }))).toBe('ok')
    ada.visitor.ask('annul-vote', annul)
    expect(whyOf(ada.visitor.ask('withdraw-approval', { approval: 2 }))).toBe('ok')
    expect([...core.state.assembly.approvals.values()].map(({ state }) => state)).toEqual([
      'refused',
      'withdrawn',
    ])
    expect(stateOf(core, vote)).toBe('closed')
  })

  test('[O6] what cannot be done any more is not done, and everybody is told why', () => {
    const { core, ada, ben, vote, annul } = twoPersons()
    ada.visitor.ask('annul-vote', annul)
    happen(core, { type: 'vote-annulled', vote, annulledAt: 1, reason: 'by the clock' })
    expect(ben.visitor.ask('approve', { approval: 1 })).toMatchObject({
      why: 'overtaken',
      about: { why: 'vote-not-annullable' },
    })
    expect(core.state.assembly.approvals.get(1)).toMatchObject({
      state: 'overtaken',
      endedBy: 'Ben',
      why: 'vote-not-annullable',
    })
  })

  test('[O6] who lost the right meanwhile, or was revoked, has asked for nothing', () => {
    const { core, ada, ben, vote, annul } = twoPersons()
    ada.visitor.ask('annul-vote', annul)
    ben.visitor.ask('set-office', { account: ada.account, office: 'observer' })
    expect(ben.visitor.ask('approve', { approval: 1 })).toMatchObject({
      why: 'overtaken',
      about: { why: 'not-allowed' },
    })
    ben.visitor.ask('set-office', { account: ada.account, office: 'chair' })
    ada.visitor.ask('annul-vote', annul)
    ben.visitor.ask('revoke-account', { account: ada.account })
    expect(core.state.assembly.approvals.get(2)).toMatchObject({ state: 'withdrawn' })
    expect(stateOf(core, vote)).toBe('closed')
  })

  test('[O5] that no second person is needed any more needs one too', () => {
    const { core, ada, ben } = twoPersons()
    expect(ada.visitor.ask('set-second-person', { act: 'annul-vote', isNeeded: false })).toMatchObject({
      why: 'second-person-asked',
    })
    expect(core.state.assembly.secondPerson).toEqual(['annul-vote'])
    ben.visitor.ask('approve', { approval: 1 })
    expect(core.state.assembly.secondPerson).toEqual([])
  })

  test('[O5] publishing needs it for elections only', () => {
    const core = aHall(3)
    const chair = aChair(core)
    chair.ask('set-second-person', { act: 'publish-election', isNeeded: true })
    const motion = aClosedVote(core)
    expect(whyOf(chair.ask('publish-vote', { vote: motion }))).toBe('ok')
    const { paper } = aDraft()
    const vote = prepared(
      chair,
      aDraft({
        paper: { ...paper, subject: 'candidates', options: [{ name: 'Ada', items: [], group: '' }] },
      }),
    )
    chair.ask('open-vote', { vote })
    chair.ask('close-vote', { vote })
    expect(whyOf(chair.ask('publish-vote', { vote }))).toBe('second-person-asked')
    expect(whyOf(person(core, 'Ben', 'teller').visitor.ask('approve', { approval: 1 }))).toBe('ok')
    expect(stateOf(core, vote)).toBe('published')
  })

  test('[O6] two consoles at one approval: the second sees what happened; it outlives a restart', () => {
    const { core, ada, ben, annul } = twoPersons()
    const cyd = person(core, 'Cyd', 'chair').visitor
    const seen = () =>
      cyd
        .heard()
        .flatMap((message) => (message.type === 'update' ? [message.set ?? {}] : []))
        .flatMap((set) => ('approval:1' in set ? [set['approval:1']] : []))
        .map((approval) => approval?.state)
    ada.visitor.ask('annul-vote', annul)
    core.settle()
    expect(seen()).toEqual(['asked'])
    ben.visitor.ask('refuse-approval', { approval: 1 })
    core.settle()
    expect(seen()).toEqual(['refused'])
    ada.visitor.ask('annul-vote', annul)
    core.store.close()
    const restarted = createCore(core.file)
    expect(restarted.state.assembly.approvals.get(2)).toEqual({
      ...{ id: 2, act: 'annul-vote', command: 'annul-vote', input: annul },
      ...{ by: { account: 1, name: 'Ada' }, askedAt: core.clock.now, state: 'asked' },
    })
  })
})

test('[O2] who may do something with a file may upload it', () => {
  const asked = (name: CommandName) => commands[name].right
  const uploads = [asked('begin-upload')].flat()
  const withFile: CommandName[] = [
    'import-members',
    'import-agenda',
    'import-proxies',
    'import-motions',
    'set-portrait',
  ]
  for (const name of withFile) expect(uploads).toContain(asked(name))
})
