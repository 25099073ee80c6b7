/** Speeches as tables: each one, and the time of everybody and every group. */
import type { Assembly } from '../domain/assembly.ts'
import { nameIn } from '../domain/debate.ts'
import { outlineOf } from '../protocol/agenda.ts'
import type { Language, SpeakingTime, SpeakingTimes } from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'
import type { ExportOptions } from './exports.ts'
import { timeWriter } from './times.ts'
import { genderWord, groupWord, reportWords } from './words.ts'

const HEADINGS: Record<Language, { speeches: readonly string[]; times: readonly string[] }> = {
  de: {
    speeches: [
      ...['Punkt', 'Titel', 'Beginn', 'Nummer', 'Name', 'Gruppe', 'Geschlecht', 'Seite'],
      ...['Redezeit_Sekunden', 'Gesprochen_Sekunden'],
    ],
    times: ['Art', 'Nummer', 'Name', 'Gruppe', 'Beiträge', 'Gesprochen_Sekunden'],
  },
  en: {
    speeches: [
      ...['item', 'title', 'began', 'number', 'name', 'group', 'gender', 'side'],
      ...['limit_seconds', 'spoken_seconds'],
    ],
    times: ['kind', 'number', 'name', 'group', 'speeches', 'spoken_seconds'],
  },
}
const WORDS: Record<Language, Record<'pro' | 'contra' | 'person' | 'group' | 'gender', string>> = {
  de: { pro: 'dafür', contra: 'dagegen', person: 'Person', group: 'Gruppe', gender: 'Geschlecht' },
  en: { pro: 'for', contra: 'against', person: 'person', group: 'group', gender: 'gender' },
}

const whole = (milliseconds: number): Cell => ({ number: Math.round(milliseconds / 1000) })

/** In the order in which they were held. */
export function speechesTable(assembly: Assembly, { language, timeZone }: ExportOptions): Table {
  const write = timeWriter(timeZone)
  const rowOf = new Map(outlineOf(assembly.items.values()).map((row) => [row.item.id, row]))
  const rows = assembly.debates.speeches.map((speech): Cell[] => {
    const item = assembly.debates.all.get(speech.debate)?.item ?? null
    const row = item === null ? undefined : rowOf.get(item)
    const member = 'member' in speech.who ? assembly.members.get(speech.who.member) : undefined
    return [
      ...[row?.number ?? '', row?.item.title ?? '', write(speech.begunAt), member?.number ?? ''],
      ...[nameIn(assembly, speech.who), groupWord(speech.group, reportWords[language])],
      genderWord(speech.gender, reportWords[language]),
      speech.side === null ? '' : WORDS[language][speech.side],
      speech.seconds === null ? '' : { number: speech.seconds },
      whole(speech.spokenMs),
    ]
  })
  return { headings: HEADINGS[language].speeches, rows }
}

export function speakingTimesTable({ persons, groups, genders }: SpeakingTimes, language: Language): Table {
  const words = WORDS[language]
  const its = reportWords[language]
  const summed = (kind: string, name: string, row: SpeakingTime): Cell[] => [
    ...[kind, '', name, '', { number: row.speeches }, whole(row.spokenMs)],
  ]
  const rows: Cell[][] = [
    ...persons.map((row): Cell[] => [
      ...[
        words.person,
        row.number,
        row.name,
        groupWord(row.group, its),
        { number: row.speeches },
        whole(row.spokenMs),
      ],
    ]),
    ...groups.map((row) => summed(words.group, groupWord(row.name, its), row)),
    ...genders.map((row) => summed(words.gender, genderWord(row.name, its), row)),
  ]
  return { headings: HEADINGS[language].times, rows }
}
