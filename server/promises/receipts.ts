/**
 * The published list of receipts is what voters were told, each once; and a receipt says nothing of the ballot: two worlds in which
 * everybody votes otherwise give the same receipts, and among thousands none is likelier for one choice than for another.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Chair } from '../command-line/chair.ts'
import { codeAlphabet } from '../protocol/access-code.ts'
import type { Marks, VoteDraft } from '../protocol/messages.ts'
import { motionMarks } from '../protocol/papers.ts'
import { pick, seeded } from '../rehearsal/chance.ts'
import { aDraft } from '../testing/builders.ts'
import { anyBallot, EVERY_VOTE } from '../testing/every-vote.ts'
import { accepted, openHallByHand, openVoteByHand, type Hall } from './by-hand.ts'
import { demand, type Trial, type TrialOptions } from './promise.ts'
import { seedSystem } from './seeded-system.ts'
import { FEWEST_MEMBERS, holdWholeDay, type HeldVote } from './whole-day.ts'

const MEMBERS = 20
/** Votes in which receipts are looked at in numbers, and voters in each. */
const RUNS = 12
const VOTERS = 300
const VOTERS_OF_A_WORLD = 12

const RECEIPT = new RegExp(`^[${codeAlphabet}]{5}-[${codeAlphabet}]{5}$`)
/** Standard deviations of a chi-square with 60 degrees of freedom: in one of ten places chance alone goes beyond once in 30 million runs. */
const MOST_CHANCE = 8

export const receipts: Trial = {
  promise:
    'Every acknowledged ballot has its receipt on the published list, once, and no receipt says what was voted.',
  async keep(options: TrialOptions): Promise<string[]> {
    const { members = MEMBERS, runs = RUNS, voters = VOTERS, seed, folder, say } = options
    say('the list of a convention with every kind of vote')
    const listed = await compareLists({ members: Math.max(members, FEWEST_MEMBERS), seed, folder })
    say('two worlds in which everybody votes otherwise')
    const worlds = compareWorlds({ seed, folder })
    say('thousands of receipts')
    return [listed, worlds, lookForRelation({ runs, voters, seed, folder })]
  },
}

type Setting = Pick<TrialOptions, 'seed' | 'folder'>

// ------------------------------------------------------------------------------------------------ the list

async function compareLists({ members, seed, folder }: Setting & { members: number }): Promise<string> {
  let listed = 0
  let lists = 0
  await holdWholeDay({
    ...{ file: join(folder, 'receipts.plenum'), members, seed },
    async atTheEnd({ host, chair, votes }) {
      for (const held of votes) {
        await compareList(held, { url: host.url, chair })
        listed += held.told.length
      }
      lists = votes.length
    },
  })
  return `${String(lists)} published lists have the ${String(listed)} receipts that were acknowledged, each once, and no other; a changed ballot kept its own.`
}

async function compareList(
  { vote, told }: HeldVote,
  { url, chair }: { url: string; chair: Chair },
): Promise<void> {
  const name = `vote ${String(vote)}`
  const acknowledged = told.map(({ receipt }) => receipt)
  demand(
    acknowledged.every((receipt) => RECEIPT.test(receipt)),
    `${name}: a receipt is of another form`,
  )
  demand(new Set(acknowledged).size === acknowledged.length, `${name}: a receipt was given twice`)
  const { ticket } = await chair.command('export', { what: 'receipts', vote })
  const exported = Buffer.from(await chair.download(ticket)).toString()
  const published = await (await fetch(`${url}/published/${String(vote)}/receipts.txt`)).text()
  demand(exported === published, `${name}: the chair’s list is not the one that everybody can read`)
  const expected = acknowledged
    .toSorted()
    .map((receipt) => `${receipt}\n`)
    .join('')
  demand(
    published === expected,
    `${name}: the list has ${String(published.split('\n').length - 1)} receipts and is not that of the ${String(acknowledged.length)} acknowledged ballots`,
  )
}

// ------------------------------------------------------------------------------------------------ two worlds

/** Of every kind of vote, in which chance comes from the same seed, and ballots from different ones. */
function compareWorlds({ seed, folder }: Setting): string {
  const system = seedSystem()
  let answers = 0
  try {
    for (const [number, draft] of EVERY_VOTE.entries()) {
      const [one, other] = ['one', 'other'].map((world) => {
        system.begin(`${seed} ${String(number)}`)
        const file = join(folder, `receipts-${String(number)}-${world}.plenum`)
        const hall = openHallByHand({ file, members: VOTERS_OF_A_WORLD })
        try {
          return castAll(hall, draft, `${seed} ${world}`)
        } finally {
          hall.close()
        }
      })
      const differs = one?.findIndex((answer, index) => answer !== other?.[index]) ?? 0
      demand(
        differs === -1,
        `«${draft.title}»: who votes otherwise is answered otherwise: ${one?.[differs] ?? ''} and ${other?.[differs] ?? ''}`,
      )
      answers += one?.length ?? 0
    }
  } finally {
    system.restore()
  }
  return `${String(EVERY_VOTE.length)} pairs of worlds in which everybody votes otherwise: all ${String(answers)} answers are equal, letter by letter.`
}

/** Every answer as text, those to changed ballots too. */
function castAll(hall: Hall, draft: VoteDraft, seedOfBallots: string): string[] {
  const random = seeded(seedOfBallots, draft.title)
  const vote = openVoteByHand(hall, draft, 'vote')
  const isKeyed = draft.changeable && draft.secrecy === 'secret'
  return [...hall.phones].flatMap(([member, phone]) =>
    (draft.changeable ? ['first', 'second'] : ['first']).map((which) => {
      const keys = isKeyed && {
        key: keyOf(member, which),
        ...(which === 'second' && { replaces: keyOf(member, 'first') }),
      }
      const cast = { vote, marks: anyBallot(random, draft.paper), ...keys }
      return JSON.stringify(accepted(phone.ask('cast-ballot', cast, `${which}-of-${String(member)}`)))
    }),
  )
}

const keyOf = (member: number, which: string): string =>
  createHash('shake256', { outputLength: 16 })
    .update(`${String(member)} ${which}`)
    .digest('base64url')

// ------------------------------------------------------------------------------------------------ thousands

type Told = { marks: Marks; receipt: string }

function lookForRelation({ runs, voters, seed, folder }: Setting & { runs: number; voters: number }): string {
  const random = seeded(seed, 'receipts')
  const choices = Object.values(motionMarks)
  const told: Told[] = []
  const hall = openHallByHand({ file: join(folder, 'many.plenum'), members: voters })
  try {
    for (let run = 1; run <= runs; run++) {
      const vote = openVoteByHand(hall, aDraft(), `vote-${String(run)}`)
      for (const [member, phone] of hall.phones) {
        const marks = pick(random, choices)
        const { receipt } = accepted(
          phone.ask('cast-ballot', { vote, marks }, `ballot-${String(run)}-${String(member)}`),
        )
        told.push({ marks, receipt })
      }
      accepted(hall.chair.ask('close-vote', { vote }, `close-vote-${String(run)}`))
    }
  } finally {
    hall.close()
  }
  demand(
    told.every(({ receipt }) => RECEIPT.test(receipt)),
    'a receipt is of another form than all others',
  )
  demand(new Set(told.map(({ receipt }) => receipt)).size === told.length, 'a receipt was given twice')
  const places = [...'12345-12345'].flatMap((_, place) => (place === 5 ? [] : [relationAt(told, place)]))
  const strongest = Math.max(...places.map(Math.abs))
  demand(
    strongest < MOST_CHANCE,
    `a character of the receipt goes with the choice: ${strongest.toFixed(1)} standard deviations from no relation`,
  )
  return `${String(told.length)} receipts beside random choices: all of one form, none twice; the strongest relation of a character to a choice is ${strongest.toFixed(1)} standard deviations from none.`
}

/** Pearson's chi-square of choice by character, in standard deviations from what it is without a relation. */
function relationAt(told: readonly Told[], place: number): number {
  const cells = new Map<string, number>()
  const byChoice = new Map<string, number>()
  const byCharacter = new Map<string, number>()
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const { marks, receipt } of told) {
    const character = receipt.charAt(place)
    count(cells, `${marks} ${character}`)
    count(byChoice, marks)
    count(byCharacter, character)
  }
  let square = 0
  for (const [marks, ofChoice] of byChoice)
    for (const [character, ofCharacter] of byCharacter) {
      const expected = (ofChoice * ofCharacter) / told.length
      square += ((cells.get(`${marks} ${character}`) ?? 0) - expected) ** 2 / expected
    }
  const freedom = (byChoice.size - 1) * (byCharacter.size - 1)
  return freedom === 0 ? 0 : (square - freedom) / Math.sqrt(2 * freedom)
}
