import { buffer } from 'node:stream/consumers'
import { hash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { SIMPLE_MAJORITY } from '../protocol/papers.ts'
import type { PaperVotes } from '../protocol/messages.ts'
import type { MinutesDocument } from '../reports/minutes/document.ts'
import { minutesPdf } from '../reports/minutes/pdf.ts'
import { readPdf } from '../reports/fixtures/read-pdf.ts'
import type { Input } from './context.ts'
import { aDraft } from '../testing/builders.ts'
import {
  aHall,
  anotherChair,
  aPhone,
  fetched,
  happen,
  prepared,
  type Core,
  type TestVisitor,
} from '../testing/core.ts'
import { draftMinutes, exportMinutes, exportWorkbook } from './minutes.ts'
import readXlsxFile from 'read-excel-file/node'
import type { ChairCaller, Context } from './context.ts'

const asking = (of: Core): Context<ChairCaller> => ({
  ...of.parts,
  ...{ caller: { role: 'host' }, at: of.clock.now, request: 'request-1' },
})

let core: Core
let chair: TestVisitor

async function draft(language: 'de' | 'en' = 'en') {
  const answer = await draftMinutes(asking(core), { language })
  if (!answer.ok) throw new Error(answer.why)
  const { ticket, ...rest } = answer.output
  return { ...rest, markdown: await fetched(core, ticket) }
}

async function file(input: Input<'export-minutes'>) {
  const answer = await exportMinutes(asking(core), input)
  if (!answer.ok) throw new Error(answer.why)
  return { name: answer.output.name, content: await fetched(core, answer.output.ticket) }
}

/** Of six: so many yes on phones, and two papers. */
function vote(id: number, yes: number): void {
  chair.ask('open-vote', { vote: id })
  for (let member = 1; member <= yes; member += 1)
    aPhone(core, member).ask('cast-ballot', { vote: id, marks: 'm1' })
  chair.ask('close-vote', { vote: id })
}

beforeEach(() => {
  core = aHall(6, { title: 'Budget | 2027' })
  chair = anotherChair(core, 'Ada')
  const draft = { title: 'Opening', minutes: 10, startsAt: null, isInternal: false }
  chair.ask('add-item', { parent: null, after: null, draft })
  chair.ask('begin-item', { item: 1, instead: null })
  chair.ask('add-note', { item: 1, at: null, text: 'The *power* failed.\n# No heading' })
})

describe('notes', () => {
  const was = { item: 1, at: 1_800_000_000_000, text: 'The *power* failed.\n# No heading' }

  test('[W2] are changed only where they still say what was looked at, and the second is told', () => {
    const ben = anotherChair(core, 'Ben')
    expect(ben.ask('change-note', { note: 1, was, to: { ...was, text: 'Power is back.' } })).toMatchObject({
      ok: true,
    })
    expect(chair.ask('change-note', { note: 1, was, to: { ...was, text: 'Other.' } })).toMatchObject({
      ...{ ok: false, why: 'note-changed', about: { by: 'Ben' } },
    })
    expect(chair.ask('remove-note', { note: 1, was })).toMatchObject({ ok: false, why: 'note-changed' })
    expect(core.state.assembly.notes.get(1)).toEqual({ id: 1, ...was, text: 'Power is back.', by: 'Ben' })
  })

  test('[W2] on an item that is not there are refused', () => {
    expect(chair.ask('add-note', { item: 9, at: null, text: 'x' })).toMatchObject({ why: 'no-such-item' })
    expect(chair.ask('change-note', { note: 1, was, to: { ...was, item: 9 } })).toMatchObject({
      why: 'no-such-item',
    })
  })
})

describe('minutes', () => {
  test('[W1] tell every number of a vote, and nothing in them is markup that somebody wrote', async () => {
    vote(1, 4)
    const votes: PaperVotes = {
      kind: 'sums',
      papers: 1,
      options: [{ yes: '0', no: '1', abstain: '0' }],
      sums: { cast: '1', valid: '1', invalid: '0', abstained: '0', none: '0' },
    }
    chair.ask('enter-paper-votes', { vote: 1, votes })
    anotherChair(core, 'Ben').ask('confirm-paper-votes', { vote: 1, votes })
    chair.ask('publish-vote', { vote: 1 })
    const { markdown, faults } = await draft()
    expect(faults).toEqual([])
    const lines = markdown.split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '### Vote 1: Budget \\| 2027',
        '| **Budget \\| 2027** | 4 | 1 | 0 | 5 | over 2.5 | **adopted** |',
        ...['| Votes cast | 4 | 1 | **5** |', '| Yes | 4 | 0 | **4** |', '| No | 0 | 1 | **1** |'],
        'Ada entered the ballot papers, and Ben confirmed them.',
        ...['- On the register: 6 persons', '- Votes cast: 5', '- Not cast: 1', '- Under item: 1 Opening'],
        ...['> The \\*power\\* failed.\\', '> \\# No heading'],
        `- Head of the journal at closing: ${core.state.closingHead(1)}`,
      ]),
    )
  })

  test('[R9] [W1] [W3] tell who was admitted late, by whom and why, and what two persons it took; and add up', async () => {
    happen(core, { type: 'members-checked-out', members: '6' })
    chair.ask('open-vote', { vote: 1 })
    chair.ask('check-in', { members: [6] })
    chair.ask('set-second-person', { act: 'late-admission', isNeeded: true })
    chair.ask('admit-late', { vote: 1, member: 6, reason: 'Stood at the *desk*.' })
    anotherChair(core, 'Ben').ask('approve', { approval: 1 })
    chair.ask('close-vote', { vote: 1 })
    const unpublished = await draft()
    expect(unpublished.markdown).toContain('Admitted late: 1 person')
    chair.ask('publish-vote', { vote: 1 })
    const { markdown, faults } = await draft()
    expect(faults).toEqual([])
    expect(markdown.split('\n')).toEqual(
      expect.arrayContaining([
        '- On the register: 6 persons',
        '- Of them admitted late: 1 person',
        expect.stringMatching(/^> \*Ada with Ben, .*\*\\$/),
        expect.stringMatching(/^> \S+ .* \(M-00006\): Stood at the \\\*desk\\\*\.$/),
        expect.stringMatching(/Late admission to a vote \(Vote 1, .*\) \| Ada \| approved by Ben/),
      ]),
    )
    expect(markdown).toMatch(/Votes of those present or admitted late: 6/)
  })

  test('[W3] are not final while a vote is open, unpublished or waits for papers, and say which', async () => {
    vote(1, 3)
    const { entries, faults } = await draft()
    expect(faults).toEqual([
      { kind: 'vote-not-published', vote: 1, title: 'Budget | 2027', expected: '0', found: '0' },
    ])
    expect(chair.ask('finalise-minutes', { entries })).toMatchObject({
      ...{ ok: false, why: 'does-not-add-up' },
      about: { votes: 1, vote: 1, title: 'Budget | 2027', fault: 'vote-not-published' },
    })
  })

  test('[W4] that are final are kept as they were signed, by a hash in the journal; what comes after makes a new version', async () => {
    vote(1, 3)
    chair.ask('publish-vote', { vote: 1 })
    const first = await draft()
    expect(chair.ask('finalise-minutes', { entries: first.entries })).toMatchObject({ ok: true, version: 1 })
    const [version] = core.state.assembly.minutes
    const signed = await file({ form: 'markdown', language: 'de', version: 1 })
    expect(signed.name).toBe('minutes-1-de.md')
    expect(hash('sha256', signed.content)).toBe(version?.sha256.de)
    expect(signed.content).not.toContain('ENTWURF')
    chair.ask('annul-vote', { vote: 1, reason: 'Somebody voted for two.' })
    expect((await file({ form: 'markdown', language: 'de', version: 1 })).content).toBe(signed.content)
    const second = await draft('de')
    expect(second.markdown).toContain('Somebody voted for two.')
    expect(second.markdown).toContain(String(version?.sha256.de))
    expect(chair.ask('finalise-minutes', { entries: second.entries })).toMatchObject({ version: 2 })
  })

  test('[W4] are not made final over what happened since they were looked at', async () => {
    const { entries } = await draft()
    chair.ask('add-note', { item: null, at: null, text: 'One more.' })
    expect(chair.ask('finalise-minutes', { entries })).toMatchObject({ ok: false, why: 'minutes-outdated' })
  })

  test('[W1] [V7] [V8] say nothing of what was counted before it is published, nor of what was annulled', async () => {
    const second = prepared(chair, aDraft({ title: 'Second' }))
    vote(1, 3)
    vote(second, 2)
    chair.ask('annul-vote', { vote: second, reason: 'A wrong text.' })
    const { markdown } = await draft()
    expect(markdown).toContain('Reason: A wrong text.')
    expect(markdown).not.toMatch(/Votes cast|Yes/)
  })

  test('[W1] are the same on the pages of a PDF', async () => {
    vote(1, 4)
    chair.ask('publish-vote', { vote: 1 })
    await draft()
    const made = core.parts.minutes.newest()?.languages.de.draft.document ?? ''
    const document = JSON.parse(made) as MinutesDocument
    const { text } = readPdf(await buffer(minutesPdf(document, { compress: false })))
    expect(text.flat()).toEqual(
      expect.arrayContaining([
        'ENTWURF – noch nicht abgeschlossen',
        'Abstimmung 1: Budget | 2027',
        'Versammlungsleitung',
      ]),
    )
    const { name, content } = await file({ form: 'pdf', language: 'de', version: null })
    expect([name, content.slice(0, 5)]).toEqual(['minutes-draft-de.pdf', '%PDF-'])
  })
})

const fields = (title: string) => ({
  ...{ number: '', title, submitters: 'Ada', supporters: [], reason: '', item: 1, alternativeTo: null },
})

describe('minutes of the day around the votes', () => {
  test('[W1] tell public motions with their final text, votes and amendments, and none that is not public', async () => {
    chair.ask('add-motion', { fields: fields('Trams'), text: { text: 'We want *trams*.\n\nSoon.' } })
    chair.ask('add-motion', { fields: fields('Hidden'), text: { text: 'Not yet.' } })
    const amends = { motion: 1, version: 1, from: 2, to: 2 }
    chair.ask('add-amendment', { fields: fields('Sooner'), amends, text: { text: 'At once.' } })
    for (const motion of [1, 3])
      chair.ask('set-motion-state', { motion, was: 'submitted', to: 'admitted', despite: false })
    const ballot = {
      kind: 'each',
      secrecy: 'named',
      majority: SIMPLE_MAJORITY,
      durationSeconds: null,
    } as const
    chair.ask('prepare-motion-vote', { motions: [1], ...ballot })
    const { markdown } = await draft()
    expect(between(markdown, '## Motions', '## Proof')).toBe(
      [
        '## Motions\n\n### A1: Trams\n\n- Submitters: Ada\n- Under item: 1 Opening\n- State: admitted',
        '- Voted on in: Vote 2 (prepared)\n\nWe want \\*trams\\*.\n\nSoon.\n',
        '#### Amendments\n',
        '| Number | Title | Submitters | State | Voted on in |',
        '| --- | --- | --- | --- | --- |',
        '| A1-1 | Sooner | Ada | admitted |  |',
      ].join('\n'),
    )
  })

  test('[W1] tell how many proxies counted in each vote', async () => {
    chair.ask('set-proxy-rules', { rules: { most: 3, byPhone: false } })
    chair.ask('check-out', { members: [5, 6] })
    for (const principal of [5, 6]) chair.ask('give-proxy', { principal, holder: 1 })
    vote(1, 2)
    const { markdown } = await draft()
    expect(markdown).toContain('| 1: Budget \\| 2027 | 2 | 1 | 2 |')
  })

  test('[W1] tell each quorum that was found, and that a vote was opened without one', async () => {
    const share = { comparison: 'more-than', numerator: 1, denominator: 2, gate: 'warn' } as const
    chair.ask('set-quorum', { rule: { base: 'entitled', ...share } })
    chair.ask('check-out', { members: [3, 4, 5, 6] })
    chair.ask('find-quorum', {})
    chair.ask('open-vote', { vote: 1, despite: ['quorum'] })
    chair.ask('close-vote', { vote: 1 })
    const { markdown } = await draft()
    expect(markdown).toMatch(/, by check-in \| 2 \| 4 \| 6 entitled \| not reached \|/)
    expect(markdown).toContain('- Opened nevertheless: without a quorum found')
  })

  test('[W1] tell what took two persons, and who they were', async () => {
    const ben = anotherChair(core, 'Ben')
    chair.ask('set-second-person', { act: 'annul-vote', isNeeded: true })
    vote(1, 2)
    chair.ask('annul-vote', { vote: 1, reason: 'A wrong text.' })
    ben.ask('approve', { approval: 1 })
    const { markdown } = await draft()
    expect(markdown).toMatch(/\| Annul a vote \(Vote 1\) \| Ada \| approved by Ben \|/)
    chair.ask('set-second-person', { act: 'annul-vote', isNeeded: false })
    ben.ask('refuse-approval', { approval: 2 })
    const { markdown: then } = await draft()
    expect(then).toMatch(/\| No second person any more for: Annul a vote \| Ada \| refused by Ben \|/)
  })
})

const between = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(from), text.indexOf(to)).trimEnd()

test('everything leaves as one Excel file, a sheet a table, in which no text is a formula', async () => {
  chair.ask('add-note', { item: null, at: null, text: '=HYPERLINK("http://evil.test")\u0001' })
  const answer = await exportWorkbook(asking(core), { language: 'en' })
  if (!answer.ok) throw new Error(answer.why)
  expect(answer.output.name).toBe('convention-en.xlsx')
  const content = await core.tickets.download(answer.output.ticket)?.open()
  if (!(content instanceof Buffer)) throw new Error('no file')
  const sheets = await readXlsxFile(content)
  expect(sheets.map(({ sheet, data }) => [sheet, data.length - 1])).toEqual([
    ...[
      ['Members', 6],
      ['Attendance', 6],
      ['Mandate check', 4],
      ['Agenda', 1],
    ],
    ...[
      ['Motions', 0],
      ['Amendments', 0],
      ['Elections', 0],
      ['Candidates', 0],
    ],
    ...[
      ['Votes', 1],
      ['Late admissions', 0],
      ['Quorum', 0],
      ['Trial votes', 0],
      ['Proxies', 0],
      ['Speeches', 0],
      ['Speaking times', 0],
      ['Notes', 2],
    ],
    ['Journal', core.store.journal.head().entries],
  ])
  const notes = sheets.find(({ sheet }) => sheet === 'Notes')
  expect(notes?.data.at(-1)?.at(-1)).toBe('=HYPERLINK("http://evil.test")')
})
