/** The shapes of what an accreditation desk asks for. */
import { z } from 'zod'
import type { AccreditationCommands } from '../messages.ts'
import { id, members } from './parts.ts'

/** A link with a long address. */
const CARD_CHARACTERS = 300

export const accreditationInputs = {
  'find-card': z.strictObject({ card: z.string().min(1).max(CARD_CHARACTERS) }),
  'mark-left': z.strictObject({ members }),
  'transfer-mandate': z.strictObject({ from: id, to: id }),
  'take-back-mandate': z.strictObject({ from: id }),
  'check-mandates': z.strictObject({}),
} satisfies { [Name in keyof AccreditationCommands]: z.ZodType<AccreditationCommands[Name]['input']> }
