import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CLOSE } from '../protocol/close-codes.ts'
import { checkCharacter } from '../protocol/access-code.ts'
import type { Credential, Welcome } from '../protocol/messages.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import {
  aChair,
  aHall,
  aPhone,
  createCore,
  fetched,
  linkOf,
  START,
  TestVisitor,
  type Core,
} from '../testing/core.ts'
import { ADDRESS_BURST, ADDRESS_PER_SECOND, TOTAL_BURST } from './attempts.ts'
import { INVITATION_MS } from './sign-in.ts'

/** A well-formed code that nobody has. */
const wrongCode = (number: number) => {
  const eleven = String(number).padStart(11, '2').replace(/[01]/g, '9')
  return eleven + checkCharacter(eleven)
}

/** Links and codes as the chair gets them: what the mail merge has. */
async function issued(core: Core, members: number[] | 'all' = 'all') {
  const reply = aChair(core).ask('issue-access', { members })
  if (!reply.ok) throw new Error(reply.why)
  const csv = await fetched(core, reply.csv)
  return csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => ({
      secret: /#([\w-]{22})/.exec(line)?.[1] ?? '',
      // At the end: one link in a million has a part that looks like a code.
      code: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/.exec(line)?.[0] ?? '',
    }))
}

function welcomed(visitor: TestVisitor, credential: Credential): Welcome {
  const welcome = visitor.signIn(credential)
  if (welcome.type !== 'welcome') throw new Error(JSON.stringify(welcome))
  return welcome
}

const whyOf = (visitor: TestVisitor, credential: Credential) => {
  const answer = visitor.signIn(credential)
  return answer.type === 'welcome' ? 'welcome' : answer.ok ? 'ok' : answer.why
}

describe('signing in', () => {
  test('with a link, a code typed anyhow, and then with the session that it gave', async () => {
    const core = aHall(2)
    const [first, second] = await issued(core)
    const byLink = welcomed(new TestVisitor(core), { kind: 'link', secret: first?.secret ?? '' })
    expect(byLink).toEqual({
      type: 'welcome',
      request: byLink.request,
      protocol: PROTOCOL_VERSION,
      role: 'member',
      name: '',
      epoch: 'epoch',
      seq: byLink.seq,
      now: START,
      session: byLink.session,
      resumed: false,
      rows: 0,
      set: {
        convention: { name: '', place: '', language: 'en', selfCheckIn: false },
        vote: null,
        voteState: null,
        call: null,
        answered: null,
        onRegister: false,
        agenda: null,
        speakers: null,
        speaking: null,
        nominations: [],
        motions: null,
        me: {
          number: 'M-00001',
          firstName: 'Ada',
          lastName: 'No. M-00001',
          group: 'delegate',
          weight: '1',
          entitled: true,
          present: true,
        },
        ballot: null,
      },
    })
    expect(byLink.session).toMatch(/^[\w-]{22}$/)
    const byCode = welcomed(new TestVisitor(core), {
      kind: 'code',
      code: ` ${(second?.code ?? '').toLowerCase().replaceAll('-', ' ')}`,
    })
    expect(byCode.set).toMatchObject({ me: { number: 'M-00002' } })
    const bySession = welcomed(new TestVisitor(core), { kind: 'session', token: byLink.session ?? '' })
    expect(bySession.session).toBeNull()
    expect(bySession.set).toEqual(byLink.set)
  })

  test('with what nobody has is refused by its kind', () => {
    const core = aHall(1)
    const visitor = new TestVisitor(core)
    const wrong = 'x'.repeat(22)
    expect([
      whyOf(visitor, { kind: 'link', secret: wrong }),
      whyOf(visitor, { kind: 'session', token: wrong }),
      whyOf(visitor, { kind: 'invitation', key: wrong }),
      whyOf(visitor, { kind: 'code', code: wrongCode(1) }),
      whyOf(visitor, { kind: 'code', code: 'K7QF-2MXD-9RTB' }),
    ]).toEqual(['unknown-link', 'unknown-session', 'unknown-invitation', 'unknown-code', 'mistyped-code'])
    expect(visitor.outlet.closed).toBeNull()
    expect(whyOf(visitor, { kind: 'link', secret: '' })).toBe('unknown-link')
    expect(visitor.outlet.closed).toEqual({ code: CLOSE.signInMissing, reason: '' })
  })

  test('a secret of one kind opens nothing as another', async () => {
    const core = aHall(1)
    const [card] = await issued(core)
    const { secret = '', code = '' } = card ?? {}
    const { session } = welcomed(new TestVisitor(core), { kind: 'link', secret })
    const answers = [secret, code, session ?? '', 'local-key'].flatMap((text) =>
      (
        [
          { kind: 'link', secret: text },
          { kind: 'session', token: text },
          { kind: 'invitation', key: text },
        ] as const
      ).map((credential) => `${credential.kind} ${whyOf(new TestVisitor(core), credential)}`),
    )
    expect(answers).toEqual([
      'link welcome',
      'session unknown-session',
      'invitation unknown-invitation',
      'link unknown-link',
      'session unknown-session',
      'invitation unknown-invitation',
      'link unknown-link',
      // The link has signed in again since.
      'session unknown-session',
      'invitation unknown-invitation',
      'link unknown-link',
      'session unknown-session',
      'invitation welcome',
    ])
  })
})

describe('[S1] what is stored', () => {
  test('is keyed hashes: no secret is in the file, its log or its journal', async () => {
    const core = aHall(3)
    const cards = await issued(core)
    const tokens = cards.map(
      ({ secret }) => welcomed(new TestVisitor(core), { kind: 'link', secret }).session ?? '',
    )
    const invited = aChair(core).ask('invite', { role: 'chair', name: 'Eve' })
    if (!invited.ok) throw new Error(invited.why)
    const secrets = [
      invited.key,
      ...tokens,
      ...cards.flatMap(({ secret, code }) => [secret, code, code.replaceAll('-', '')]),
    ]
    expect(secrets).toHaveLength(13)
    for (const bytes of [readFileSync(core.file), readFileSync(`${core.file}-wal`)])
      for (const secret of secrets) {
        expect(secret.length).toBeGreaterThan(11)
        expect(bytes.includes(secret)).toBe(false)
        expect(bytes.includes(Buffer.from(secret, 'base64url'))).toBe(false)
      }
  })

  test('links and sessions have 128 bits, codes 54, and none comes twice', async () => {
    const core = aHall(400)
    const cards = await issued(core)
    expect(new Set(cards.map(({ secret }) => secret)).size).toBe(400)
    expect(new Set(cards.map(({ code }) => code)).size).toBe(400)
    for (const { secret, code } of cards) {
      expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/)
    }
  })
})

describe('[S2] one device a member', () => {
  test('a new sign-in ends the one before, which is told so, and its session with it', () => {
    const core = aHall(2)
    const first = new TestVisitor(core)
    const { session } = welcomed(first, { kind: 'link', secret: linkOf(1) })
    const other = aPhone(core, 2)
    const second = aPhone(core, 1)
    core.settle()
    expect(first.outlet.closed).toEqual({ code: CLOSE.replaced, reason: 'other-session' })
    expect([second.outlet.closed, other.outlet.closed]).toEqual([null, null])
    expect(whyOf(new TestVisitor(core), { kind: 'session', token: session ?? '' })).toBe('unknown-session')
    expect(core.presence.online()).toBe(2)
  })

  test('the same session in a second window closes the first, and stays good', () => {
    const core = aHall(1)
    const first = new TestVisitor(core)
    const { session } = welcomed(first, { kind: 'link', secret: linkOf(1) })
    const second = new TestVisitor(core)
    welcomed(second, { kind: 'session', token: session ?? '' })
    expect(first.outlet.closed).toEqual({ code: CLOSE.replaced, reason: 'same-session' })
    expect(second.outlet.closed).toBeNull()
    expect(core.presence.online()).toBe(1)
    expect(whyOf(new TestVisitor(core), { kind: 'session', token: session ?? '' })).toBe('welcome')
  })

  test('two devices at the same moment: the later has the place, the earlier is told', () => {
    const core = aHall(1)
    const [first, second] = [new TestVisitor(core), new TestVisitor(core)]
    const signIn = (request: string) => ({
      type: 'sign-in',
      request,
      protocol: PROTOCOL_VERSION,
      credential: { kind: 'link', secret: linkOf(1) },
    })
    first.say(signIn('request-1'))
    second.say(signIn('request-2'))
    core.settle()
    expect(first.outlet.closed).toEqual({ code: CLOSE.replaced, reason: 'other-session' })
    expect(second.outlet.closed).toBeNull()
    expect(core.store.sessions.all()).toHaveLength(1)
  })

  test('[S3] a device that signs out just after it was replaced does not hide the newer one', () => {
    const core = aHall(1)
    const chair = aChair(core)
    const first = aPhone(core, 1)
    const second = new TestVisitor(core)
    second.say({
      type: 'sign-in',
      request: 'request-1',
      protocol: PROTOCOL_VERSION,
      credential: { kind: 'link', secret: linkOf(1) },
    })
    first.say({ type: 'sign-out', request: 'request-2' })
    core.settle()
    expect(second.outlet.closed).toBeNull()
    chair.ask('revoke-access', { member: 1 })
    expect(second.outlet.closed).toEqual({ code: CLOSE.signedOut, reason: '' })
    expect(core.store.sessions.all().filter(({ role }) => role === 'member')).toEqual([])
  })
})

describe('[S3] access that is issued again or revoked', () => {
  test.each(['issue-access', 'revoke-access'] as const)(
    '%s closes the socket at once, and neither session nor link nor code work any more',
    async (name) => {
      const core = aHall(2)
      const [card] = await issued(core)
      const { secret = '', code = '' } = card ?? {}
      const phone = new TestVisitor(core)
      const { session } = welcomed(phone, { kind: 'link', secret })
      const chair = aChair(core)
      if (name === 'issue-access') chair.ask(name, { members: [1] })
      else chair.ask(name, { member: 1 })
      expect(phone.outlet.closed).toEqual({ code: CLOSE.signedOut, reason: '' })
      expect(
        (
          [
            { kind: 'session', token: session ?? '' },
            { kind: 'link', secret },
            { kind: 'code', code },
          ] as const
        ).map((credential) => whyOf(new TestVisitor(core), credential)),
      ).toEqual(['unknown-session', 'unknown-link', 'unknown-code'])
      expect(core.presence.online()).toBe(0)
    },
  )

  test('others stay', async () => {
    const core = aHall(2)
    const [, other] = await issued(core)
    const phone = new TestVisitor(core)
    welcomed(phone, { kind: 'link', secret: other?.secret ?? '' })
    aChair(core).ask('issue-access', { members: [1] })
    expect(phone.outlet.closed).toBeNull()
  })
})

describe('[S4] wrong codes', () => {
  const tries = (core: Core, count: number, address: string, code: (number: number) => string) => {
    const answers: Record<string, number> = {}
    for (let number = 0; number < count; number++) {
      const why = whyOf(new TestVisitor(core, { address }), { kind: 'code', code: code(number) })
      answers[why] = (answers[why] ?? 0) + 1
    }
    return answers
  }

  test('are limited by address, and told how long to wait', () => {
    const core = aHall(1)
    expect(tries(core, ADDRESS_BURST + 5, 'a', wrongCode)).toEqual({
      'unknown-code': ADDRESS_BURST,
      'too-many-attempts': 5,
    })
    expect(
      new TestVisitor(core, { address: 'a' }).signIn({ kind: 'code', code: wrongCode(1) }),
    ).toMatchObject({ why: 'too-many-attempts', about: { seconds: 1 } })
    expect(tries(core, 1, 'b', wrongCode)).toEqual({ 'unknown-code': 1 })
    core.clock.advance(1_000)
    expect(tries(core, ADDRESS_PER_SECOND + 1, 'a', wrongCode)).toEqual({
      'unknown-code': ADDRESS_PER_SECOND,
      'too-many-attempts': 1,
    })
  })

  test('are limited in total, and told to the log once a minute', () => {
    const core = aHall(1)
    let limited = 0
    for (let address = 0; address < TOTAL_BURST + 100; address++)
      limited += tries(core, 1, String(address), wrongCode)['too-many-attempts'] ?? 0
    expect(limited).toBe(100)
    expect(core.guessing).toEqual([1])
  })

  test('mistyped ones cost nothing', () => {
    const core = aHall(1)
    expect(tries(core, 1_000, 'a', () => 'K7QF-2MXD-9RTB')).toEqual({ 'mistyped-code': 1_000 })
    expect(tries(core, 1, 'a', wrongCode)).toEqual({ 'unknown-code': 1 })
  })

  test('while an address has to wait, its links and sessions work', async () => {
    const core = aHall(2)
    const [card, other] = await issued(core)
    const { session } = welcomed(new TestVisitor(core), { kind: 'link', secret: other?.secret ?? '' })
    tries(core, ADDRESS_BURST, 'hall', wrongCode)
    const from = () => new TestVisitor(core, { address: 'hall' })
    expect(whyOf(from(), { kind: 'code', code: card?.code ?? '' })).toBe('too-many-attempts')
    expect(whyOf(from(), { kind: 'link', secret: card?.secret ?? '' })).toBe('welcome')
    expect(whyOf(from(), { kind: 'session', token: session ?? '' })).toBe('welcome')
  })

  test(
    'right ones cost nothing: a whole hall behind one address, in one moment',
    { timeout: 60_000 },
    async () => {
      const core = aHall(5_000)
      const cards = await issued(core)
      const phones = cards.map(({ code }) => {
        const phone = new TestVisitor(core, { address: 'hall' })
        phone.say({
          type: 'sign-in',
          request: 'request-1',
          protocol: PROTOCOL_VERSION,
          credential: { kind: 'code', code },
        })
        return phone
      })
      core.turns.all()
      expect(phones.filter((phone) => phone.heard()[0]?.type === 'welcome')).toHaveLength(5_000)
    },
  )
})

describe('[S5] an invitation', () => {
  const invite = (core: Core, role: 'chair' | 'projector') => {
    const reply = aChair(core).ask('invite', { role, name: 'Eve' })
    if (!reply.ok) throw new Error(reply.why)
    expect(reply.path).toBe(role === 'chair' ? '/console' : '/projector')
    return { kind: 'invitation', key: reply.key } as const
  }

  test.each(['chair', 'projector'] as const)('opens one %s, once', (role) => {
    const core = createCore()
    const invitation = invite(core, role)
    expect(welcomed(new TestVisitor(core), invitation)).toMatchObject({ role, name: 'Eve' })
    expect(whyOf(new TestVisitor(core), invitation)).toBe('unknown-invitation')
    expect(core.store.invitations.all()).toEqual([])
  })

  test('is good for 30 days, and forgotten when it comes after them', () => {
    const core = createCore()
    const [inTime, late] = [invite(core, 'chair'), invite(core, 'chair')]
    core.clock.advance(INVITATION_MS - 1)
    expect(whyOf(new TestVisitor(core), inTime)).toBe('welcome')
    core.clock.advance(1)
    expect(whyOf(new TestVisitor(core), late)).toBe('unknown-invitation')
    expect(core.store.invitations.all()).toEqual([])
  })

  test('whose answer was lost gets it again for the same request, as long as the session lives', () => {
    const core = createCore()
    const invitation = invite(core, 'chair')
    const first = new TestVisitor(core)
    const lost = first.signIn(invitation, { request: 'request-1' })
    first.lose()
    const again = new TestVisitor(core)
    expect(again.signIn(invitation, { request: 'request-1' })).toMatchObject({
      type: 'welcome',
      session: lost.type === 'welcome' ? lost.session : '',
    })
    again.ask('sign-out', {})
    expect(new TestVisitor(core).signIn(invitation, { request: 'request-1' })).toMatchObject({
      why: 'unknown-invitation',
    })
  })

  test('of this machine is good once, and is given back when it could not be saved', () => {
    const core = createCore()
    core.localKeys.once.add('once')
    const visitor = new TestVisitor(core)
    core.disk.refuses = 'SQLITE_FULL'
    expect(whyOf(visitor, { kind: 'invitation', key: 'once' })).toBe('not-saved')
    core.disk.refuses = null
    expect(whyOf(visitor, { kind: 'invitation', key: 'once' })).toBe('welcome')
    expect(whyOf(new TestVisitor(core), { kind: 'invitation', key: 'once' })).toBe('unknown-invitation')
  })

  test('of this machine is good once also when its batch is done again because of another’s bug', () => {
    const core = createCore()
    core.localKeys.once.add('once')
    const visitor = new TestVisitor(core)
    const bug = {
      run() {
        throw new Error('a bug')
      },
      saved: () => undefined,
      notSaved: () => undefined,
    }
    visitor.say({
      type: 'sign-in',
      request: 'request-1',
      protocol: PROTOCOL_VERSION,
      credential: { kind: 'invitation', key: 'once' },
    })
    core.queue.submit(bug)
    core.turns.all()
    expect(visitor.heard()[0]).toMatchObject({ type: 'welcome', role: 'chair' })
    expect(whyOf(new TestVisitor(core), { kind: 'invitation', key: 'once' })).toBe('unknown-invitation')
  })
})

describe('signing out', () => {
  test('ends the session, closes its sockets and no others', () => {
    const core = aHall(2)
    const phone = new TestVisitor(core)
    const { session } = welcomed(phone, { kind: 'link', secret: linkOf(1) })
    const other = aPhone(core, 2)
    phone.ask('sign-out', {})
    expect(phone.outlet.closed).toEqual({ code: CLOSE.signedOut, reason: '' })
    expect(other.outlet.closed).toBeNull()
    expect(whyOf(new TestVisitor(core), { kind: 'session', token: session ?? '' })).toBe('unknown-session')
    expect(whyOf(new TestVisitor(core), { kind: 'link', secret: linkOf(1) })).toBe('welcome')
  })
})
