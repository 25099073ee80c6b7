/** The shapes of what is done with elections. */
import { z } from 'zod'
import type { ElectionCommands, ElectionDraft, ElectionRule } from '../messages.ts'
import { id, line, NAME_CHARACTERS, seconds, TEXT_CHARACTERS, TITLE_CHARACTERS, upload } from './parts.ts'

/** A candidate's own words: what is read on a phone in half a minute. */
const CANDIDATE_CHARACTERS = 800
/** No convention holds more of them; each is a box to tick in the form of the others. */
const INCOMPATIBLE_MOST = 100
const GROUPS_MOST = 64
const PART_MOST = 1_000

const part = z.int().min(0).max(PART_MOST)
const fraction = { numerator: part, denominator: part.min(1) }
const comparison = z.enum(['more-than', 'at-least'])
const group = line(NAME_CHARACTERS)
const words = z.string().trim().max(CANDIDATE_CHARACTERS)

const rule: z.ZodType<ElectionRule> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('most-votes'),
    seats: part.min(1),
    majority: z
      .strictObject({
        base: z.enum(['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled']),
        comparison,
        ...fraction,
      })
      .nullable(),
    reserved: z.strictObject({ group: group.min(1), seats: part }).nullable(),
    dropOut: z.strictObject(fraction).nullable(),
    next: z.enum(['second-ballot', 'same-again']).nullable(),
  }),
  z.strictObject({ kind: z.enum(['irv', 'scottish-stv', 'meek-stv', 'schulze']), seats: part.min(1) }),
])

const draft: z.ZodType<ElectionDraft> = z.strictObject({
  title: line(TITLE_CHARACTERS).min(1),
  text: z.string().trim().max(TEXT_CHARACTERS),
  item: id.nullable(),
  secrecy: z.enum(['named', 'secret']),
  electorate: z.strictObject({
    presence: z.enum(['present', 'entitled']),
    groups: z.array(group).max(GROUPS_MOST),
  }),
  rule,
  marking: z.enum(['choose', 'yes-no', 'rank']),
  quorum: z.strictObject({ base: z.enum(['present', 'entitled']), comparison, ...fraction }).nullable(),
  durationSeconds: seconds.nullable(),
  joinsLater: z.boolean(),
  incompatible: z.array(id).max(INCOMPATIBLE_MOST),
})

const election = { election: id }
const candidate = { candidate: id }
const consent = z.enum(['accepted', 'declined', 'withdrawn'])
const told = z.strictObject({ group, text: words })

export const electionInputs = {
  'add-election': z.strictObject({ draft }),
  'change-election': z.strictObject({ ...election, was: draft, draft }),
  'remove-election': z.strictObject(election),
  'open-nominations': z.strictObject(election),
  'close-nominations': z.strictObject(election),
  nominate: z.strictObject({
    ...election,
    member: id.nullable(),
    name: line(NAME_CHARACTERS),
    group,
    text: words,
    proposedBy: line(NAME_CHARACTERS),
    consents: z.boolean(),
  }),
  'change-candidate': z.strictObject({ ...candidate, was: told, to: told }),
  'set-portrait': z.strictObject({ ...candidate, upload: upload.nullable() }),
  'record-consent': z.strictObject({ ...candidate, consent }),
  'prepare-election-ballot': z.strictObject({ ...election, after: id.nullable() }),
  'ask-acceptance': z.strictObject(election),
  'record-acceptance': z.strictObject({ ...candidate, accepts: z.boolean() }),
  'leave-vacant': z.strictObject({ ...election, seats: part }),
  'stand-for-election': z.strictObject({ ...election, text: words }),
  'begin-portrait': z.strictObject({ ...candidate, bytes: z.int().min(0) }),
  'set-own-portrait': z.strictObject({ ...candidate, upload: upload.nullable() }),
  'answer-candidacy': z.strictObject({ ...candidate, consent, text: words.nullable() }),
  'answer-election': z.strictObject({ ...candidate, accepts: z.boolean() }),
  'read-candidates': z.strictObject(election),
} satisfies { [Name in keyof ElectionCommands]: z.ZodType<ElectionCommands[Name]['input']> }
