/** The chair's acts on votes as commands: prepare, check, open, extend, close, move to paper, publish, annul, and the ballot that comes next. */
import { readFileSync } from 'node:fs'
import { Option, type Command } from 'commander'
import type { ElectronicPart, Majority, VoteDraft, VoteId } from '../protocol/messages.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { inputs } from '../protocol/parse.ts'
import { asChair, type Chair, type Target } from './chair.ts'
import { Failure } from './failure.ts'
import { idsOf } from './members.ts'
import { warningSentence } from './words.ts'

export function addVoteActs(program: Command): void {
  const vote = program.command('vote').description('prepare, open, close, publish and annul votes')
  const act = (name: string, description: string) =>
    vote
      .command(name)
      .description(description)
      .option('--file <name>', 'the convention (default: convention.plenum)')
      .option('--url <address>', 'a running host instead')
      .option('--key <key>', 'an invitation to it; or PLENUM_SESSION in the environment')

  act(
    'prepare <title>',
    'prepare a vote, yes/no/abstain on one motion unless --paper says otherwise; prints its id',
  )
    .option('--text <text>', 'what is voted on', '')
    .option('--named', 'who voted what is known (default: secret)')
    .option('--entitled', 'all entitled may vote (default: those present)')
    .option('--group <group...>', 'only these groups')
    .option(
      '--majority <rule>',
      'simple, two-thirds, or FRACTION:BASE such as 1/2:present, 2/3:entitled (at least two thirds, else more than)',
      'simple',
    )
    .option('--paper <file>', 'the ballot paper as JSON, as the protocol has it: any other kind of vote')
    .option('--changeable', 'the last ballot of each voter counts (default: the first is final)')
    .option('--duration <seconds>', 'closes by itself after')
    .action((title: string, options: Target & PrepareOptions) =>
      asChair(options, async (chair) =>
        print(String((await chair.command('prepare-vote', draft(title, options))).vote)),
      ),
    )

  act('check [vote]', 'who could vote now, and what could tell a secret ballot; changes nothing').action(
    (id: string | undefined, options: Target) =>
      asChair(options, async (chair) => {
        const vote = await chooseVote(chair, id, 'prepared')
        const { registered, warnings } = await chair.command('check-vote', { vote })
        print(`${String(registered)} could vote.`)
        for (const warning of warnings) print(warningSentence(warning))
      }),
  )
  act('next <vote>', 'prepare the ballot that fills what this one left open; prints its id').action(
    (id: string, options: Target) =>
      asChair(options, async (chair) =>
        print(String((await chair.command('prepare-next-ballot', { vote: wholeNumber(id) })).vote)),
      ),
  )
  act('open [vote]', 'open it (default: the newest prepared one); the register is frozen').action(
    (id: string | undefined, options: Target) =>
      asChair(options, async (chair) => {
        const { registered } = await chair.command('open-vote', {
          vote: await chooseVote(chair, id, 'prepared'),
        })
        say(`Open: ${String(registered)} on the register.`)
      }),
  )
  act('extend [vote]', 'extend the open vote')
    .requiredOption('--seconds <seconds>', 'by how much')
    .action((id: string | undefined, options: Target & { seconds: string }) =>
      asChair(options, async (chair) => {
        const vote = await chooseVote(chair, id, 'open')
        const { closesAt } = await chair.command('extend-vote', {
          vote,
          seconds: wholeNumber(options.seconds),
        })
        say(`Open until ${new Date(closesAt).toLocaleTimeString()}.`)
      }),
    )
  act('admit <number>', 'admit a member late to the open vote')
    .requiredOption('--reason <reason>', 'why; it stands in the minutes')
    .action((number: string, options: Target & { reason: string }) =>
      asChair(options, async (chair) => {
        const vote = await chooseVote(chair, undefined, 'open')
        const [member = 0] = await idsOf(chair, [number])
        const { warnings } = await chair.command('check-late-admission', { vote, member })
        for (const warning of warnings) say(warningSentence(warning))
        const { registered } = await chair.command('admit-late', { vote, member, reason: options.reason })
        say(`Admitted: ${String(registered)} on the register.`)
      }),
    )
  act('close [vote]', 'close it and count; prints the result as JSON').action(
    (id: string | undefined, options: Target) =>
      asChair(options, async (chair) =>
        print(
          JSON.stringify(
            (await chair.command('close-vote', { vote: await chooseVote(chair, id, 'open') })).result,
          ),
        ),
      ),
  )
  act('move-to-paper [vote]', 'the open vote continues on ballot papers; nothing more is taken from phones')
    .addOption(
      new Option('--phones <part>', 'what becomes of the ballots that were cast on phones')
        .choices(['annulled', 'added'] satisfies ElectronicPart[])
        .makeOptionMandatory(),
    )
    .action((id: string | undefined, options: Target & { phones: ElectronicPart }) =>
      asChair(options, async (chair) => {
        const { cast, papers } = await chair.command('move-to-paper', {
          ...{ vote: await chooseVote(chair, id, 'open'), electronic: options.phones },
        })
        say(`On paper: ${String(cast)} had voted on phones, ${String(papers)} get a ballot paper.`)
      }),
    )
  act('publish [vote]', 'show the result on phones and projector').action(
    (id: string | undefined, options: Target) =>
      asChair(options, async (chair) => {
        await chair.command('publish-vote', { vote: await chooseVote(chair, id, 'closed') })
        say('Published.')
      }),
  )
  act('annul <vote>', 'annul it, for ever')
    .requiredOption('--reason <reason>', 'why; everybody sees it')
    .action((id: string, options: Target & { reason: string }) =>
      asChair(options, async (chair) => {
        await chair.command('annul-vote', { vote: wholeNumber(id), reason: options.reason })
        say('Annulled.')
      }),
    )
  act('discard <vote>', 'discard a prepared vote').action((id: string, options: Target) =>
    asChair(options, async (chair) => {
      await chair.command('discard-vote', { vote: wholeNumber(id) })
      say('Discarded.')
    }),
  )
  act('list', 'all votes').action((options: Target) =>
    asChair(options, async (chair) => {
      for (const { id, state, title } of (await chair.command('status', {})).status.votes)
        print(`${String(id)}\t${state}\t${title}`)
    }),
  )
}

type PrepareOptions = {
  text: string
  named?: boolean
  entitled?: boolean
  group?: string[]
  majority: string
  paper?: string
  changeable?: boolean
  duration?: string
}

function draft(
  title: string,
  { text, named, entitled, group, majority, paper, changeable, duration }: PrepareOptions,
): VoteDraft {
  const motion = onMotion(readMajority(majority))
  const made = {
    title,
    text,
    secrecy: named === true ? 'named' : 'secret',
    electorate: { presence: entitled === true ? 'entitled' : 'present', groups: group ?? [] },
    ...motion,
    paper: paper === undefined ? motion.paper : readJson(paper),
    changeable: changeable === true,
    durationSeconds: duration === undefined ? null : wholeNumber(duration),
  }
  // Looked at here too, because the host would only name the field.
  const read = inputs['prepare-vote'].safeParse(made)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Failure(
    2,
    `This cannot be a vote: ${issue?.path.join('.') ?? ''} is not as the protocol has it (${issue?.message ?? ''}).`,
  )
}

function readJson(name: string): unknown {
  try {
    return JSON.parse(readFileSync(name, 'utf8'))
  } catch (error) {
    throw new Failure(
      2,
      `${name} is no JSON that can be read (${error instanceof Error ? error.message : ''}).`,
    )
  }
}

const BASES: readonly Majority['base'][] = [
  'yes-no',
  'yes-no-abstain',
  'valid',
  'cast',
  'present',
  'entitled',
]

function readMajority(rule: string): Majority {
  if (rule === 'simple') return SIMPLE_MAJORITY
  if (rule === 'two-thirds') return { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }
  const parts = /^(\d+)\/(\d+):([a-z-]+)$/.exec(rule)
  const base = BASES.find((each) => each === parts?.[3])
  if (parts === null || base === undefined)
    throw new Failure(2, `${rule} is no majority. Try simple, two-thirds, 1/2:present or 2/3:entitled.`)
  const [numerator, denominator] = [Number(parts[1]), Number(parts[2])]
  return {
    base,
    numerator,
    denominator,
    comparison: numerator * 2 === denominator ? 'more-than' : 'at-least',
  }
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Failure(2, `${text} is not a whole number.`)
  return Number(text)
}

async function chooseVote(
  chair: Chair,
  id: string | undefined,
  state: 'prepared' | 'open' | 'closed',
): Promise<VoteId> {
  if (id !== undefined) return wholeNumber(id)
  const { status } = await chair.command('status', {})
  const newest = status.votes.findLast((vote) => vote.state === state)
  if (newest === undefined) throw new Failure(1, `There is no ${state} vote.`)
  return newest.id
}

const print = (text: string) => void process.stdout.write(`${text}\n`)

const say = (text: string) => void process.stderr.write(`${text}\n`)
