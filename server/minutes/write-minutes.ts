/** The work of writing minutes: from a file to drafts in both languages, and from a document to its PDF. For a thread: it may take seconds. */
import { hash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { ruleSentence } from '../client/rule-words.ts'
import type { Language, MinutesFault, MinutesSection } from '../protocol/messages.ts'
import { chronicleOf } from '../reports/minutes/chronicle.ts'
import type { MinutesDocument } from '../reports/minutes/document.ts'
import { minutesMarkdown } from '../reports/minutes/markdown.ts'
import { minutesOf } from '../reports/minutes/minutes.ts'
import { minutesPdf } from '../reports/minutes/pdf.ts'
import type { FinalMinutes } from '../store/final-minutes.ts'
import { writeWorkbook, type WorkbookOrder } from './write-workbook.ts'
import { readJournalOf } from '../store/read-journal.ts'

/** `file`: of a convention that may be in use. `document`: JSON, as a draft or the file has it. */
export type MinutesOrder =
  | { kind: 'draft'; file: string; timeZone: string }
  | { kind: 'pdf'; document: string }
  | ({ kind: 'workbook' } & WorkbookOrder)

export type MinutesDraft = {
  entries: number
  head: string
  sections: readonly { section: MinutesSection; parts: number }[]
  faults: readonly MinutesFault[]
  /** As it is, and as it would be if it were made final now. */
  languages: Record<Language, { draft: FinalMinutes; final: FinalMinutes & { sha256: string } }>
}

export type MinutesWork =
  { kind: 'draft'; draft: MinutesDraft } | { kind: 'pdf' | 'workbook'; bytes: Uint8Array }

export async function writeMinutes(order: MinutesOrder): Promise<MinutesWork> {
  switch (order.kind) {
    case 'draft':
      return { kind: 'draft', draft: draftOf(order.file, order.timeZone) }
    case 'pdf': {
      // Written by `draftOf`, in this or an earlier run.
      const document = JSON.parse(order.document) as MinutesDocument
      return { kind: 'pdf', bytes: await buffer(minutesPdf(document)) }
    }
    case 'workbook':
      return { kind: 'workbook', bytes: await writeWorkbook(order) }
  }
}

function draftOf(file: string, timeZone: string): MinutesDraft {
  const chronicle = chronicleOf(readJournalOf(file))
  const write = (language: Language) => {
    const ruleOf = (draft: Parameters<typeof ruleSentence>[0]) => ruleSentence(draft, language)
    const { document, faults } = minutesOf(chronicle, { language, timeZone, ruleOf, isFinal: false })
    const final = written({ ...document, draftMark: null })
    const sha256 = hash('sha256', final.markdown)
    return { document, faults, languages: { draft: written(document), final: { ...final, sha256 } } }
  }
  const [de, en] = [write('de'), write('en')]
  return {
    ...{ entries: chronicle.entries, head: chronicle.head, faults: de.faults },
    sections: de.document.sections.map(({ section, parts }) => ({ section, parts })),
    languages: { de: de.languages, en: en.languages },
  }
}

const written = (document: MinutesDocument): FinalMinutes => ({
  markdown: minutesMarkdown(document),
  document: JSON.stringify(document),
})
