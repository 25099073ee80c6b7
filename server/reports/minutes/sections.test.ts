import { beforeEach, describe, expect, test } from 'vitest'
import { ruleSentence } from '../../client/rule-words.ts'
import type { Language, MinutesSection } from '../../protocol/messages.ts'
import { firstPointKinds } from '../../protocol/point-kinds.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../../protocol/papers.ts'
import { aDraft } from '../../testing/builders.ts'
import { aHall, anotherChair, aPhone, type Core, type TestVisitor } from '../../testing/core.ts'
import { chronicleOf } from './chronicle.ts'
import { minutesMarkdown } from './markdown.ts'
import { minutesOf } from './minutes.ts'

let core: Core
let chair: TestVisitor

const anElection = (rule: 'irv' | 'most-votes', names: readonly string[]) => ({
  ...{ title: 'Board' },
  paper: {
    ...motionPaper(SIMPLE_MAJORITY),
    ...({ subject: 'candidates', empty: 'abstention' } as const),
    options: names.map((name) => ({ name, items: [], group: '' })),
    ...(rule === 'irv'
      ? ({
          form: { kind: 'rank', least: 1, equal: false, abstain: true },
          rule: { kind: 'irv', seats: 1 },
        } as const)
      : ({
          form: { kind: 'choose', least: 0, most: 1, none: false, abstain: true },
          rule: { kind: 'most-votes', seats: 1, majority: null, reserved: null, dropOut: null, next: null },
        } as const)),
  },
})

beforeEach(() => {
  core = aHall(6, { title: 'Budget' })
  chair = anotherChair(core, 'Ada')
})

function hold(vote: number, ballots: readonly string[]): void {
  chair.ask('open-vote', { vote })
  for (const [index, marks] of ballots.entries()) aPhone(core, index + 1).ask('cast-ballot', { vote, marks })
  chair.ask('close-vote', { vote })
}

/** A section as Markdown, as if nothing else had happened. */
function told(section: MinutesSection, language: Language): readonly string[] {
  const { document } = minutesOf(chronicleOf(core.store.journal.page(null, 1000).toReversed()), {
    ...{ language, timeZone: 'UTC', isFinal: true },
    ruleOf: (draft) => ruleSentence(draft, language),
  })
  const sections = document.sections.filter((one) => one.section === section)
  return minutesMarkdown({ ...document, sections })
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
}

/** Of the one vote that was held: what stands before its numbers. */
function counted(language: Language): readonly string[] {
  const lines = told('votes', language)
  return lines.slice(
    2,
    lines.findIndex((line) => line.startsWith('- ')),
  )
}

describe('[W1] the minutes tell', () => {
  test('[N10] of elections who stood, each ballot, who accepted, and which seats nobody has; nobody is elected before it is published', () => {
    const majority = { base: 'valid', comparison: 'more-than', numerator: 1, denominator: 2 } as const
    chair.ask('add-election', {
      draft: {
        ...{ title: 'Chair', text: '', item: null, secrecy: 'secret', marking: 'choose', quorum: null },
        ...{ electorate: { presence: 'present', groups: [] }, durationSeconds: null, joinsLater: false },
        rule: {
          kind: 'most-votes',
          seats: 1,
          majority,
          reserved: null,
          dropOut: null,
          next: 'second-ballot',
        },
        incompatible: [],
      },
    })
    const who = { election: 1, member: null, group: '', text: '', proposedBy: '' }
    chair.ask('nominate', { ...who, name: 'Ada Berg', consents: true })
    chair.ask('nominate', { ...who, name: 'Ben Cohn', consents: true })
    chair.ask('nominate', { ...who, name: 'Cem Dogan', consents: false })
    chair.ask('record-consent', { candidate: 3, consent: 'declined' })
    chair.ask('prepare-election-ballot', { election: 1, after: null })
    hold(2, ['m10', 'm10', 'm01', 'm01'])
    chair.ask('publish-vote', { vote: 2 })
    chair.ask('prepare-election-ballot', { election: 1, after: 2 })
    hold(3, ['m10', 'm10', 'm10', 'm01'])
    expect(told('elections', 'en')).toEqual([
      ...['## Elections', '### Chair', 'Seats: 1; still open: 1'],
      'Candidates: Ada Berg (stands), Ben Cohn (stands), Cem Dogan (declined)',
      ...['Vote 2: Chair (published)', 'Vote 3: Chair (2) (closed)'],
    ])
    chair.ask('publish-vote', { vote: 3 })
    chair.ask('ask-acceptance', { election: 1 })
    chair.ask('record-acceptance', { candidate: 1, accepts: true })
    expect([told('elections', 'de'), told('elections', 'en')]).toEqual([
      [
        ...['## Wahlen', '### Chair', 'Plätze: 1'],
        'Kandidaturen: Ada Berg (steht), Ben Cohn (steht), Cem Dogan (abgelehnt)',
        ...['Abstimmung 2: Chair (veröffentlicht)', 'Abstimmung 3: Chair (2) (veröffentlicht)'],
        'Gewählt in Abstimmung 3: Ada Berg; hat die Wahl angenommen.',
      ],
      [
        ...['## Elections', '### Chair', 'Seats: 1'],
        'Candidates: Ada Berg (stands), Ben Cohn (stands), Cem Dogan (declined)',
        ...['Vote 2: Chair (published)', 'Vote 3: Chair (2) (published)'],
        'Elected in vote 3: Ada Berg; has accepted.',
      ],
    ])
  })

  test('of the debate each point of order with what was decided, and how long everybody spoke', () => {
    const rules = { seconds: 60, alternation: null, firstTimeFirst: false, proContra: false }
    chair.ask('open-debate', { item: null, rules, instead: null })
    chair.ask('add-speaker', { debate: 1, who: { guest: 'Mayor' }, side: null, quoted: null })
    chair.ask('add-speaker', { debate: 1, who: { member: 2 }, side: null, quoted: null })
    chair.ask('call-speaker', { debate: 1, speaker: 1, turn: 0, outOfTurn: false })
    core.clock.now += 30_000
    const [kind] = firstPointKinds('en')
    if (kind === undefined) throw new Error('no kind')
    chair.ask('add-point', { debate: 1, who: { member: 3 }, kind, text: 'It is late.' })
    chair.ask('end-speech', { debate: 1, turn: 1 })
    chair.ask('add-point', { debate: 1, who: { guest: 'Press' }, kind, text: '' })
    chair.ask('call-point', { point: 1, turn: 1 })
    chair.ask('decide-point', { point: 1, outcome: 'no-objection', seconds: null })
    expect([told('debate', 'de'), told('debate', 'en')]).toEqual([
      [
        ...['## Debatte', '#### Geschäftsordnungsanträge', '| Gestellt | Durch | Antrag | Ausgang |'],
        '| --- | --- | --- | --- |',
        '| 15. Januar 2027, 08:00:30 | Ada No. M-00003 | End of the debate: It is late. | ohne Gegenrede angenommen |',
        '| 15. Januar 2027, 08:00:30 | Press | End of the debate | nicht entschieden |',
        ...[
          '#### Redezeiten',
          '| Name | Beiträge | Sekunden |',
          '| --- | ---: | ---: |',
          '| Mayor | 1 | 30 |',
        ],
      ],
      [
        ...['## Debate', '#### Points of order', '| Moved | By | Point | Outcome |'],
        '| --- | --- | --- | --- |',
        '| 15 January 2027, 08:00:30 | Ada No. M-00003 | End of the debate: It is late. | adopted without objection |',
        '| 15 January 2027, 08:00:30 | Press | End of the debate | not decided |',
        ...[
          '#### Speaking times',
          '| Name | Speeches | Seconds |',
          '| --- | ---: | ---: |',
          '| Mayor | 1 | 30 |',
        ],
      ],
    ])
  })

  test('[L1] of a lot between whom, the words of both persons and on whom it fell; none of it before the result is published', () => {
    chair.ask('prepare-vote', { ...aDraft(anElection('most-votes', ['Ada', 'Ben'])) })
    hold(2, ['m10', 'm01'])
    chair.ask('draw-lot', { vote: 2, words: 'sun' })
    anotherChair(core, 'Ben').ask('draw-lot', { vote: 2, words: 'rain' })
    expect(told('votes', 'en').join()).not.toMatch(/The lot|sun|rain|Ben/)
    chair.ask('publish-vote', { vote: 2 })
    expect([counted('de'), counted('en')]).toEqual([
      [
        ...[
          '**Gewählt: Ada**',
          'Gewählt ist, wer die meisten Stimmen hat. Bei Gleichstand entscheidet das Los.',
        ],
        ...['| Kandidatur | Stimmen | Ergebnis |', '| --- | ---: | --- |'],
        ...['| **Ada** | 1 | **gewählt (1.)** |', '| Ben | 1 | nicht gewählt |'],
        ...[
          '#### Gleichstände und Los',
          'Gleichstand, wer den Platz bekommt: Ada, Ben. Das Los fiel auf Ada.',
        ],
        'Das Los ist gezogen aus den Worten „sun / rain“. Die Worte gaben Ada, Ben. Vorn steht, wessen Prüfsumme (SHA-256 von Worten, Zeilenumbruch und Name) die kleinste ist: Ada, Ben.',
      ],
      [
        ...['**Elected: Ada**', 'The candidate with the most votes is elected. A tie is decided by lot.'],
        ...['| Candidate | Votes | Outcome |', '| --- | ---: | --- |'],
        ...['| **Ada** | 1 | **elected (1)** |', '| Ben | 1 | not elected |'],
        ...['#### Ties and lots', 'Tied for the seat: Ada, Ben. The lot fell on Ada.'],
        'The lot is drawn from the words “sun / rain”. The words are of Ada, Ben. In front stands whose hash (SHA-256 of words, line feed and name) is smallest: Ada, Ben.',
      ],
    ])
  })

  test.each(['added', 'annulled'] as const)(
    '[T6] [T7] of a vote moved to paper that it was: %s',
    (electronic) => {
      chair.ask('open-vote', { vote: 1 })
      for (const member of [1, 2]) aPhone(core, member).ask('cast-ballot', { vote: 1, marks: 'm1' })
      chair.ask('move-to-paper', { vote: 1, electronic })
      expect([told('votes', 'de').join(), told('votes', 'en').join()]).toEqual([
        expect.stringMatching(/geht auf Papier weiter.*Auf Papier fortgesetzt durch: Ada/),
        expect.not.stringMatching(/Adopted|Yes \|/),
      ])
      const teller = anotherChair(core, 'Teller')
      const papers = electronic === 'added' ? 3 : 5
      const votes = {
        ...({ kind: 'sums', papers } as const),
        sums: { cast: String(papers), valid: String(papers), invalid: '0', abstained: '0', none: '0' },
        options: [{ yes: '1', no: String(papers - 1), abstain: '0' }],
      }
      teller.ask('enter-paper-votes', { vote: 1, votes })
      chair.ask('confirm-paper-votes', { vote: 1, votes })
      chair.ask('publish-vote', { vote: 1 })
      const said = {
        added: [
          'Die laufende Abstimmung wurde auf Papier fortgesetzt. Die bis dahin elektronisch abgegebenen Stimmzettel (2) zählen mit denen auf Papier zusammen.',
          ...['#### Elektronisch und auf Papier', '|  | Elektronisch | Papier | Zusammen |'],
        ],
        annulled: [
          'Die laufende Abstimmung wurde auf Papier fortgesetzt. Die bis dahin elektronisch abgegebenen Stimmzettel (2) wurden für ungültig erklärt und sind nicht ausgezählt; alle konnten auf Papier abstimmen.',
        ],
      }
      expect(told('votes', 'de').filter((line) => line.includes('Papier'))).toEqual([
        ...said[electronic],
        'Die Stimmzettel auf Papier hat Teller eingetragen und Ada bestätigt.',
        `- Stimmzettel auf Papier: ${String(papers)}`,
        ...['- Auf Papier fortgesetzt: 15. Januar 2027, 08:00:00', '- Auf Papier fortgesetzt durch: Ada'],
      ])
      expect(told('votes', 'en')).toContain('- Moved to paper by: Ada')
      expect(told('votes', 'en').join()).toContain(
        electronic === 'added' ? '| **Budget** | 3 | 2 |' : '| Budget | 1 | 4 |',
      )
    },
  )

  test('[C12] of a ranking each stage of the count', () => {
    chair.ask('prepare-vote', { ...aDraft(anElection('irv', ['Ada', 'Ben', 'Cem'])) })
    hold(2, ['m120', 'm120', 'm010', 'm010', 'm021'])
    chair.ask('publish-vote', { vote: 2 })
    const [, , ...lines] = counted('en')
    expect(lines).toEqual([
      ...['| Candidate | First ranks | Outcome |', '| --- | ---: | --- |', '| Ada | 2 | not elected |'],
      ...['| **Ben** | 2 | **elected (1)** |', '| Cem | 1 | not elected |', 'Votes counted: 5'],
      ...[
        '#### The count in stages',
        '| Candidate | 1. Counted | 2. Excluded: Cem |',
        '| --- | ---: | ---: |',
      ],
      ...['| Ada | 2 | 2 |', '| Ben | 2 | **3** |', '| Cem | 1 | – |', '| Not transferable | – | – |'],
      'Bold: elected in this stage.',
    ])
    expect(counted('de')).toContain('| Kandidatur | 1. Ausgezählt | 2. Scheidet aus: Cem |')
  })

  test('[Q2] [Q4] of each trial how many answered and why the others did not, and of each count what it found', () => {
    const rule = {
      base: 'entitled',
      comparison: 'more-than',
      numerator: 1,
      denominator: 2,
      gate: 'warn',
    } as const
    chair.ask('set-quorum', { rule })
    chair.ask('begin-call', { purpose: 'trial', seconds: null })
    aPhone(core, 1).ask('answer-call', { call: 1 })
    aPhone(core, 2)
    chair.ask('end-call', { call: 1 })
    chair.ask('begin-call', { purpose: 'count', seconds: 60 })
    aPhone(core, 1).ask('answer-call', { call: 2 })
    chair.ask('end-call', { call: 2 })
    expect([told('quorum', 'de'), told('quorum', 'en')]).toEqual([
      [
        ...['## Beschlussfähigkeit', '#### Festgestellt'],
        '| Zeit | Anwesend | Nötig | Grundlage | Feststellung |',
        '| --- | ---: | ---: | ---: | ---: |',
        '| 15. Januar 2027, 08:00:00, durch Zählung | 1 | 4 | 6 Stimmberechtigte | nicht erreicht |',
        '#### Probeabstimmungen',
        '| Begonnen | Geantwortet | Von | Nicht anwesend | Ohne Verbindung | Ohne Antwort |',
        '| --- | ---: | ---: | ---: | ---: | ---: |',
        '| 15. Januar 2027, 08:00:00 | 1 | 6 | 0 | 4 | 1 |',
      ],
      [
        ...['## Quorum', '#### Found', '| Time | Present | Needed | Base | Finding |'],
        '| --- | ---: | ---: | ---: | ---: |',
        '| 15 January 2027, 08:00:00, by a count | 1 | 4 | 6 entitled | not reached |',
        '#### Trial votes',
        '| Begun | Answered | Of | Not present | Not connected | No answer |',
        '| --- | ---: | ---: | ---: | ---: | ---: |',
        '| 15 January 2027, 08:00:00 | 1 | 6 | 0 | 4 | 1 |',
      ],
    ])
  })
})
