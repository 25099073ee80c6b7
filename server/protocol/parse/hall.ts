/** The shapes of what is chosen for the hall. */
import { z } from 'zod'
import type { HallCommands, HallContent, Wireless } from '../messages.ts'
import { id, line, NAME_CHARACTERS, seconds, TITLE_CHARACTERS } from './parts.ts'

/** What the last row can still read on one picture. */
const MESSAGE_CHARACTERS = 600
/** IEEE 802.11: a network's name has at most 32 bytes, its password 8 to 63 letters. */
const NETWORK_BYTES = 32
const PASSWORD_LEAST = 8
const PASSWORD_MOST = 63

const content: z.ZodType<HallContent> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['auto', 'sign-in', 'wireless', 'agenda', 'speakers', 'quorum', 'trial']),
  }),
  z.strictObject({ kind: z.literal('message'), text: z.string().trim().min(1).max(MESSAGE_CHARACTERS) }),
  z.strictObject({ kind: z.literal('countdown'), title: line(TITLE_CHARACTERS), seconds }),
  z.strictObject({ kind: z.literal('motion'), motion: id }),
  z.strictObject({ kind: z.literal('election'), election: id }),
])

const wireless: z.ZodType<Wireless> = z.strictObject({
  name: line(NETWORK_BYTES)
    .min(1)
    .refine((name) => Buffer.byteLength(name) <= NETWORK_BYTES),
  password: z.union([
    z.literal(''),
    z
      .string()
      .min(PASSWORD_LEAST)
      .max(PASSWORD_MOST)
      .regex(/^[ -~]*$/),
  ]),
  isHidden: z.boolean(),
})
/** Of a wall of screens in one picture, with room. */
const PIXELS_MOST = 100_000
const pixels = z.int().min(1).max(PIXELS_MOST)
const projector = line(NAME_CHARACTERS)

export const hallInputs = {
  'show-on-projector': z.strictObject({
    showing: content,
    projector: projector.nullable(),
    entry: id.nullable(),
  }),
  'tell-size': z.strictObject({ width: pixels, height: pixels }),
  'follow-main-projector': z.strictObject({ projector }),
  'queue-content': z.strictObject({ content }),
  'unqueue-content': z.strictObject({ entry: id }),
  'move-in-queue': z.strictObject({ entry: id, after: id.nullable() }),
  'set-wireless': z.strictObject({ wireless: wireless.nullable() }),
} satisfies { [Name in keyof HallCommands]: z.ZodType<HallCommands[Name]['input']> }
