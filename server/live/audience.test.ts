import { describe, expect, test } from 'vitest'
import type { Secrecy } from '../protocol/messages.ts'
import { motionMarks, type Choice } from '../protocol/papers.ts'
import { aDraft, aMember, imported } from '../testing/builders.ts'
import { aChair, aPhone, createCore, giveLinks, happen, TestVisitor, type Core } from '../testing/core.ts'

const NAMES = ['Ada', 'Bertha', 'Celia', 'Dorothea', 'Emmy', 'Frieda']

const people = NAMES.map((name, index) => ({
  ...aMember(`NUMBER-${name}`, {
    firstName: `First${name}`,
    lastName: `Last${name}`,
    email: `${name.toLowerCase()}@example.org`,
    region: `Region${name}`,
    group: index === 5 ? 'guest' : 'delegate',
    weight: index === 1 ? '2' : '1',
    entitled: index !== 5,
  }),
}))

/** Everything that everybody hears of one vote; the choices are all that can differ between two of these. */
function watchVote(secrecy: Secrecy, choices: readonly Choice[]) {
  const core = createCore()
  happen(core, imported(people), { type: 'members-checked-in', members: '1-5' })
  giveLinks(core, [1, 2, 3, 4, 5, 6])
  const chair = aChair(core)
  const invited = chair.ask('invite', { role: 'projector', name: 'Hall' })
  const projector = new TestVisitor(core)
  projector.signIn({ kind: 'invitation', key: invited.ok ? invited.key : '' })
  const phones = [1, 2, 3, 4, 5, 6].map((member) => aPhone(core, member))
  const everybody: Record<string, TestVisitor> = { chair, projector }
  phones.forEach((phone, index) => (everybody[NAMES[index] ?? ''] = phone))
  const heard = () =>
    Object.fromEntries(
      Object.entries(everybody).map(([who, { outlet }]) => [who, outlet.record.map(withoutLot)]),
    )

  let requests = 0
  const say = (visitor: TestVisitor, message: object) => {
    core.clock.advance(1_000)
    visitor.say({ request: `request-${++requests}`, ...message })
    core.settle()
  }
  say(chair, { type: 'prepare-vote', ...aDraft({ secrecy }) })
  say(chair, { type: 'open-vote', vote: 1 })
  choices.forEach((choice, index) => {
    say(phones[index] ?? chair, { type: 'cast-ballot', vote: 1, marks: motionMarks[choice] })
    // And once more, for the refusal.
    say(phones[index] ?? chair, { type: 'cast-ballot', vote: 1, marks: 'm2' })
  })
  say(chair, { type: 'status' })
  say(chair, { type: 'read-journal', before: null, limit: 50 })
  say(chair, { type: 'show-member', member: 1 })
  say(chair, { type: 'export', what: 'ballots', vote: 1 })
  for (const visitor of [chair, projector, ...phones]) say(visitor, { type: 'resync' })
  const whileOpen = heard()
  say(chair, { type: 'close-vote', vote: 1 })
  for (const visitor of [projector, ...phones]) say(visitor, { type: 'resync' })
  return { core, chair, projector, phones, say, heard, whileOpen, whenClosed: heard() }
}

/** Without what is drawn by lot, at its length: receipts, tokens, tickets; and the numbers of sign-ins. */
const withoutLot = (frame: string) =>
  frame
    .replace(/request-\d{6}/, 'request-nnnnnn')
    .replace(/[2-9A-Z]{5}-[2-9A-Z]{5}/g, 'RECEI-PTPTP')
    .replace(/"(session|key|ticket|pdf|csv)":"[\w-]{22}"/g, '"$1":"xxxxxxxxxxxxxxxxxxxxxx"')

const ALL_YES = ['yes', 'yes', 'yes', 'yes'] as const
const MIXED = ['no', 'abstain', 'yes', 'no'] as const

describe.each(['secret', 'named'] as const)('[V7] a %s vote, cast one way or another', (secrecy) => {
  const one = watchVote.bind(null, secrecy, ALL_YES)
  const other = watchVote.bind(null, secrecy, MIXED)

  test('is the same to everybody while it is open: every frame, to the byte, but for what is drawn by lot', async () => {
    const [yes, mixed] = [one(), other()]
    await new Promise((done) => setImmediate(done))
    expect(mixed.whileOpen).toEqual(yes.whileOpen)
    expect(Object.values(yes.whileOpen).map((frames) => frames.length)).not.toContain(0)
  })

  test('is the same to phones and projector when it is closed, but for the hash; and the chair has the result', () => {
    const [yes, mixed] = [one(), other()]
    const { chair: chairYes, ...othersYes } = yes.whenClosed
    const { chair: chairMixed, ...othersMixed } = mixed.whenClosed
    // The head commits the chair to the result: a hash over a seal of random keys, of which nothing can be guessed.
    const withoutHead = (frames: unknown) =>
      JSON.stringify(frames).replaceAll(/(\\"head\\":\\")[0-9a-f]{64}/g, '$1')
    expect(withoutHead(othersMixed)).toEqual(withoutHead(othersYes))
    expect(withoutHead(othersYes)).not.toEqual(JSON.stringify(othersYes))
    expect(chairMixed).not.toEqual(chairYes)
    expect(JSON.stringify(othersYes)).not.toContain('result')
    expect(JSON.stringify(chairYes)).toContain('verdict')
  })

  test('is everybody’s when it is published; [V8] and nobody’s any more when it is annulled', () => {
    const { chair, projector, phones, say } = one()
    say(chair, { type: 'publish-vote', vote: 1 })
    const last = (visitor: TestVisitor) => visitor.outlet.record.at(-1) ?? ''
    for (const visitor of [projector, ...phones]) expect(last(visitor)).toMatch(/"verdicts?":\[?"adopted"/)
    say(chair, { type: 'annul-vote', vote: 1, reason: 'a mistake' })
    for (const visitor of [chair, projector, ...phones]) {
      say(visitor, { type: 'resync' })
      const whole = visitor.outlet.record.findLast((frame) => frame.includes('"from":0')) ?? ''
      expect(whole).toContain('"reason":"a mistake"')
      expect(whole).not.toContain('verdict')
    }
  })
})

describe('[I4] who is named to whom', () => {
  const personal = ({ number, firstName, lastName, email, region }: (typeof people)[number]) => [
    number,
    firstName,
    lastName,
    email,
    region,
  ]

  function afterTheVote() {
    const watched = watchVote('named', MIXED)
    const { chair, phones, say } = watched
    say(chair, { type: 'publish-vote', vote: 1 })
    say(chair, { type: 'check-in', members: 'all' })
    say(chair, { type: 'revoke-access', member: 4 })
    say(phones[0] ?? chair, { type: 'sign-out' })
    return watched
  }

  test('a phone hears of nobody but its own member, and not even that one’s e-mail', () => {
    const { phones } = afterTheVote()
    phones.forEach(({ outlet }, index) => {
      const heard = outlet.record.join('')
      people.forEach((person, other) => {
        for (const text of personal(person)) if (other !== index) expect(heard).not.toContain(text)
      })
      const { firstName, lastName, number, email, region } = people[index] ?? aMember('')
      for (const own of [firstName, lastName, number]) expect(heard).toContain(own)
      expect(heard).not.toContain(email)
      expect(heard).not.toContain(region)
    })
  })

  test('a projector hears of nobody, but who voted what in a named vote when that is published', () => {
    const { projector, whenClosed } = afterTheVote()
    const before = JSON.stringify(whenClosed['projector'])
    for (const text of people.flatMap(personal)) expect(before).not.toContain(text)
    const heard = projector.outlet.record.join('')
    people.forEach((person, index) => {
      const name = `${person.firstName} ${person.lastName}`
      if (index < MIXED.length) expect(heard).toContain(name)
      else expect(heard).not.toContain(name)
      for (const text of [person.number, person.email, person.region]) expect(heard).not.toContain(text)
    })
    const secret = watchVote('secret', MIXED)
    secret.say(secret.chair, { type: 'publish-vote', vote: 1 })
    const ofSecret = secret.projector.outlet.record.join('')
    for (const text of people.flatMap(personal)) expect(ofSecret).not.toContain(text)
  })

  test('a console has everybody’s row without an e-mail, which is asked for one by one', async () => {
    const { chair } = afterTheVote()
    await new Promise((done) => setImmediate(done))
    const heard = chair.outlet.record
    const unasked = heard.filter((frame) => !frame.startsWith('{"type":"reply"')).join('')
    for (const { number, firstName, email } of people) {
      expect(unasked).toContain(number)
      expect(unasked).toContain(firstName)
      expect(unasked).not.toContain(email)
    }
    expect(heard.join('')).toContain('ada@example.org')
  })

  test('nobody hears another’s receipt or how anybody voted, in a named vote either', () => {
    const { core, chair, projector, phones } = afterTheVote()
    const receipts = [...core.store.ballotBox.turnout(1)]
    expect(receipts).toHaveLength(4)
    for (const [voter, { receipt }] of receipts) {
      phones.forEach(({ outlet }, index) => {
        expect(outlet.record.join('').includes(receipt)).toBe(index + 1 === voter)
      })
      for (const { outlet } of [chair, projector]) expect(outlet.record.join('')).not.toContain(receipt)
    }
    for (const { outlet } of [chair, projector, ...phones])
      expect(outlet.record.join('')).not.toContain('"choice"')
  })
})

test('a change touches nothing that nobody may see of it: secrets of access are in no frame', () => {
  const core: Core = createCore()
  happen(core, imported(people))
  const chair = aChair(core)
  const reply = chair.ask('issue-access', { members: 'all' })
  core.settle()
  const frames = chair.outlet.record.join('')
  for (const { linkHash, codeHash } of core.state.access.values())
    for (const hash of [linkHash, codeHash])
      for (const text of [hash, Buffer.from(hash, 'hex').toString('base64')])
        expect(frames).not.toContain(text)
  expect(reply).toMatchObject({ ok: true, issued: 6 })
})
