/** What every section of the minutes is made from, and how it says times, numbers and names. */
import { unreachable } from '../../../domain/decision.ts'
import { outlineOf, type OutlineRow } from '../../../protocol/agenda.ts'
import type { Instant, ItemId, Language, MinutesFault, Note, VoteDraft } from '../../../protocol/messages.ts'
import type { Piece } from '../../pieces.ts'
import { decimalText, longTimeWriter } from '../../times.ts'
import { groupWord, genderWord, reportWords, type ReportWords } from '../../words.ts'
import type { Chronicle } from '../chronicle.ts'
import { minutesWords, type MinutesWords } from '../words.ts'

export type MinutesOptions = {
  language: Language
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string
  ruleOf: (draft: VoteDraft) => string
}

export type Telling = Chronicle & {
  language: Language
  timeZone: string
  words: MinutesWords
  reports: ReportWords
  faults: readonly MinutesFault[]
  rows: readonly OutlineRow[]
  row: (item: ItemId | null) => OutlineRow | undefined
  ruleOf: (draft: VoteDraft) => string
  number: (value: number | string) => string
  time: (at: Instant) => string
  /** A share as percent with one decimal; '–' of nothing. */
  share: (part: number, of: number) => string
  notesOn: (item: ItemId) => readonly Note[]
}

export function tellingOf(
  chronicle: Chronicle,
  faults: readonly MinutesFault[],
  { language, timeZone, ruleOf }: MinutesOptions,
): Telling {
  const rows = outlineOf(chronicle.assembly.items.values())
  const byId = new Map(rows.map((row) => [row.item.id, row]))
  const notes = Map.groupBy(
    [...chronicle.assembly.notes.values()].sort((one, other) => one.at - other.at || one.id - other.id),
    ({ item }) => item,
  )
  const number = (value: number | string) => decimalText(String(value), language)
  return {
    ...chronicle,
    ...{ language, timeZone, faults, rows, ruleOf, number },
    words: minutesWords[language],
    reports: reportWords[language],
    row: (item) => (item === null ? undefined : byId.get(item)),
    time: longTimeWriter(language, timeZone),
    share: (part, of) =>
      of === 0 ? '–' : `${decimalText((Math.floor((part * 1000) / of) / 10).toFixed(1), language)} %`,
    notesOn: (item) => notes.get(item) ?? [],
  }
}

export const namedRow = (row: OutlineRow | undefined): string =>
  row === undefined ? '' : `${row.number} ${row.item.title}`

export const notePiece = ({ words, time }: Telling, { at, by, text }: Note): Piece => ({
  ...{ kind: 'note', by: words.note(time(at), by), text },
})

/** How members are told apart in the attendance. */
export type Trait = 'group' | 'region' | 'gender'

export function traitWord(trait: Trait, value: string, { reports, words }: Telling): string {
  if (value === '') return words.unnamed
  switch (trait) {
    case 'group':
      return groupWord(value, reports)
    case 'gender':
      return genderWord(value, reports)
    case 'region':
      return value
    default:
      return unreachable(trait)
  }
}
