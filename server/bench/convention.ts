/** The convention that benches run on: made once through the door, then copied, so that every round begins with the same file. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { asChair } from '../command-line/chair.ts'
import { importMembers, issueAccess } from '../rehearsal/fill-convention.ts'
import { inventMembers } from '../rehearsal/invented-members.ts'
import { PROTOCOL_VERSION, type ClientMessage, type VoteDraft } from '../protocol/messages.ts'
import { Child } from './calls.ts'
import type { PlenumCalls } from './plenum-process.ts'
import { motionMarks, onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'

export type Convention = {
  readonly members: number
  /** A file of its own for a host to run on. */
  copy(): string
  /** Of each member, in the order of the register: what is on the card, and what the phone sends first with it. */
  readonly secrets: string[]
  readonly signInFrames: string[]
}

/** Everybody may vote and is present. */
export async function makeConvention(folder: string, members: number): Promise<Convention> {
  const file = join(folder, `convention-${String(members)}.plenum`)
  const child = new Child<PlenumCalls>('plenum-process.ts')
  try {
    const { url, consoleKey } = await child.ask('begin', { file, port: 0 })
    const accesses = await asChair({ url, key: consoleKey }, async (chair) => {
      const people = inventMembers('bench', members).map((member) => ({ ...member, entitled: true }))
      await importMembers(chair, people, 'en')
      await chair.command('check-in', { members: 'all' })
      return [...(await issueAccess(chair)).values()]
    })
    await child.ask('end', null)
    let copies = 0
    return {
      members,
      copy() {
        const to = join(folder, `convention-${String(members)}-${String(++copies)}.plenum`)
        copyFileSync(file, to)
        return to
      },
      secrets: accesses.map(({ secret }) => secret),
      signInFrames: accesses.map(({ secret }, index) =>
        frame({
          type: 'sign-in',
          request: `bench-${String(index).padStart(26, '0')}`,
          protocol: PROTOCOL_VERSION,
          credential: { kind: 'link', secret },
        }),
      ),
    }
  } finally {
    await child.stop()
  }
}

export const consoleFrame = (key: string): string =>
  frame({
    type: 'sign-in',
    request: 'bench-console',
    protocol: PROTOCOL_VERSION,
    credential: { kind: 'invitation', key },
  })

/** As long as those of the product's client: 32 characters of request. */
export const ballotFrame = (vote: number, member: number): string =>
  frame({
    type: 'cast-ballot',
    request: `bench-${String(vote).padStart(6, '0')}-${String(member).padStart(19, '0')}`,
    vote,
    marks: member % 3 === 0 ? motionMarks.no : motionMarks.yes,
  })

const frame = (message: ClientMessage): string => JSON.stringify(message)

export const benchVote: VoteDraft = {
  title: 'Main motion M-1: decisions that can be checked',
  text: 'That the convention adopt main motion M-1 as amended by the drafting committee.',
  secrecy: 'secret',
  electorate: { presence: 'present', groups: [] },
  ...onMotion(SIMPLE_MAJORITY),
  durationSeconds: null,
}
