/** The shapes of a late admission. */
import { z } from 'zod'
import type { LateAdmissionCommands } from '../messages.ts'
import { id, line, TITLE_CHARACTERS, vote } from './parts.ts'

const admission = { ...vote, member: id }

export const lateAdmissionInputs = {
  'admit-late': z.strictObject({ ...admission, reason: line(TITLE_CHARACTERS).min(1) }),
  'check-late-admission': z.strictObject(admission),
} satisfies { [Name in keyof LateAdmissionCommands]: z.ZodType<LateAdmissionCommands[Name]['input']> }
