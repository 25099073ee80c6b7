/** A QR code as one path of a PDF: sharp at every size, a kilobyte each, and no seams between its squares. */
import { encode } from 'uqr'

export type QrPath = {
  /** Squares along an edge, without the quiet zone of four that readers need (ISO/IEC 18004, section 6.3.8). */
  size: number
  /** Rectangles of one unit's height in PDF's operators, y downwards. */
  path: string
}

/** Level M: a creased card, a fifteenth of the code gone, is still read. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: 0 })
  const rectangles = data.flatMap((row, y) => runs(row).map(([x, width]) => `${x} ${y} ${width} 1 re`))
  return { size, path: rectangles.join('\n') }
}

/** Neighbouring dark squares of a row together: where they begin, and how many. */
function runs(row: readonly boolean[]): [x: number, width: number][] {
  const found: [number, number][] = []
  row.forEach((isDark, x) => {
    const last = found.at(-1)
    if (!isDark) return
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else found.push([x, 1])
  })
  return found
}
