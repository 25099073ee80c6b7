import { describe, expect, test } from 'vitest'
import type { ElectionDraft } from '../protocol/messages.ts'
import {
  aChair,
  aHall,
  anotherChair,
  aPhone,
  aRequest,
  giveLinks,
  type TestVisitor,
} from '../testing/core.ts'
import { mostVotes } from '../testing/papers.ts'
import { LARGEST_PICTURE, pictureType } from './picture.ts'

const aPost: ElectionDraft = {
  ...{ title: 'Chair', text: '', item: null, secrecy: 'secret', marking: 'choose', quorum: null },
  ...{ electorate: { presence: 'present', groups: [] }, durationSeconds: null, joinsLater: false },
  ...{ rule: mostVotes(1), incompatible: [] },
}
const nobody = { name: '', group: '', text: '', proposedBy: '', consents: false }
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('x')])

function anElection() {
  const core = aHall(5)
  giveLinks(core, [1, 2])
  const chair = aChair(core)
  expect(chair.ask('add-election', { draft: aPost })).toMatchObject({ ok: true, election: 1 })
  /** As an upload that came whole. */
  const upload = (bytes: Buffer) =>
    core.tickets.store(core.tickets.admitUpload('a picture', bytes.length), bytes) ?? ''
  return { core, chair, upload }
}

describe('portraits', () => {
  test('[N11] only what begins as one of three kinds of picture, and is small enough', () => {
    const { core, chair, upload } = anElection()
    chair.ask('nominate', { election: 1, member: 1, ...nobody })
    const put = (bytes: Buffer) => chair.ask('set-portrait', { candidate: 1, upload: upload(bytes) })
    expect(put(Buffer.from('<svg onload="alert(1)"/>'))).toMatchObject({ ok: false, why: 'not-a-picture' })
    const large = Buffer.concat([PNG, Buffer.alloc(LARGEST_PICTURE)])
    expect(put(large)).toMatchObject({ ok: false, why: 'picture-too-large' })
    expect(put(PNG)).toMatchObject({ ok: true })
    const portrait = core.state.assembly.elections.get(1)?.candidates.get(1)?.portrait ?? ''
    expect(core.store.portraits.get(portrait)).toEqual({ type: 'image/png', bytes: PNG })
    expect(chair.ask('set-portrait', { candidate: 1, upload: 'none' })).toMatchObject({
      why: 'no-such-upload',
    })
    expect(chair.ask('set-portrait', { candidate: 1, upload: null })).toMatchObject({ ok: true })
    expect(core.state.assembly.elections.get(1)?.candidates.get(1)?.portrait).toBeNull()
  })

  test('[N11] told by their first bytes', () => {
    const webp = Buffer.from('RIFF....WEBPVP8 ')
    expect(
      [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), PNG, webp, Buffer.from('GIF89a'), Buffer.alloc(0)].map(
        pictureType,
      ),
    ).toEqual(['image/jpeg', 'image/png', 'image/webp', null, null])
  })
})

describe('[N12] one’s own picture, from the phone', () => {
  /** Member 1 stands, member 2 looks on. */
  function standing() {
    const { core, chair } = anElection()
    chair.ask('open-nominations', { election: 1 })
    const [own, other] = [aPhone(core, 1), aPhone(core, 2)]
    own.ask('stand-for-election', { election: 1, text: '' })
    const upload = (bytes: Buffer, member: number | null = 1) =>
      core.tickets.store(core.tickets.admitUpload('portrait', bytes.length, member), bytes) ?? ''
    const put = (phone: TestVisitor, id: string | null) =>
      phone.ask('set-own-portrait', { candidate: 1, upload: id })
    const portrait = () => core.state.assembly.elections.get(1)?.candidates.get(1)?.portrait
    return { core, chair, own, other, upload, put, portrait }
  }
  const another = (number: number) => Buffer.concat([PNG, Buffer.from([number])])

  test('is set, replaced and taken away by nobody else, and with nobody else’s upload', () => {
    const { core, own, other, upload, put, portrait } = standing()
    expect(put(own, upload(PNG))).toMatchObject({ ok: true })
    expect(core.store.portraits.get(portrait() ?? '')).toEqual({ type: 'image/png', bytes: PNG })
    expect(put(other, upload(another(1), 2))).toMatchObject({ ok: false, why: 'no-such-candidate' })
    expect(put(own, upload(another(1), 2))).toMatchObject({ ok: false, why: 'no-such-upload' })
    expect(put(own, upload(another(1), null))).toMatchObject({ ok: false, why: 'no-such-upload' })
    expect(put(own, upload(Buffer.from('<svg/>')))).toMatchObject({ ok: false, why: 'not-a-picture' })
    expect(put(own, null)).toMatchObject({ ok: true })
    expect(portrait()).toBeNull()
  })

  test('ten at most, and none once there is a ballot', () => {
    const { chair, own, upload, put, portrait } = standing()
    for (let number = 0; number < 10; number++)
      expect(put(own, upload(another(number)))).toMatchObject({ ok: true })
    expect(put(own, upload(another(10)))).toMatchObject({ ok: false, why: 'too-many-pictures' })
    expect(put(own, null)).toMatchObject({ ok: true })
    expect(put(own, upload(another(1)))).toMatchObject({ ok: false, why: 'too-many-pictures' })
    const later = standing()
    later.put(later.own, later.upload(PNG))
    later.chair.ask('prepare-election-ballot', { election: 1, after: null })
    expect(later.put(later.own, null)).toMatchObject({ ok: false, why: 'nominations-over' })
    expect([portrait(), typeof later.portrait()]).toEqual([null, 'string'])
    expect(chair.ask('set-portrait', { candidate: 1, upload: null })).toMatchObject({ ok: true })
  })
})

test('[N3] a ballot says where its candidates can be read, if one of them has said anything', () => {
  const voteTold = (text: string) => {
    const { core, chair } = anElection()
    for (const member of [1, 2])
      chair.ask('nominate', { election: 1, member, ...nobody, text, consents: true })
    const ballot = chair.ask('prepare-election-ballot', { election: 1, after: null })
    if (!ballot.ok) throw new Error(ballot.why)
    const phone = aPhone(core, 3)
    phone.heard()
    chair.ask('open-vote', { vote: ballot.vote })
    core.settle()
    const told = phone.heard().find((message) => message.type === 'update' && 'vote' in (message.set ?? {}))
    return JSON.stringify(told)
  }
  expect(voteTold('Hello')).toContain('"election":1')
  expect(voteTold('')).not.toContain('"election"')
})

/** A question takes its time. */
async function listOn(phone: TestVisitor): Promise<unknown> {
  const request = aRequest()
  phone.say({ type: 'read-candidates', request, election: 1 })
  for (;;) {
    for (const message of phone.heard())
      if (message.type === 'reply' && message.request === request)
        return 'candidates' in message ? message.candidates : message
    await new Promise((done) => setImmediate(done))
  }
}

describe('who is told', () => {
  test('[N3] open nominations reach every phone, a candidacy its own; who did not consent is shown to nobody', async () => {
    const { core, chair } = anElection()
    const [own, other] = [aPhone(core, 1), aPhone(core, 2)]
    for (const phone of [own, other]) phone.heard()
    chair.ask('open-nominations', { election: 1 })
    const told = (phone: typeof own) => {
      core.hub.tick()
      core.turns.all()
      return phone.heard().flatMap((message) => (message.type === 'update' ? [message.set] : []))
    }
    const nominations = [{ election: 1, title: 'Chair', seats: 1 }]
    expect(told(own)).toEqual([{ nominations }])
    expect(told(other)).toEqual([{ nominations }])
    chair.ask('nominate', { election: 1, member: 1, ...nobody, proposedBy: 'Region North' })
    expect(told(own)).toMatchObject([
      {
        me: {
          candidacies: [
            {
              ...{ election: 1, title: 'Chair', candidate: 1, proposedBy: 'Region North', consent: 'asked' },
              acceptance: null,
            },
          ],
        },
      },
    ])
    expect(told(other)).toEqual([])
    expect(await listOn(other)).toEqual([])
    expect(other.ask('answer-candidacy', { candidate: 1, consent: 'accepted', text: null })).toMatchObject({
      ...{ ok: false, why: 'no-such-candidate' },
    })
    own.ask('answer-candidacy', { candidate: 1, consent: 'accepted', text: 'Hello' })
    expect(await listOn(other)).toMatchObject([{ name: 'Ada No. M-00001', text: 'Hello', elected: null }])
  })

  test('[N6] the next ballot of an election is prepared there, not by the vote', () => {
    const { chair } = anElection()
    chair.ask('nominate', { election: 1, member: 1, ...nobody, consents: true })
    const prepared = chair.ask('prepare-election-ballot', { election: 1, after: null })
    if (!prepared.ok) throw new Error(prepared.why)
    chair.ask('open-vote', { vote: prepared.vote })
    chair.ask('close-vote', { vote: prepared.vote })
    expect(chair.ask('prepare-next-ballot', { vote: prepared.vote })).toMatchObject({
      ...{ ok: false, why: 'ballot-of-election', about: { title: 'Chair' } },
    })
  })

  test('[N2] the second of two consoles is told what the first did', () => {
    const { core, chair } = anElection()
    const kim = anotherChair(core, 'Kim')
    chair.ask('nominate', { election: 1, member: 1, ...nobody, consents: true })
    const both = [chair, kim].map((one) => one.ask('prepare-election-ballot', { election: 1, after: null }))
    expect(both).toMatchObject([
      { ok: true },
      { ok: false, why: 'another-ballot', about: { title: 'Chair' } },
    ])
  })
})

test('[N11] the file alone brings everything back', () => {
  const { core, chair, upload } = anElection()
  chair.ask('nominate', { election: 1, member: 1, ...nobody, text: 'Hello' })
  chair.ask('set-portrait', { candidate: 1, upload: upload(PNG) })
  const before = core.state.assembly.elections
  core.state.reload()
  expect(core.state.assembly.elections).toEqual(before)
})
