/** A QR code as one SVG path, a unit a module: no markup is ever put together from text. */
import { encode } from 'uqr'

export type QrPath = { path: string; size: number }

/**
 * `size` counts the quiet zone of four modules on each side that ISO/IEC 18004 asks for. Correction M: from the last row what
 * matters is the size of a module, and a higher level makes modules smaller.
 */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  let path = ''
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      path += `M${start} ${y}h${x - start + 1}v1H${start}z`
    }
  }
  return { path, size }
}
