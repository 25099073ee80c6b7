/** The shapes of calls, of the quorum and of the trial. */
import { z } from 'zod'
import type { CallCommands, QuorumRule } from '../messages.ts'
import { id, seconds } from './parts.ts'

const gate = z.enum(['warn', 'block'])
const MOST = 1_000
/** More than the whole is never reached, nothing of it always. */
const rule: z.ZodType<QuorumRule> = z
  .strictObject({
    base: z.enum(['entitled', 'accredited']),
    comparison: z.enum(['more-than', 'at-least']),
    numerator: z.int().min(1).max(MOST),
    denominator: z.int().min(1).max(MOST),
    gate,
  })
  .refine(({ comparison, numerator, denominator }) =>
    comparison === 'at-least' ? numerator <= denominator : numerator < denominator,
  )
const call = { call: id }

export const callInputs = {
  'set-quorum': z.strictObject({ rule: rule.nullable() }),
  'set-trial-gate': z.strictObject({ gate: gate.nullable() }),
  'find-quorum': z.strictObject({}),
  'begin-call': z.strictObject({ purpose: z.enum(['count', 'trial']), seconds: seconds.nullable() }),
  'end-call': z.strictObject(call),
  'cancel-call': z.strictObject(call),
  'answer-call': z.strictObject(call),
} satisfies { [Name in keyof CallCommands]: z.ZodType<CallCommands[Name]['input']> }
