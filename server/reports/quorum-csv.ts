/** What was found of the quorum, each time with the rule of that moment, and the trials, as tables. */
import type { Language, QuorumFinding, QuorumRule, TrialReport } from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'
import type { ExportOptions } from './exports.ts'
import { timeWriter } from './times.ts'

const de = {
  quorum: ['Zeit', 'Festgestellt durch', 'Anwesend', 'Nötig', 'von', 'Grundlage', 'Regel', 'Erreicht'],
  trials: [
    ...['Begonnen', 'Beendet', 'Geantwortet', 'Stimmberechtigt'],
    ...['nicht angemeldet', 'nie eingeloggt', 'nicht verbunden', 'ohne Antwort'],
  ],
  how: { 'check-in': 'Anmeldung', count: 'Zählung' },
  bases: {
    entitled: 'Stimmberechtigte',
    accredited: 'jemals Angemeldete',
  } satisfies Record<QuorumRule['base'], string>,
  comparisons: { 'more-than': 'mehr als', 'at-least': 'mindestens' } satisfies Record<
    QuorumRule['comparison'],
    string
  >,
  reached: { true: 'ja', false: 'nein' },
}

const en: typeof de = {
  quorum: ['time', 'found by', 'present', 'needed', 'of', 'base', 'rule', 'reached'],
  trials: [
    ...['begun', 'ended', 'answered', 'entitled'],
    ...['not checked in', 'never signed in', 'not connected', 'no answer'],
  ],
  how: { 'check-in': 'check-in', count: 'count' },
  bases: { entitled: 'entitled', accredited: 'ever checked in' },
  comparisons: { 'more-than': 'more than', 'at-least': 'at least' },
  reached: { true: 'yes', false: 'no' },
}

const words: Record<Language, typeof de> = { de, en }

export function quorumTable(
  findings: readonly QuorumFinding[],
  { language, timeZone }: ExportOptions,
): Table {
  const { quorum, how, bases, comparisons, reached } = words[language]
  const time = timeWriter(timeZone)
  const rows = findings.map(({ at, call, present, needed, base, rule, isReached }): Cell[] => [
    ...[time(at), how[call === null ? 'check-in' : 'count']],
    ...[present, needed, base].map((number) => ({ number })),
    bases[rule.base],
    `${comparisons[rule.comparison]} ${String(rule.numerator)}/${String(rule.denominator)}`,
    reached[isReached ? 'true' : 'false'],
  ])
  return { headings: quorum, rows }
}

export function trialsTable(trials: readonly TrialReport[], { language, timeZone }: ExportOptions): Table {
  const time = timeWriter(timeZone)
  const rows = trials.map(({ begunAt, endedAt, answered, of, missing }): Cell[] => [
    ...[time(begunAt), time(endedAt)],
    ...[answered, of, missing.notPresent, missing.neverSignedIn, missing.offline, missing.silent].map(
      (number) => ({ number }),
    ),
  ])
  return { headings: words[language].trials, rows }
}
