/** The register, the votes, the journal, and the ballots of a published vote, as files. Made when fetched, from what then is. */
import { randomInt } from 'node:crypto'
import { majoritySentence } from '../client/majority-words.ts'
import type { Vote } from '../domain/assembly.ts'
import { consoleVote } from '../live/audience.ts'
import { unreachable } from '../domain/decision.ts'
import { journalCsv, membersCsv, namedBallotsCsv, secretBallotsCsv, votesCsv } from '../reports/exports.ts'
import { resultSheetPdf } from '../reports/result-sheet.ts'
import type { Answer, ChairCaller, Context, Input } from './context.ts'
import { journalEntry } from './look.ts'
import type { Download } from './tickets.ts'

type Chair = Context<ChairCaller>

/** Entries read at a time: a journal is longer than what should be in memory at once. */
const JOURNAL_PAGE = 1000
/** Wide enough that two ballots hardly ever get the same place. */
const PLACES = 2 ** 47

export function exportFile(context: Chair, input: Input<'export'>): Answer<'export'> {
  switch (input.what) {
    case 'members':
      return offer(context, 'members.csv', (options) =>
        membersCsv(context.state.assembly.members.values(), options),
      )
    case 'votes':
      return offer(context, 'votes.csv', (options) => {
        const votes = [...context.state.assembly.votes.values()].map(consoleVote)
        return votesCsv(votes, {
          ...options,
          ruleOf: (majority) => majoritySentence(majority, options.language),
        })
      })
    case 'journal':
      return offer(context, 'journal.csv', (options) => journalCsv(wholeJournal(context), options))
    case 'ballots':
    case 'result-sheet':
      return exportOfVote(context, input.what, input.vote)
    default:
      return unreachable(input)
  }
}

/** What was cast and what came of it leaves the console when it is published, not before [V7]. */
function exportOfVote(context: Chair, what: 'ballots' | 'result-sheet', id: number): Answer<'export'> {
  const vote = context.state.assembly.votes.get(id)
  if (vote === undefined) return { ok: false, why: 'no-such-vote' }
  if (vote.state !== 'published')
    return { ok: false, why: 'vote-not-published', about: { state: vote.state } }
  if (what === 'result-sheet')
    return offer(context, `result-${String(id)}.pdf`, (options) => resultSheet(context, vote, options))
  return offer(context, `ballots-${String(id)}.csv`, (options) =>
    vote.draft.secrecy === 'secret'
      ? secretBallots(context, vote, options)
      : namedBallots(context, vote, options),
  )
}

function resultSheet({ state, store, at }: Chair, vote: Vote, options: Options) {
  const counted = consoleVote(vote)
  // A vote that was annulled after the ticket was given has no sheet any more.
  if (counted.state !== 'published') return ''
  const { convention } = state.assembly
  const rule = majoritySentence(vote.draft.majority, options.language)
  return resultSheetPdf({
    ...options,
    convention,
    vote: counted,
    rule,
    journal: store.journal.head(),
    madeAt: at,
  })
}

const secretBallots = ({ store }: Chair, { id }: Vote, options: Options) =>
  secretBallotsCsv(store.ballotBox.secretBallots(id), { ...options, randomKey: () => randomInt(PLACES) })

function namedBallots({ store, state }: Chair, { id }: Vote, options: Options): string {
  const ballots = store.ballotBox.namedBallots(id).flatMap(({ member, choice, weight }) => {
    const voter = state.assembly.members.get(member)
    return voter === undefined ? [] : [{ ...voter, choice, weight }]
  })
  return namedBallotsCsv(ballots, options)
}

function* wholeJournal(context: Chair) {
  const { entries } = context.store.journal.head()
  for (let before: number | null = entries + 1; before > 1; before -= JOURNAL_PAGE)
    for (const record of context.store.journal.page(before, JOURNAL_PAGE)) yield journalEntry(context, record)
}

type Options = { language: 'de' | 'en'; timeZone: string }

function offer(
  { state, tickets }: Chair,
  name: string,
  make: (options: Options) => ReturnType<Download['open']>,
): Answer<'export'> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const type = name.endsWith('.pdf') ? 'application/pdf' : 'text/csv; charset=utf-8'
  const open = () => make({ language: state.assembly.convention.language, timeZone })
  return { ok: true, output: { name, ticket: tickets.offerDownload({ name, type, open }) } }
}
