/** Votes and elections: every number that the law asks for, of each that was opened and stands. An unpublished result is not told [V7]. */
import type { Vote } from '../../../domain/assembly.ts'
import { unreachable } from '../../../domain/decision.ts'
import { heading, paragraph, type Fact, type Piece } from '../../pieces.ts'
import { admittedPieces } from '../../sheet-admitted.ts'
import { countPieces } from '../../sheet-count.ts'
import { figureFacts, optionPieces, partsPieces } from '../../sheet-figures.ts'
import { headline, type CountedVote } from '../../result-sheet.ts'
import { sheetWords } from '../../sheet-words.ts'
import { NO_COURSE } from '../chronicle.ts'
import type { Section } from '../document.ts'
import { namedRow, type Telling } from './telling.ts'

export function votesSection(telling: Telling): Section | null {
  const held = [...telling.assembly.votes.values()].filter(
    ({ state }) => state !== 'prepared' && state !== 'annulled',
  )
  if (held.length === 0) return null
  return {
    section: 'votes',
    parts: held.length,
    pieces: [heading(1, telling.words.votes), ...held.flatMap((vote) => votePieces(telling, vote))],
  }
}

function votePieces(telling: Telling, vote: Vote): Piece[] {
  const { language, words } = telling
  const { draft, id } = vote
  const top: Piece[] = [
    heading(2, `${sheetWords[language].vote(id)}: ${draft.title}`),
    ...(draft.text === '' ? [] : [paragraph(draft.text)]),
    ...(draft.follows === null ? [] : [paragraph(words.follows(draft.follows))]),
  ]
  switch (vote.state) {
    case 'open':
      return [...top, paragraph(words.open), ...admittedPieces(vote.admitted, telling)]
    case 'paper':
      return [
        ...top,
        paragraph(words.onPaper),
        { kind: 'facts', facts: courseFacts(telling, id) },
        ...admittedPieces(vote.admitted, telling),
      ]
    case 'closed':
      return [
        ...top,
        paragraph(words.unpublished),
        { kind: 'facts', facts: courseFacts(telling, id) },
        ...admittedPieces(vote.admitted, telling),
      ]
    case 'published':
      return [...top, ...publishedPieces(telling, vote)]
    case 'prepared':
    case 'annulled':
      return []
    default:
      return unreachable(vote)
  }
}

function publishedPieces(telling: Telling, vote: Extract<Vote, { state: 'published' }>): Piece[] {
  const { language, timeZone, words, ruleOf } = telling
  const counted = countedVote(vote)
  return [
    { kind: 'paragraph', text: headline(counted, language).text, isBold: true },
    paragraph(ruleOf(vote.draft)),
    ...optionPieces(counted, language),
    ...partsPieces(counted, language),
    ...countPieces(counted, language),
    ...[...vote.castingVotes].map(([option, adopted]) =>
      paragraph(words.castingVote(vote.draft.paper.options[option]?.name ?? '', adopted)),
    ),
    {
      kind: 'facts',
      facts: [...figureFacts({ vote: counted, language, timeZone }), ...courseFacts(telling, vote.id)],
    },
    ...admittedPieces(vote.admitted, telling),
  ]
}

/** As the consoles are told of it. */
function countedVote(vote: Extract<Vote, { state: 'published' }>): CountedVote {
  const { id, draft, lot, register, admitted, openedAt, closedAt, publishedAt, shown, result, paperVotes } =
    vote
  const { seed, order } = lot.drawn ?? { seed: null, order: null }
  const { movedToPaper } = vote
  return {
    ...{ id, ...draft, openedAt, closedAt, publishedAt, shown, result, paperVotes },
    ...{ state: 'published', present: register.present, entitled: register.entitled, admitted },
    lot: lot.given.length === 0 ? null : { givenBy: lot.given.map(({ by }) => by), seed, order },
    ...(movedToPaper !== undefined && { movedToPaper }),
  }
}

function courseFacts({ votes, row, words, number }: Telling, id: number): Fact[] {
  const course = votes.get(id) ?? NO_COURSE
  const { present, entitled } = course.attendance
  const by = (name: string) => (name === '' ? words.byClock : name)
  const facts: Fact[] = [
    [words.personsPresent, words.ofEntitled(number(present), number(entitled))],
    [words.item, namedRow(row(course.item))],
    [words.openedBy, by(course.openedBy)],
    [words.despite, course.despite.map((doubt) => words.doubts[doubt]).join(', ')],
    [words.movedToPaperBy, course.movedToPaperBy],
    [words.closedBy, course.closedAt === null ? '' : by(course.closedBy)],
    [words.publishedBy, course.wasPublished ? by(course.publishedBy) : ''],
    [words.extended, course.extensions === 0 ? '' : words.times(course.extensions)],
    [words.seal, course.seal],
    [words.head, course.head],
  ]
  return facts.filter(([, value]) => value !== '')
}
