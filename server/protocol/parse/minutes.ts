/** The shapes of what is done with the minutes. */
import { z } from 'zod'
import type { MinutesCommands, NoteDraft } from '../messages.ts'
import { id, TEXT_CHARACTERS } from './parts.ts'

/** Until the year 2200. */
const LAST_INSTANT = 7_258_118_400_000
const instant = z.int().min(0).max(LAST_INSTANT)
const language = z.enum(['de', 'en'])
const text = z.string().trim().min(1).max(TEXT_CHARACTERS)
const draft: z.ZodType<NoteDraft> = z.strictObject({ item: id.nullable(), at: instant, text })

export const minutesInputs = {
  'add-note': z.strictObject({ item: id.nullable(), at: instant.nullable(), text }),
  'change-note': z.strictObject({ note: id, was: draft, to: draft }),
  'remove-note': z.strictObject({ note: id, was: draft }),
  'read-notes': z.strictObject({}),
  'draft-minutes': z.strictObject({ language }),
  'export-minutes': z.strictObject({
    form: z.enum(['pdf', 'markdown']),
    language,
    version: id.nullable(),
  }),
  'export-workbook': z.strictObject({ language }),
  'finalise-minutes': z.strictObject({ entries: z.int().min(0) }),
} satisfies { [Name in keyof MinutesCommands]: z.ZodType<MinutesCommands[Name]['input']> }
