/** From bytes to text: which encoding a file is in. Knows nothing of what the text says. */

export type DecodedText = { encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'; text: string }

const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

/**
 * By the byte order mark, else UTF-8 if every byte fits it, else Windows-1252. German text in Windows-1252 is
 * practically never valid UTF-8: that would take pairs like "Ã¼".
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = marks.find((candidate) => startsWith(bytes, candidate.bytes))
  if (mark !== undefined) {
    const text = new TextDecoder(mark.encoding).decode(bytes)
    return { encoding: mark.encoding, text }
  }
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) }
  }
}

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
