/** The shapes of everything a client may send. Used by the host only; types are in messages.ts and checked against these. */
import { z } from 'zod'
import { PROTOCOL_VERSION } from './messages.ts'
import type {
  ClientMessage,
  ColumnMatch,
  CommandName,
  Commands,
  Convention,
  Form,
  Majority,
  Paper,
  PaperVotes,
  RehearsalReport,
  Rule,
  SignIn,
  VoteDraft,
} from './messages.ts'
import { accreditationInputs } from './parse/accreditation.ts'
import { MOST_PROXIES, proxyInputs } from './parse/proxies.ts'
import { agendaInputs } from './parse/agenda.ts'
import { electionInputs } from './parse/elections.ts'
import { motionInputs } from './parse/motions.ts'
import { hallInputs } from './parse/hall.ts'
import { peopleInputs } from './parse/people.ts'
import { debateInputs } from './parse/debate.ts'
import { minutesInputs } from './parse/minutes.ts'
import { callInputs } from './parse/calls.ts'
import { lateAdmissionInputs } from './parse/late-admission.ts'
import {
  date,
  id,
  line,
  members,
  NAME_CHARACTERS,
  seconds,
  TEXT_CHARACTERS,
  TITLE_CHARACTERS,
  upload,
  vote,
} from './parse/parts.ts'
import { MOST_OPTIONS } from './set-up.ts'
import { TABLES } from './tables.ts'

const JOURNAL_PAGE = 200
/** Linux takes no longer ones. */
const PATH_CHARACTERS = 4_096

const request = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
/** Links are made by appending to it, so it is an address without a path. */
const isOrigin = (address: string) => {
  // Asked of what is no address at all, too: whoever sends it need not have signed in.
  const url = URL.canParse(address) ? new URL(address) : null
  return url !== null && url.href === `${url.origin}/`
}

const convention: z.ZodType<Convention> = z
  .strictObject({
    name: line(NAME_CHARACTERS).min(1),
    place: line(NAME_CHARACTERS),
    startsOn: date,
    endsOn: date,
    language: z.enum(['de', 'en']),
    selfCheckIn: z.boolean(),
    publicAddress: z.union([
      z.literal(''),
      z
        .url({ protocol: /^https?$/ })
        .max(NAME_CHARACTERS)
        .refine(isOrigin),
    ]),
  })
  .refine(({ startsOn, endsOn }) => startsOn === '' || endsOn === '' || startsOn <= endsOn, {
    path: ['endsOn'],
  })

/** More than 1,000 of anything is no paper, and no rule. Whether the whole can work, set-up.ts says. */
const PART_MOST = 1_000
const POINTS_MOST = 100_000
const part = z.int().min(0).max(PART_MOST)
const fraction = { numerator: part, denominator: part.min(1) }
const comparison = z.enum(['more-than', 'at-least'])
const group = line(NAME_CHARACTERS)
const optionIndex = z
  .int()
  .min(0)
  .max(MOST_OPTIONS - 1)

const form: z.ZodType<Form> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yes-no'), least: part, most: part, abstain: z.boolean() }),
  z.strictObject({
    kind: z.literal('choose'),
    least: part,
    most: part,
    none: z.boolean(),
    abstain: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('points'),
    each: part,
    total: z.int().min(0).max(POINTS_MOST).nullable(),
    abstain: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('rank'), least: part, equal: z.boolean(), abstain: z.boolean() }),
])

const majority: z.ZodType<Majority> = z.strictObject({
  base: z.enum(['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled']),
  comparison,
  ...fraction,
})

const rule: z.ZodType<Rule> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('majority'), majority, tie: z.enum(['rejected', 'casting-vote']) }),
  z.strictObject({
    kind: z.literal('most-votes'),
    seats: part,
    majority: majority.nullable(),
    reserved: z.strictObject({ group: group.min(1), seats: part }).nullable(),
    dropOut: z.strictObject(fraction).nullable(),
    next: z.enum(['second-ballot', 'same-again']).nullable(),
  }),
  z.strictObject({ kind: z.enum(['irv', 'scottish-stv', 'meek-stv', 'schulze']), seats: part }),
])

const paper: z.ZodType<Paper> = z.strictObject({
  subject: z.enum(['motions', 'alternatives', 'candidates']),
  options: z
    .array(
      z.strictObject({
        name: line(TITLE_CHARACTERS),
        items: z.array(line(TITLE_CHARACTERS).min(1)).max(MOST_OPTIONS),
        group,
      }),
    )
    .max(MOST_OPTIONS),
  form,
  rule,
  order: z.enum(['given', 'alphabetical', 'drawn', 'shuffled']),
  empty: z.enum(['abstention', 'invalid']),
  share: z.strictObject({ group: group.min(1), ...fraction }).nullable(),
})

const draft: z.ZodType<VoteDraft> = z.strictObject({
  title: line(TITLE_CHARACTERS).min(1),
  text: z.string().trim().max(TEXT_CHARACTERS),
  secrecy: z.enum(['named', 'secret']),
  electorate: z.strictObject({
    presence: z.enum(['present', 'entitled']),
    groups: z.array(line(NAME_CHARACTERS)).max(64),
  }),
  paper,
  quorum: z.strictObject({ base: z.enum(['present', 'entitled']), comparison, ...fraction }).nullable(),
  changeable: z.boolean(),
  durationSeconds: seconds.nullable(),
  follows: id.nullable(),
})

/** A letter and, of as many options as there can be, as many digits as there are in the most points. */
const marks = z
  .string()
  .max(1 + String(PART_MOST).length * MOST_OPTIONS)
  .regex(/^[a-z]\d*$/)
const ballotKey = z.string().regex(/^[\w-]{22}$/)

/** Sums that people write: as many digits as a weight of a register can have. */
const votes = z.string().regex(/^(0|[1-9]\d{0,14})(\.\d{0,5}[1-9])?$/)
const papers = z.int().min(0).max(1_000_000)
const MOST_PAPERS_ALIKE = 10_000
const paperVotes: z.ZodType<PaperVotes> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sums'),
    papers,
    sums: z.strictObject({ cast: votes, valid: votes, invalid: votes, abstained: votes, none: votes }),
    options: z.array(z.strictObject({ yes: votes, no: votes, abstain: votes })).max(MOST_OPTIONS),
  }),
  z.strictObject({
    kind: z.literal('ballots'),
    ballots: z.array(z.strictObject({ marks, papers })).max(MOST_PAPERS_ALIKE),
  }),
])

/** What one person gives to the lot. */
const LOT_CHARACTERS = 80

const column = z.int().min(0).max(63).nullable()
const columns: z.ZodType<ColumnMatch> = z.strictObject({
  number: column,
  firstName: column,
  lastName: column,
  email: column,
  region: column,
  group: column,
  gender: column,
  weight: column,
  entitled: column,
})

/** A report is below 4 kB, so that it fits into an entry of the journal. */
const CHECKS = 16
const POINTS = 60
const PHASES = 7
const WORD_CHARACTERS = 64
const measured = z.number().min(0)
const series = z.array(measured.nullable()).max(POINTS)
const times = { p50Ms: measured, p99Ms: measured, slowestMs: measured }
const phaseOfRehearsal = z.enum([
  'copying',
  'arriving',
  'voting',
  'losing-network',
  'crashing',
  'coming-back',
  'counting',
])
const rehearsal: z.ZodType<RehearsalReport> = z.strictObject({
  at: z.int(),
  tookMs: measured,
  members: id,
  arrivingMs: measured,
  seed: line(WORD_CHARACTERS),
  machine: z.strictObject({ platform: line(WORD_CHARACTERS), cores: measured, memoryBytes: measured }),
  signIns: z.strictObject({ mostASecond: measured, ...times }),
  ballots: z.strictObject({ acknowledged: measured, lost: measured, ...times }),
  restart: z.strictObject({ downMs: measured, back95Ms: measured, back99Ms: measured }),
  memory: z.strictObject({ mostBytes: measured, ofBytes: measured }),
  stallMs: measured,
  crowd: z.strictObject({ processes: measured, stallMs: measured, isElsewhere: z.boolean() }).exactOptional(),
  checks: z
    .array(
      z.strictObject({
        kind: z.enum([
          'ballots-lost',
          'members-missing',
          'ballots-missing',
          'sign-in',
          'acknowledgement',
          'back-95',
          'back-99',
          'stall',
          'memory',
          'sockets',
        ]),
        measured,
        limit: measured,
      }),
    )
    .max(CHECKS),
  series: z.strictObject({ signIns: series, acknowledgedMs: series, memoryBytes: series }),
  course: z
    .strictObject({
      overMs: measured,
      phases: z.array(z.strictObject({ phase: phaseOfRehearsal, atMs: measured })).max(PHASES),
    })
    .exactOptional(),
})

/** Three crowds of 15,000 and more; a rehearsal of an hour's arrival is as good as one of a day's. */
const MOST_REHEARSED = 50_000
const LONGEST_ARRIVAL_SECONDS = 60 * 60
const rehearsed = {
  members: id.max(MOST_REHEARSED),
  arrivingSeconds: z.number().min(0).max(LONGEST_ARRIVAL_SECONDS),
}

export const inputs = {
  'cast-ballot': z.strictObject({
    ...vote,
    marks,
    key: ballotKey.exactOptional(),
    replaces: ballotKey.exactOptional(),
    others: z.array(marks).max(MOST_PROXIES).exactOptional(),
  }),
  'check-in-self': z.strictObject({}),
  'sign-out': z.strictObject({}),
  'read-result': z.strictObject(vote),
  'read-results': z.strictObject({ before: id.nullable() }),
  'read-own-receipts': z.strictObject({ before: id.nullable() }),
  'set-convention': convention,
  'check-in': z.strictObject({ members: z.union([members, z.literal('all')]) }),
  'check-out': z.strictObject({ members: z.union([members, z.literal('all')]) }),
  'show-member': z.strictObject({ member: id }),
  'begin-upload': z.strictObject({ name: line(NAME_CHARACTERS), bytes: z.int().min(0) }),
  'preview-import': z.strictObject({ upload, columns: columns.exactOptional() }),
  'import-members': z.strictObject({
    upload,
    columns,
    basis: z.string().max(128),
    onlyGoodRows: z.boolean(),
  }),
  'issue-access': z.strictObject({ members: z.union([members, z.literal('all'), z.literal('without')]) }),
  'revoke-access': z.strictObject({ member: id }),
  'prepare-vote': draft,
  'change-vote': z.strictObject({ ...vote, draft }),
  'discard-vote': z.strictObject(vote),
  'open-vote': z.strictObject({
    ...vote,
    despite: z
      .array(z.enum(['quorum', 'trial']))
      .max(2)
      .exactOptional(),
  }),
  'extend-vote': z.strictObject({ ...vote, seconds }),
  'close-vote': z.strictObject(vote),
  'move-to-paper': z.strictObject({ ...vote, electronic: z.enum(['annulled', 'added']) }),
  'prepare-next-ballot': z.strictObject(vote),
  'check-vote': z.strictObject(vote),
  'enter-paper-votes': z.strictObject({ ...vote, votes: paperVotes }),
  'confirm-paper-votes': z.strictObject({ ...vote, votes: paperVotes }),
  'withdraw-paper-votes': z.strictObject(vote),
  'draw-lot': z.strictObject({ ...vote, words: line(LOT_CHARACTERS).min(1) }),
  'decide-tie': z.strictObject({ ...vote, option: optionIndex, adopted: z.boolean() }),
  'show-roll': z.strictObject(vote),
  'publish-vote': z.strictObject(vote),
  'annul-vote': z.strictObject({ ...vote, reason: line(TITLE_CHARACTERS).min(1) }),
  ...accreditationInputs,
  ...proxyInputs,
  ...agendaInputs,
  ...electionInputs,
  ...motionInputs,
  ...hallInputs,
  ...peopleInputs,
  ...debateInputs,
  ...minutesInputs,
  ...callInputs,
  ...lateAdmissionInputs,
  'keep-rehearsal': z.strictObject({ report: rehearsal }),
  'start-rehearsal': z.strictObject(rehearsed),
  'cancel-rehearsal': z.strictObject({}),
  'open-rehearsal': z.strictObject({ ...rehearsed, port: z.int().min(0).max(65_535) }),
  'drive-rehearsal': z.strictObject({ act: z.enum(['kill', 'start', 'finish']) }),
  'tell-rehearsal': z.strictObject({
    phase: phaseOfRehearsal,
    done: measured,
    of: measured,
  }),
  'read-journal': z.strictObject({ before: id.nullable(), limit: z.int().min(1).max(JOURNAL_PAGE) }),
  backup: z.strictObject({}),
  'set-second-place': z.strictObject({ folder: line(PATH_CHARACTERS).min(1).nullable() }),
  export: z.union([
    z.strictObject({ what: z.enum([...TABLES, 'mandate-check-sheet', 'motions-text']) }),
    z.strictObject({ what: z.enum(['ballots', 'election', 'receipts', 'result-sheet']), ...vote }),
    z.strictObject({ what: z.enum(['ballot-papers', 'paper-list']), ...vote }),
  ]),
  status: z.strictObject({}),
} satisfies { [Name in CommandName]: z.ZodType<Commands[Name]['input']> }

const secret = z.string().max(64)
const signIn: z.ZodType<SignIn> = z.strictObject({
  type: z.literal('sign-in'),
  request,
  protocol: z.int(),
  credential: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('link'), secret }),
    z.strictObject({ kind: z.literal('code'), code: secret }),
    z.strictObject({ kind: z.literal('invitation'), key: secret }),
    z.strictObject({ kind: z.literal('session'), token: secret }),
  ]),
  resume: z.strictObject({ epoch: z.string().max(64), seq: z.int().min(0) }).exactOptional(),
})

const version = z.looseObject({ protocol: z.int() })
const envelope = z.looseObject({ type: z.string().max(64), request: request.optional() })

export type ParsedCommand = {
  [Name in CommandName]: { name: Name; request: string; input: Commands[Name]['input'] }
}[CommandName]

export type Parsed =
  | { kind: 'sign-in'; message: SignIn }
  | { kind: 'command'; command: ParsedCommand }
  /** A sign-in of another version, whatever that looks like. */
  | { kind: 'other-protocol' }
  | { kind: 'resync' }
  | { kind: 'ping' }
  /** A frame with a request id that can be answered `malformed`: `where` names the field, never its value. */
  | { kind: 'refused'; request: string; where: string }
  | { kind: 'malformed' }

const isCommandName = (name: string): name is CommandName => Object.hasOwn(inputs, name)

/** One text frame to one message; never throws. */
export function parseFrame(text: string): Parsed {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'malformed' }
  }
  const message = envelope.safeParse(json)
  if (!message.success) return { kind: 'malformed' }
  const { type, request: id, ...input } = message.data
  if (type === ('ping' satisfies ClientMessage['type'])) return { kind: 'ping' }
  if (type === ('resync' satisfies ClientMessage['type'])) return { kind: 'resync' }
  if (id === undefined) return { kind: 'malformed' }
  if (type === 'sign-in') {
    const spoken = version.safeParse(json)
    if (spoken.success && spoken.data.protocol !== PROTOCOL_VERSION) return { kind: 'other-protocol' }
    const parsed = signIn.safeParse(json)
    return parsed.success ? { kind: 'sign-in', message: parsed.data } : refused(id, parsed.error)
  }
  return isCommandName(type) ? parseCommand(type, id, input) : { kind: 'refused', request: id, where: 'type' }
}

function parseCommand(name: CommandName, request: string, input: unknown): Parsed {
  const parsed = inputs[name].safeParse(input)
  // The table above is checked against `Commands` name by name; TypeScript cannot follow that through a generic index.
  return parsed.success
    ? { kind: 'command', command: { name, request, input: parsed.data } as ParsedCommand }
    : refused(request, parsed.error)
}

const refused = (request: string, error: z.ZodError): Parsed => ({
  kind: 'refused',
  request,
  where: error.issues[0]?.path.join('.') ?? '',
})
