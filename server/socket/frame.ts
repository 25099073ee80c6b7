/** A text as one whole frame of WebSocket, so that it leaves in one write: head and payload in two cost a third more at a fan-out. */

const FINAL_TEXT = 0x81
/** A length that fits into the second byte; two or eight more bytes follow for these. RFC 6455, 5.2. */
const LONGEST_SHORT = 125
const TWO_BYTES_FOLLOW = 126
const EIGHT_BYTES_FOLLOW = 127
const LONGEST_MEDIUM = 0xff_ff

/** As a server sends it: not masked, not compressed, in one piece. */
export function framed(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length <= LONGEST_SHORT ? 2 : length <= LONGEST_MEDIUM ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = FINAL_TEXT
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = TWO_BYTES_FOLLOW
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = EIGHT_BYTES_FOLLOW
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}
