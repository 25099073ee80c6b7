/** What no client would send: whole WebSocket frames as bytes, from a seed. Pure; it knows no sockets. */
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import { pick, type Random } from '../rehearsal/chance.ts'

const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9

export type Fuzz = (random: Random) => Buffer

/** Right in form, so that what is wrong with them is found late. */
const MESSAGES: readonly object[] = [
  { type: 'ping' },
  { type: 'resync' },
  {
    type: 'sign-in',
    request: 'fuzzed-request',
    protocol: PROTOCOL_VERSION,
    credential: { kind: 'link', secret: 'x'.repeat(22) },
  },
  {
    type: 'sign-in',
    request: 'fuzzed-request',
    protocol: PROTOCOL_VERSION,
    credential: { kind: 'code', code: 'K7QF-2MXD-9RTA' },
  },
  { type: 'sign-in', request: 'fuzzed-request', protocol: 2 },
  { type: 'cast-ballot', request: 'fuzzed-request', vote: 999_999_999, choice: 'yes' },
  { type: 'open-vote', request: 'fuzzed-request', vote: 1 },
  { type: 'close-vote', request: 'fuzzed-request', vote: 1 },
  { type: 'issue-access', request: 'fuzzed-request', members: 'all' },
  { type: 'export', request: 'fuzzed-request', what: 'members' },
  { type: 'toString', request: 'fuzzed-request' },
  { type: '__proto__', request: 'constructor' },
]

const ODD_VALUES: readonly string[] = [
  'null',
  '-0',
  '1e999',
  '9007199254740993',
  '"\\ud800"',
  '"\\u0000"',
  '{}',
  '[[]]',
  '{"__proto__":{"role":"chair"}}',
  'true',
  '""',
]

const anyInt = (random: Random, below: number): number => Math.floor(random() * below)

const message = (random: Random): string => JSON.stringify(pick(random, MESSAGES))

const KINDS: Record<string, Fuzz> = {
  'a message at the wrong time': (random) => frame(TEXT, Buffer.from(message(random)), random),
  'cut JSON': (random) => {
    const text = message(random)
    return frame(TEXT, Buffer.from(text.slice(0, anyInt(random, text.length))), random)
  },
  'another character': (random) => {
    const bytes = Buffer.from(message(random))
    bytes[anyInt(random, bytes.length)] = 32 + anyInt(random, 95)
    return frame(TEXT, bytes, random)
  },
  'another value': (random) =>
    frame(
      TEXT,
      Buffer.from(message(random).replace(/:("[^"]*"|\d+)(?=[,}])/, () => `:${pick(random, ODD_VALUES)}`)),
      random,
    ),
  'deep JSON': (random) => frame(TEXT, Buffer.from('['.repeat(1 + anyInt(random, 1_200))), random),
  'bytes that are no UTF-8': (random) =>
    frame(
      TEXT,
      Buffer.from(Array.from({ length: 1 + anyInt(random, 60) }, () => 128 + anyInt(random, 128))),
      random,
    ),
  'more than a phone may send': (random) =>
    frame(TEXT, Buffer.from(`{"type":"ping","x":"${'y'.repeat(1_200 + anyInt(random, 30_000))}"}`), random),
  'more than anybody may send': (random) => frame(TEXT, Buffer.alloc(33_000, 32), random),
  'a length of terabytes': () =>
    Buffer.from([0x80 | TEXT, 0x80 | 127, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]),
  'a fragment without an end': (random) => frame(TEXT, Buffer.from('{"type":'), random, { isLast: false }),
  'two beginnings': (random) =>
    Buffer.concat([1, 2].map(() => frame(TEXT, Buffer.from('{'), random, { isLast: false }))),
  'an end without a beginning': (random) => frame(0, Buffer.from('}'), random),
  'a message in single bytes': (random) => inFragments(message(random), random),
  'a binary frame': (random) => frame(BINARY, Buffer.from(message(random)), random),
  'an unknown kind of frame': (random) => frame(3 + anyInt(random, 5), Buffer.from('x'), random),
  'reserved bits': (random) => {
    const bytes = frame(TEXT, Buffer.from(message(random)), random)
    bytes[0] = (bytes[0] ?? 0) | 0x40
    return bytes
  },
  'no mask': (random) => frame(TEXT, Buffer.from(message(random)), random, { isMasked: false }),
  'a large ping': (random) => frame(PING, Buffer.alloc(126 + anyInt(random, 200)), random),
  'half a close': (random) => frame(CLOSE, Buffer.from([3]), random),
  'a close with a code that there is not': (random) => frame(CLOSE, Buffer.from([0, 1]), random),
  'anything at all': (random) =>
    Buffer.from(Array.from({ length: 1 + anyInt(random, 200) }, () => anyInt(random, 256))),
}

const ALL_KINDS = Object.values(KINDS)

export const fuzzed: Fuzz = (random) => pick(random, ALL_KINDS)(random)

/** RFC 6455, section 5.2. */
export function frame(
  opcode: number,
  payload: Buffer,
  random: Random,
  { isLast = true, isMasked = true }: { isLast?: boolean; isMasked?: boolean } = {},
): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = (isLast ? 0x80 : 0) | opcode
  head[1] = (isMasked ? 0x80 : 0) | (length < 126 ? length : length < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  if (!isMasked) return Buffer.concat([head, payload])
  const mask = Buffer.from([0, 0, 0, 0].map(() => anyInt(random, 256)))
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))])
}

export const textFrame = (content: object, random: Random): Buffer =>
  frame(TEXT, Buffer.from(JSON.stringify(content)), random)

function inFragments(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat(
    Array.from(bytes, (_, index) =>
      frame(index === 0 ? TEXT : 0, bytes.subarray(index, index + 1), random, {
        isLast: index === bytes.length - 1,
      }),
    ),
  )
}
