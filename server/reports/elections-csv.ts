/** Elections as two tables: who stood and what came of it; and each candidate's votes in each ballot. */
import type { ElectionReport, Language } from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'

const WORDS = {
  de: {
    candidates: ['Wahl', 'Plätze', 'Name', 'Gruppe', 'Vorgeschlagen von', 'Kandidatur', 'Annahme', 'Text'],
    ballots: ['Wahl', 'Wahlgang', 'Abstimmung', 'Stand', 'Name', 'Ja', 'Nein', 'Enthaltung', 'Gewählt'],
    sums: ['Gültig', 'Ungültig', 'Enthaltungen', 'Nein zu allen'],
    consent: {
      asked: 'gefragt',
      accepted: 'zugestimmt',
      declined: 'abgelehnt',
      withdrawn: 'zurückgezogen',
    },
    answers: { open: 'gewählt', asked: 'gefragt', accepted: 'angenommen', declined: 'nicht angenommen' },
    states: {
      prepared: 'vorbereitet',
      open: 'läuft',
      paper: 'auf Papier',
      closed: 'ausgezählt',
      published: 'veröffentlicht',
      annulled: 'annulliert',
    },
    yes: 'ja',
    no: 'nein',
  },
  en: {
    candidates: ['election', 'seats', 'name', 'group', 'proposed_by', 'candidacy', 'acceptance', 'text'],
    ballots: ['election', 'ballot', 'vote', 'state', 'name', 'yes', 'no', 'abstain', 'elected'],
    sums: ['valid', 'invalid', 'abstained', 'no_to_all'],
    consent: { asked: 'asked', accepted: 'accepted', declined: 'declined', withdrawn: 'withdrawn' },
    answers: { open: 'elected', asked: 'asked', accepted: 'accepted', declined: 'declined' },
    states: {
      prepared: 'prepared',
      open: 'open',
      paper: 'on paper',
      closed: 'closed',
      published: 'published',
      annulled: 'annulled',
    },
    yes: 'yes',
    no: 'no',
  },
} as const satisfies Record<Language, object>

export function candidatesTable(reports: readonly ElectionReport[], language: Language): Table {
  const words = WORDS[language]
  const rows = reports.flatMap(({ title, seats, candidates, elected }) =>
    candidates.map(({ id, name, group, proposedBy, consent, text }): Cell[] => {
      const answer = elected.find((person) => person.candidate === id)?.answer
      return [
        ...[title, { number: seats }, name, group, proposedBy, words.consent[consent]],
        ...[answer === undefined ? '' : words.answers[answer], text],
      ]
    }),
  )
  return { headings: words.candidates, rows }
}

/** The sums of a ballot stand on each of its rows: a table that is sorted anew still says them. */
export function electionsTable(reports: readonly ElectionReport[], language: Language): Table {
  const words = WORDS[language]
  const rows = reports.flatMap(({ title, ballots }) =>
    ballots.flatMap(({ vote, state, figures }, at): Cell[][] => {
      const head: Cell[] = [title, { number: at + 1 }, { number: vote }, words.states[state]]
      if (figures === null) return [[...head, ...Array.from({ length: 9 }, () => '')]]
      const { valid, invalid, abstained, none } = figures
      const sums = [valid, invalid, abstained, none].map((sum): Cell => ({ number: sum }))
      return figures.options.map(({ name, yes, no, abstain, isElected }) => [
        ...head,
        ...[name, { number: yes }, { number: no }, { number: abstain }, isElected ? words.yes : words.no],
        ...sums,
      ])
    }),
  )
  return { headings: [...words.ballots, ...words.sums], rows }
}
