/** Small conventions to test with: members, drafts and assemblies, each field named only where a test cares. */
import { apply, emptyAssembly } from '../domain/assembly.ts'
import type { AssemblyEvent } from '../domain/events.ts'
import type {
  ImportedMember,
  RehearsalReport,
  Result,
  Verdict,
  Vitals,
  VoteDraft,
} from '../protocol/messages.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'

export const aMember = (number: string, fields: Partial<ImportedMember> = {}): ImportedMember => ({
  number,
  firstName: 'Ada',
  lastName: `No. ${number}`,
  email: '',
  region: 'North',
  group: 'delegate',
  gender: '',
  weight: '1',
  entitled: true,
  ...fields,
})

/** M-00001, M-00002, … */
export const someMembers = (count: number, fields: Partial<ImportedMember> = {}): ImportedMember[] =>
  Array.from({ length: count }, (_, index) => aMember(`M-${String(index + 1).padStart(5, '0')}`, fields))

export const aDraft = (fields: Partial<VoteDraft> = {}): VoteDraft => ({
  title: 'Budget 2027',
  text: '',
  secrecy: 'secret',
  electorate: { presence: 'present', groups: [] },
  ...onMotion(SIMPLE_MAJORITY),
  durationSeconds: null,
  ...fields,
})

/** Of one motion, counted without ballot papers. */
export const aMotionResult = (
  { registered, cast }: { registered: number; cast: number },
  votes: { yes: string; no: string; abstain: string },
  { notCast, ...decision }: { notCast: string; base: string; threshold: string; verdict: Verdict },
): Result => {
  const sum = String(Number(votes.yes) + Number(votes.no) + Number(votes.abstain))
  return {
    ...{ registered, cast, papers: 0 },
    sums: { cast: sum, valid: sum, invalid: '0', abstained: '0', none: '0' },
    notCast,
    options: [votes],
    parts: null,
    quorum: null,
    outcome: { kind: 'majority', decisions: [decision] },
  }
}

export const imported = (members: readonly ImportedMember[]): AssemblyEvent => ({
  type: 'members-imported',
  source: 'members.csv',
  added: members.map((member, index) => ({ id: index + 1, ...member })),
  changed: [],
})

/** An assembly after these events. */
export function assemblyOf(...events: readonly AssemblyEvent[]) {
  const assembly = emptyAssembly()
  for (const event of events) apply(assembly, event)
  return assembly
}

/** Of a host at rest. */
export const someVitals = (fields: Partial<Vitals> = {}): Vitals => ({
  at: 1_800_000_000_000,
  connected: { members: 0, consoles: 1, projectors: 0 },
  signIns: 0,
  ballots: 0,
  acknowledged: null,
  stallMs: 1,
  slow: 0,
  memory: { residentBytes: 100_000_000, ofBytes: 8_000_000_000 },
  disk: { freeBytes: 50_000_000_000, fileBytes: 1_000_000 },
  sockets: { open: 1, most: 19_000 },
  warnings: [],
  ...fields,
})

/** Held, with a margin of four. */
export const aRehearsal = (fields: Partial<RehearsalReport> = {}): RehearsalReport => ({
  at: 1_800_000_000_000,
  tookMs: 50_000,
  members: 3_000,
  arrivingMs: 30_000,
  seed: 'hall',
  machine: { platform: 'linux x64', cores: 2, memoryBytes: 8_000_000_000 },
  signIns: { mostASecond: 400, p50Ms: 5, p99Ms: 90, slowestMs: 210 },
  ballots: { acknowledged: 8_775, lost: 0, p50Ms: 50, p99Ms: 200, slowestMs: 250 },
  restart: { downMs: 900, back95Ms: 2_100, back99Ms: 3_000 },
  memory: { mostBytes: 300_000_000, ofBytes: 8_000_000_000 },
  stallMs: 40,
  checks: [
    { kind: 'ballots-lost', measured: 0, limit: 0 },
    { kind: 'acknowledgement', measured: 250, limit: 1_000 },
  ],
  series: { signIns: [0, 400, null], acknowledgedMs: [null, 200, null], memoryBytes: [90e6, 300e6, null] },
  ...fields,
})
