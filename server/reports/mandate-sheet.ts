/** The mandate check on paper, as it is read to the assembly and signed. It counts nothing; it shows what was counted. */
import type { Readable } from 'node:stream'
import type { Convention, Instant, Language, MandateCheck } from '../protocol/messages.ts'
import { accreditationWords } from './accreditation-words.ts'
import { partsOf } from './accreditation.ts'
import { INK, mm, pdfStream, type Pdf } from './pdf.ts'
import type { Column } from './pieces.ts'
import { body, gap, heading, layOut, table, textBlocks, type Block } from './sheet-blocks.ts'
import { drawFoot, drawHead, signatureLines } from './sheet-frame.ts'
import { decimalText } from './times.ts'

export type MandateSheet = {
  check: MandateCheck
  convention: Pick<Convention, 'name' | 'place' | 'startsOn' | 'endsOn'>
  journal: { entries: number; head: string }
  madeAt: Instant
  language: Language
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string
  compress?: boolean
}

export function mandateCheckPdf(sheet: MandateSheet): Readable {
  const { language, compress = true } = sheet
  const { title } = accreditationWords[language]
  return pdfStream({ title, language, compress }, (pdf) =>
    layOut(blocksOf(pdf, sheet), () => {
      pdf.addPage()
      drawHead(pdf, { ...sheet, label: title })
      drawFoot(pdf, sheet)
    }),
  )
}

function* blocksOf(pdf: Pdf, { check, language }: MandateSheet): Generator<Block> {
  const words = accreditationWords[language]
  const number = (value: string | number) => decimalText(String(value), language)
  const { persons, percent } = check.all
  yield* textBlocks(pdf, words.title, { face: 'bold', size: 20, colour: INK.text })
  yield gap(mm(3))
  yield* textBlocks(
    pdf,
    percent === null
      ? words.nobody
      : words.summary(number(persons.present), number(persons.entitled), number(percent.persons)),
    { face: 'bold', size: 13, colour: INK.text },
  )
  yield gap(mm(2))
  yield* body(pdf, words.others(number(check.others.registered), number(check.others.present)))
  if (check.substitutes > 0) yield* body(pdf, words.substitutes(number(check.substitutes)))
  const all = { title: words.by.all, counts: [{ ...check.all, value: words.by.all }] }
  for (const part of [all, ...partsOf(check, language)]) {
    if (part.counts.length === 0) continue
    yield gap(mm(4))
    yield heading(pdf, part.title)
    yield* partTable(pdf, part, language)
  }
  yield signatureLines(pdf, words.signatures)
}

/** Votes beside persons where they are not the same everywhere. */
function partTable(
  pdf: Pdf,
  { title, counts }: ReturnType<typeof partsOf>[number],
  language: Language,
): Block[] {
  const { headings } = accreditationWords[language]
  const number = (value: string | number) => (value === '' ? '' : decimalText(String(value), language))
  const isWeighted = counts.some(({ persons, votes }) => String(persons.entitled) !== votes.entitled)
  const right = (heading: string): Column => ({ title: heading, width: 20, align: 'right' })
  const columns: Column[] = [
    { title, width: 42, align: 'left' },
    ...[headings.entitled, headings.present, headings.percent, headings.left].map(right),
    ...(isWeighted ? [headings.votes, headings.votesPresent, headings.votesPercent].map(right) : []),
  ]
  const rows = counts.map(({ value, persons, votes, percent }) => [
    value,
    ...[number(persons.entitled), number(persons.present)],
    ...[number(percent?.persons ?? ''), number(persons.left)],
    ...(isWeighted ? [number(votes.entitled), number(votes.present), number(percent?.votes ?? '')] : []),
  ])
  return table(pdf, columns, rows)
}
