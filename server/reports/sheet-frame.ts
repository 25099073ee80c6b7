/** What stands on every page of a sheet, and where it is signed. Knows nothing of what the sheet is about. */
import type { Convention, Instant, Language } from '../protocol/messages.ts'
import { INK, mm, PAGE, type Pdf } from './pdf.ts'
import { drawLine, LEFT, RIGHT, WIDTH, type Block } from './sheet-blocks.ts'
import { sheetWords } from './sheet-words.ts'
import { daysText, decimalText, longTimeWriter } from './times.ts'
import { putText, type Box, type Place } from './write-text.ts'

type SheetHead = {
  convention: Pick<Convention, 'name' | 'place' | 'startsOn' | 'endsOn'>
  /** What the sheet is of, in a word or two. */
  label: string
  language: Language
}
type SheetFoot = {
  /** As it was when the sheet was made; the head as hexadecimal. */
  journal: { entries: number; head: string }
  madeAt: Instant
  language: Language
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string
}

const FOOT = PAGE.height - mm(15)

/** On every page, so that a loose one finds its way back. */
export function drawHead(pdf: Pdf, { convention, label, language }: SheetHead): void {
  const when = daysText(convention.startsOn, convention.endsOn, language)
  const about = [convention.name, convention.place, when].filter((part) => part !== '').join(' · ')
  const box: Box = { face: 'text', width: WIDTH - mm(35), height: mm(10), sizes: [9, 8] }
  putText(pdf, about, box, { x: LEFT, y: mm(20), colour: INK.quiet })
  const place: Place = { x: RIGHT, y: mm(20), align: 'right', colour: INK.quiet }
  putText(pdf, label, { face: 'text', width: mm(33), height: mm(5), sizes: [9] }, place)
}

/** Whole, because a shortened hash proves less; in the face for what is compared character by character. */
export function drawFoot(pdf: Pdf, { journal, madeAt, language, timeZone }: SheetFoot): void {
  const words = sheetWords[language]
  const about = words.journal(decimalText(String(journal.entries), language))
  const place: Place = { x: LEFT, y: FOOT, colour: INK.quiet }
  drawLine(pdf, FOOT - 24)
  const box: Box = { face: 'text', width: WIDTH / 2, height: 9, sizes: [7] }
  putText(pdf, about, box, { ...place, y: FOOT - 12 })
  const made = words.made(longTimeWriter(language, timeZone)(madeAt))
  putText(pdf, made, box, { ...place, y: FOOT - 12, x: RIGHT, align: 'right' })
  putText(pdf, journal.head, { face: 'code', width: WIDTH, height: 10, sizes: [8, 7, 6] }, place)
}

/** Behind everything that is signed for. */
export function signatureLines(pdf: Pdf, labels: readonly string[]): Block {
  const width = mm(70)
  return {
    height: mm(26),
    draw: (y) => {
      const line = y + mm(20)
      labels.forEach((label, index) => {
        const x = index === 0 ? LEFT : RIGHT - width
        pdf
          .lineWidth(0.5)
          .strokeColor(INK.quiet)
          .moveTo(x, line)
          .lineTo(x + width, line)
          .stroke()
        const place = { x, y: line + 11, colour: INK.quiet }
        putText(pdf, label, { face: 'text', width, height: 10, sizes: [8] }, place)
      })
    },
  }
}
