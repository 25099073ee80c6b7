/** A PDF with the fonts of this house, written page by page so that a large one never stands in memory as a whole. */
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'

export type Pdf = PDFKit.PDFDocument

/** `code` is for what people type: every character as wide as the others, and none that looks like another. */
export type Face = 'text' | 'bold' | 'code'

/**
 * PDF's own fonts stop at Western Europe. Noto Sans has all of Latin, Greek and Cyrillic (OFL 1.1), IBM Plex Mono tells
 * B from 8 and S from 5 (OFL 1.1). Only the letters that occur go into the file.
 */
// Not called `require`: the desktop app's bundler puts its own beside what looks like one.
const packages = createRequire(import.meta.url)
const fonts = (): Record<Face, string> => ({
  text: packages.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: packages.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  code: packages.resolve('@expo-google-fonts/ibm-plex-mono/600SemiBold/IBMPlexMono_600SemiBold.ttf'),
})

/** A4 in points, of which 72 are an inch. */
export const PAGE = { width: 595.28, height: 841.89 }
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4

/** Grey for what is not read first, ≥ 4.5:1 on white; a lighter one only for lines. */
export const INK = { text: '#111111', quiet: '#595959', line: '#bfbfbf' }

export type PdfOptions = {
  title: string
  language: string
  /** Tests read the content; files are compressed. */
  compress?: boolean
}

/** `drawPages` draws one page each time it yields; between two pages the host does its other work. */
export function pdfStream(options: PdfOptions, drawPages: (pdf: Pdf) => Iterable<unknown>): Readable {
  return Readable.from(pdfChunks(options, drawPages), { objectMode: false })
}

async function* pdfChunks(
  options: PdfOptions,
  drawPages: (pdf: Pdf) => Iterable<unknown>,
): AsyncGenerator<Buffer> {
  const pdf = await newPdf(options)
  for (const _ of drawPages(pdf)) {
    yield* written(pdf)
    await setImmediate()
  }
  pdf.end()
  yield* written(pdf)
}

/** What pdfkit has finished so far: everything but the page being drawn. */
function* written(pdf: Pdf): Generator<Buffer> {
  for (let chunk: unknown = pdf.read(); chunk !== null; chunk = pdf.read()) {
    if (chunk instanceof Buffer) yield chunk
  }
}

/** The library is loaded with the first PDF: a host that starts waits for nothing that it does not need yet. */
async function newPdf({ title, language, compress = true }: PdfOptions): Promise<Pdf> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    compress,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Plenum', Producer: 'Plenum' },
  })
  for (const [face, path] of Object.entries(fonts())) pdf.registerFont(face, path)
  return pdf
}
