/** The shapes of what is done with motions. */
import { z } from 'zod'
import type {
  Amends,
  Majority,
  MotionCommands,
  MotionFields,
  MotionRules,
  MotionTextInput,
} from '../messages.ts'
import {
  MOST_MOTIONS,
  MOST_STATES,
  MOST_SUPPORTERS,
  FRAMED_TEXT_CHARACTERS,
  REASON_CHARACTERS,
  SUPPORTER_CHARACTERS,
} from '../motions.ts'
import { id, line, NAME_CHARACTERS, seconds, TITLE_CHARACTERS, upload, vote } from './parts.ts'

const NUMBER_CHARACTERS = 40
const STATE_CHARACTERS = 40
/** As on one ballot paper. */
const MOST_ON_ONE_VOTE = 150
const PREFIX_CHARACTERS = 10
const MOST_NEEDED = 10_000
const MOST_BLOCKS = 100_000
const SHARE_MOST = 1_000

const fields = {
  number: line(NUMBER_CHARACTERS),
  title: line(TITLE_CHARACTERS).min(1),
  submitters: line(TITLE_CHARACTERS),
  supporters: z.array(line(SUPPORTER_CHARACTERS).min(1)).max(MOST_SUPPORTERS),
  reason: z.string().max(REASON_CHARACTERS),
  item: id.nullable(),
  alternativeTo: id.nullable(),
}
const motionFields: z.ZodType<MotionFields> = z.strictObject(fields)
const someFields: z.ZodType<Partial<MotionFields>> = z.strictObject({
  number: fields.number.exactOptional(),
  title: fields.title.exactOptional(),
  submitters: fields.submitters.exactOptional(),
  supporters: fields.supporters.exactOptional(),
  reason: fields.reason.exactOptional(),
  item: fields.item.exactOptional(),
  alternativeTo: fields.alternativeTo.exactOptional(),
})
const text: z.ZodType<MotionTextInput> = z.union([
  z.strictObject({ text: z.string().max(FRAMED_TEXT_CHARACTERS) }),
  z.strictObject({ upload }),
])
const block = z.int().min(0).max(MOST_BLOCKS)
const amends: z.ZodType<Amends> = z.strictObject({ motion: id, version: id, from: block.min(1), to: block })
const motion = { motion: id }
const stateId = z.string().regex(new RegExp(`^[a-z0-9-]{1,${String(STATE_CHARACTERS)}}$`))
const all = z.array(id).max(MOST_MOTIONS)
const needed = z.int().min(0).max(MOST_NEEDED)
const rules: z.ZodType<MotionRules> = z.strictObject({
  states: z
    .array(
      z.strictObject({
        id: stateId,
        name: line(NAME_CHARACTERS),
        meaning: z.enum(['new', 'open', 'adopted', 'rejected', 'done']),
        isPublic: z.boolean(),
        to: z.array(stateId).max(MOST_STATES),
      }),
    )
    .max(MOST_STATES),
  supporters: needed,
  amendmentSupporters: needed,
  prefix: line(PREFIX_CHARACTERS),
})
const share = z.int().min(0).max(SHARE_MOST)
const majority: z.ZodType<Majority> = z.strictObject({
  base: z.enum(['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled']),
  comparison: z.enum(['more-than', 'at-least']),
  numerator: share,
  denominator: share.min(1),
})
const from = z.int().min(0)

export const motionInputs = {
  'add-motion': z.strictObject({ fields: motionFields, text }),
  'add-amendment': z.strictObject({ fields: motionFields, amends, text }),
  'change-motion': z.strictObject({ ...motion, was: someFields, to: someFields }),
  'change-motion-text': z.strictObject({ ...motion, version: id, text }),
  'rebase-amendment': z.strictObject({ ...motion, amends, text }),
  'set-motion-state': z.strictObject({ ...motion, was: stateId, to: stateId, despite: z.boolean() }),
  'order-amendments': z.strictObject({ ...motion, was: all, to: all }),
  'prepare-motion-vote': z.strictObject({
    motions: z.array(id).min(1).max(MOST_ON_ONE_VOTE),
    kind: z.enum(['each', 'en-bloc', 'alternatives']),
    secrecy: z.enum(['named', 'secret']),
    majority,
    durationSeconds: seconds.nullable(),
  }),
  'pull-out-motion': z.strictObject({ ...motion, ...vote }),
  'settle-motions': z.strictObject(vote),
  'reconsider-motion': z.strictObject(motion),
  'set-motion-rules': z.strictObject({ was: rules, to: rules }),
  'preview-motions': z.strictObject({ upload }),
  'import-motions': z.strictObject({ upload }),
  'show-motion': z.strictObject({ ...motion, since: id.nullable() }),
  'read-motions': z.strictObject({ from }),
  'read-motion': z.strictObject({ ...motion, from }),
} satisfies { [Name in keyof MotionCommands]: z.ZodType<MotionCommands[Name]['input']> }
