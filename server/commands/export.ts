/** The register, the votes, the journal, and what was cast in a published vote, as files. Made when fetched, from what then is. */
import { randomInt } from 'node:crypto'
import { formSentence, ruleSentence } from '../client/rule-words.ts'
import type { Vote } from '../domain/assembly.ts'
import { unreachable } from '../domain/decision.ts'
import { orderShown } from '../domain/order.ts'
import type { TableKind, VoteId } from '../protocol/messages.ts'
import { checkMandates } from '../domain/mandate-check.ts'
import { consoleVote, seesContacts } from '../live/audience.ts'
import { namedBallotsCsv, receiptsText, secretBallotsCsv, type HandCounted } from '../reports/ballots.ts'
import { electionBlt } from '../reports/election-blt.ts'
import { csvOf, type Table } from '../reports/csv.ts'
import { motionsMarkdown } from '../reports/motions-export.ts'
import { mandateCheckPdf } from '../reports/mandate-sheet.ts'
import { paperListTable } from '../reports/paper-list.ts'
import { ballotPapersPdf } from '../reports/ballot-papers.ts'
import { resultSheetPdf } from '../reports/result-sheet.ts'
import { accountOf, type Answer, type ChairCaller, type Context, type Input } from './context.ts'
import { countedBox } from './counted-box.ts'
import { journalEntry } from './look.ts'
import { tables } from './tables.ts'
import type { Download } from './tickets.ts'

type Chair = Context<ChairCaller>
type Host = Pick<Context, 'state' | 'store'>
type OfVote = Exclude<Extract<Input<'export'>, { vote: number }>, { what: 'ballot-papers' | 'paper-list' }>

/** Entries read at a time: a journal is longer than what should be in memory at once. */
const JOURNAL_PAGE = 1000
/** Wide enough that two ballots hardly ever get the same place. */
const PLACES = 2 ** 47

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  blt: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

export function exportFile(context: Chair, input: Input<'export'>): Answer<'export'> {
  switch (input.what) {
    case 'mandate-check-sheet':
      return mandateCheckSheet(context)
    case 'motions-text':
      return offer(context, 'motions', 'md', ({ language }) =>
        motionsMarkdown(context.state.assembly, language),
      )
    case 'ballots':
    case 'election':
    case 'receipts':
    case 'result-sheet':
      return exportOfVote(context, input)
    case 'ballot-papers':
      return ballotPapers(context, input.vote)
    case 'paper-list':
      return paperList(context, input.vote)
    default:
      return exportTable(context, input.what)
  }
}

function exportTable(context: Chair, what: TableKind): Answer<'export'> {
  const { assembly, history } = context.state
  const hasContacts = seesContacts(assembly, accountOf(context.caller))
  const journal = () => wholeJournal(context)
  return offerTable(context, what, (options) =>
    tables[what]({ assembly, history, journal, hasContacts, options }),
  )
}

const mandateCheckSheet = (context: Chair): Answer<'export'> =>
  offer(context, 'mandate-check', 'pdf', (options) =>
    mandateCheckPdf({
      ...options,
      check: checkMandates(context.state.assembly),
      convention: context.state.assembly.convention,
      journal: context.store.journal.head(),
      madeAt: context.at,
    }),
  )

/** [T5] Of any vote, before it is opened too: they say nothing of what was cast. */
function ballotPapers(context: Chair, id: VoteId): Answer<'export'> {
  const { assembly } = context.state
  const vote = assembly.votes.get(id)
  if (vote === undefined) return { ok: false, why: 'no-such-vote' }
  const { paper, title, secrecy } = vote.draft
  if (!('shown' in vote) && paper.order === 'drawn') return { ok: false, why: 'order-not-drawn' }
  return offer(context, `ballot-paper-${id}`, 'pdf', ({ language }) => {
    const shown =
      'shown' in vote ? vote.shown : orderShown(paper, language, { seed: '', sha256: () => '' }).shown
    const { name } = assembly.convention
    const how = formSentence(paper, language)
    return ballotPapersPdf({ convention: name, vote: { id, title, secrecy, paper, shown }, how, language })
  })
}

/** [T8] */
function paperList(context: Chair, id: VoteId): Answer<'export'> {
  const vote = context.state.assembly.votes.get(id)
  if (vote === undefined) return { ok: false, why: 'no-such-vote' }
  if (vote.state !== 'paper') return { ok: false, why: 'vote-not-on-paper', about: { state: vote.state } }
  const { members } = context.state.assembly
  return offerTable(context, `paper-list-${id}`, ({ language }) => paperListTable(vote, members, language))
}

/** What was cast and what came of it leaves the console when it is published, not before [V7]. */
function exportOfVote(context: Chair, { what, vote: id }: OfVote): Answer<'export'> {
  const vote = context.state.assembly.votes.get(id)
  if (vote === undefined) return { ok: false, why: 'no-such-vote' }
  if (vote.state !== 'published')
    return { ok: false, why: 'vote-not-published', about: { state: vote.state } }
  switch (what) {
    case 'ballots':
      return offer(context, `ballots-${id}`, 'csv', () => stillPublished(context, id, 'ballots.csv'))
    case 'election':
      return offer(context, `election-${id}`, 'blt', () => stillPublished(context, id, 'ballots.blt'))
    case 'receipts':
      return offer(context, `receipts-${id}`, 'txt', () => stillPublished(context, id, 'receipts.txt'))
    case 'result-sheet':
      return offer(context, `result-${id}`, 'pdf', (options) => resultSheet(context, id, options))
    default:
      return unreachable(what)
  }
}

/** Empty for a vote that was annulled after the ticket was given [V8]. */
function stillPublished(context: Chair, id: number, name: Parameters<typeof ballotsFile>[2]): string {
  const vote = context.state.assembly.votes.get(id)
  return vote?.state === 'published' ? ballotsFile(context, vote, name) : ''
}

function resultSheet({ state, store, at }: Chair, id: number, options: Options) {
  const vote = state.assembly.votes.get(id)
  if (vote?.state !== 'published') return ''
  const counted = consoleVote(vote)
  if (counted.state !== 'published') return ''
  return resultSheetPdf({
    ...options,
    convention: state.assembly.convention,
    vote: counted,
    rule: ruleSentence(counted, options.language),
    journal: store.journal.head(),
    madeAt: at,
  })
}

/** Of a published vote: everything that somebody needs who counts it again, and the list of receipts. */
export function ballotsFile(
  { state, store }: Host,
  vote: Extract<Vote, { state: 'published' }>,
  name: 'ballots.csv' | 'ballots.blt' | 'receipts.txt',
): string {
  const { draft } = vote
  const box = countedBox(store, vote)
  const { language } = state.assembly.convention
  const of = { draft, papers: handCounted(vote) }
  switch (name) {
    case 'receipts.txt':
      return receiptsText(box.receipts())
    case 'ballots.blt':
      return electionBlt({ ...of, counts: box.counts() }, language)
    case 'ballots.csv':
      return draft.secrecy === 'secret'
        ? secretBallotsCsv(
            { ...of, ballots: box.secretBallots() },
            { language, randomKey: () => randomInt(PLACES) },
          )
        : namedBallotsCsv({ ...of, ballots: namedBallots({ state, store }, vote) }, language)
    default:
      return unreachable(name)
  }
}

/** Ballot papers that count, where they were entered one by one. */
function handCounted({ paperVotes }: Extract<Vote, { state: 'published' }>): readonly HandCounted[] {
  if (paperVotes === null || paperVotes.confirmedBy === null) return []
  return paperVotes.votes.kind === 'ballots' ? paperVotes.votes.ballots : []
}

function namedBallots({ state, store }: Host, vote: Extract<Vote, { state: 'published' }>) {
  return countedBox(store, vote)
    .namedBallots()
    .flatMap(({ member, marks, weight }) => {
      const voter = state.assembly.members.get(member)
      return voter === undefined ? [] : [{ ...voter, marks, weight }]
    })
}

function* wholeJournal(context: Chair) {
  const { entries } = context.store.journal.head()
  for (let before: number | null = entries + 1; before > 1; before -= JOURNAL_PAGE)
    for (const record of context.store.journal.page(before, JOURNAL_PAGE)) yield journalEntry(context, record)
}

const offerTable = (context: Chair, title: string, make: (options: Options) => Table): Answer<'export'> =>
  offer(context, title, 'csv', (options) => csvOf(make(options), options.language))

type Options = { language: 'de' | 'en'; timeZone: string }

function offer(
  { state, tickets }: Chair,
  title: string,
  kind: keyof typeof TYPES,
  make: (options: Options) => ReturnType<Download['open']>,
): Answer<'export'> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const name = `${title}.${kind}`
  const open = () => make({ language: state.assembly.convention.language, timeZone })
  return { ok: true, output: { name, ticket: tickets.offerDownload({ name, type: TYPES[kind], open }) } }
}
