/** The shapes of what is done in a debate. */
import { z } from 'zod'
import type { DebateCommands, DebateRules, PointKind, Side, Who } from '../messages.ts'
import { MOST_KINDS } from '../point-kinds.ts'
import { MOST_WAITING } from '../speakers.ts'
import { id, line, LONGEST_SECONDS, NAME_CHARACTERS, TITLE_CHARACTERS } from './parts.ts'

/** Genders or groups of one list; a register has no more. */
const VALUES_MOST = 64
const seconds = z.int().min(5).max(LONGEST_SECONDS)
const turn = z.int().min(0)
const debate = { debate: id }
const point = { point: id }
const side: z.ZodType<Side | null> = z.enum(['pro', 'contra']).nullable()
const who: z.ZodType<Who> = z.union([
  z.strictObject({ member: id }),
  z.strictObject({ guest: line(NAME_CHARACTERS).min(1) }),
])
const by = z.enum(['gender', 'group'])
const rules: z.ZodType<DebateRules> = z.strictObject({
  seconds: seconds.nullable(),
  alternation: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('quoted'),
        by,
        values: z.array(line(NAME_CHARACTERS)).min(1).max(VALUES_MOST),
        asks: z.boolean(),
      }),
      z.strictObject({ kind: z.literal('in-turn'), by }),
    ])
    .nullable(),
  firstTimeFirst: z.boolean(),
  proContra: z.boolean(),
})
const list = z.enum(['open', 'closed', 'ended'])
const kind: z.ZodType<PointKind> = z.strictObject({
  name: line(NAME_CHARACTERS).min(1),
  effect: z.enum(['end-debate', 'close-list', 'limit-time', 'none']),
  onlyUnspoken: z.boolean(),
})
const kinds = z.array(kind).max(MOST_KINDS)
const text = line(TITLE_CHARACTERS)

export const debateInputs = {
  'open-debate': z.strictObject({ item: id.nullable(), rules, instead: id.nullable() }),
  'change-debate-rules': z.strictObject({ ...debate, was: rules, to: rules }),
  'set-list': z.strictObject({ ...debate, was: list, to: list }),
  'add-speaker': z.strictObject({ ...debate, who, side, quoted: z.boolean().nullable() }),
  'remove-speaker': z.strictObject({ speaker: id, why: z.enum(['withdrawn', 'absent']) }),
  'move-speaker': z.strictObject({ speaker: id, place: z.int().min(1).max(MOST_WAITING).nullable() }),
  'draw-speakers': z.strictObject(debate),
  'call-speaker': z.strictObject({ ...debate, speaker: id, turn, outOfTurn: z.boolean() }),
  'end-speech': z.strictObject({ ...debate, turn }),
  'pause-speech': z.strictObject({ ...debate, turn }),
  'resume-speech': z.strictObject({ ...debate, turn }),
  'extend-speech': z.strictObject({ ...debate, turn, seconds }),
  'answer-group': z.strictObject({ ...debate, turn, goesOn: z.boolean() }),
  'add-point': z.strictObject({ ...debate, who, kind, text }),
  'call-point': z.strictObject({ ...point, turn }),
  'speak-to-point': z.strictObject({ ...point, side: z.enum(['for', 'against']), who }),
  'prepare-point-vote': z.strictObject(point),
  'decide-point': z.strictObject({
    ...point,
    outcome: z.enum(['no-objection', 'adopted', 'rejected', 'withdrawn', 'by-vote']),
    seconds: seconds.nullable(),
  }),
  'set-point-kinds': z.strictObject({ was: kinds, to: kinds.min(1) }),
  'speaking-times': z.strictObject({ debate: id.nullable() }),
  'ask-to-speak': z.strictObject({ ...debate, side }),
  'withdraw-wish': z.strictObject({}),
  'move-point': z.strictObject({
    ...debate,
    kind: z
      .int()
      .min(0)
      .max(MOST_KINDS - 1),
    kindName: line(NAME_CHARACTERS),
    text,
  }),
  'withdraw-point': z.strictObject(point),
  'read-point-kinds': z.strictObject({}),
} satisfies { [Name in keyof DebateCommands]: z.ZodType<DebateCommands[Name]['input']> }
