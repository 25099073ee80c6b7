/** The chair's acts as commands. Each is one sentence of what it does and the same command that the console sends. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ImportPreview, Majority, MemberId, VoteDraft, VoteId } from '../protocol/messages.ts'
import { asChair, signInForLater, type Chair, type Target } from './chair.ts'
import { Failure } from './failure.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { outcomeInWords } from './words.ts'

export function addActs(program: Command): void {
  const act = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--file <name>', 'the convention (default: convention.plenum)')
      .option('--url <address>', 'a running host instead')
      .option('--key <key>', 'an invitation to it; or PLENUM_SESSION in the environment')

  act('convention', 'show or set name, place, dates, language, address and self check-in')
    .option('--name <name>', 'as it stands on every screen')
    .option('--place <place>', 'where')
    .option('--starts-on <date>', 'such as 2027-01-30')
    .option('--ends-on <date>', 'such as 2027-02-01')
    .option('--language <de|en>', 'of phones, projector and files')
    .option('--self-check-in <on|off>', 'whether members may check themselves in')
    .option('--address <url>', 'the address that members type and links carry')
    .action((options: Target & ConventionOptions) =>
      asChair(options, (chair) => describeConvention(chair, options)),
    )

  act('import <list>', 'import a member list (CSV or .xlsx): shows what it would do, and does it')
    .option('--dry-run', 'only show it')
    .option('--good-rows', 'import the rows without faults')
    .action((list: string, options: Target & { dryRun?: boolean; goodRows?: boolean }) =>
      asChair(options, (chair) => importList(chair, list, options)),
    )

  act('access [numbers...]', 'issue links and codes: CSV to standard output, once')
    .option('--all', 'to all, ending the old ones (default: to those without)')
    .option('--pdf <file>', 'also write the access cards')
    .action((numbers: string[], options: Target & { all?: boolean; pdf?: string }) =>
      asChair(options, async (chair) => {
        await needsAddress(chair)
        const members =
          numbers.length > 0 ? await idsOf(chair, numbers) : options.all === true ? 'all' : 'without'
        const { issued, csv, pdf } = await chair.command('issue-access', { members })
        if (options.pdf !== undefined) writeFileSync(options.pdf, await chair.download(pdf), { mode: 0o600 })
        process.stdout.write(await chair.download(csv))
        say(`${String(issued)} issued. The file keeps only hashes: this list cannot be printed again.`)
      }),
    )

  for (const [name, verb] of [
    ['check-in', 'in'],
    ['check-out', 'out'],
  ] as const)
    act(`${name} [numbers...]`, `check members ${verb}`)
      .option('--all', 'everybody')
      .action((numbers: string[], options: Target & { all?: boolean }) =>
        asChair(options, async (chair) => {
          if (numbers.length === 0 && options.all !== true)
            throw new Failure(2, `Whom? Give member numbers, or --all.`)
          const { changed } = await chair.command(name, {
            members: options.all === true ? 'all' : await idsOf(chair, numbers),
          })
          say(`${String(changed)} checked ${verb}.`)
        }),
      )

  addVote(program)

  act('status', 'the convention in numbers')
    .option('--json', 'as one JSON object')
    .action((options: Target & { json?: boolean }) =>
      asChair(options, async (chair) => {
        const { status } = await chair.command('status', {})
        if (options.json === true) return print(JSON.stringify(status, null, 2))
        const { registered, entitled, present, online } = status.members
        print(
          `${status.convention.name}\nregistered ${String(registered)}  entitled ${String(entitled)}  present ${String(present)}  online ${String(online)}`,
        )
        for (const vote of status.votes)
          print(
            `${String(vote.id)}\t${vote.state}\t${vote.title}${vote.result === undefined ? '' : `\t${outcomeInWords(vote.result, vote.paper)}`}`,
          )
      }),
    )

  act('export <what>', 'members, votes, journal; ballots or result-sheet (PDF) of a published vote')
    .option('--vote <id>', 'of which vote')
    .action((what: string, options: Target & { vote?: string }) =>
      asChair(options, async (chair) => {
        const { ticket } = await chair.command('export', exportInput(what, options.vote))
        process.stdout.write(await chair.download(ticket))
      }),
    )

  act(
    'backup [copy]',
    'copy the file while it is in use, checked; into backups/ beside it, or to COPY',
  ).action((copy: string | undefined, options: Target) =>
    asChair(options, async (chair) => {
      const { name, bytes, ticket } = await chair.command('backup', {})
      if (copy !== undefined) writeFileSync(copy, await chair.download(ticket), { mode: 0o600 })
      say(`${copy ?? `backups/${name}`}: ${String(bytes)} bytes, checked.`)
    }),
  )

  program
    .command('sign-in')
    .description('turn an invitation into a session for PLENUM_SESSION')
    .requiredOption('--url <address>', 'the running host')
    .requiredOption('--key <key>', 'the invitation')
    .action(async ({ url, key }: { url: string; key: string }) => print(await signInForLater(url, key)))
}

function addVote(program: Command): void {
  const vote = program.command('vote').description('prepare, open, close, publish and annul votes')
  const act = (name: string, description: string) =>
    vote
      .command(name)
      .description(description)
      .option('--file <name>', 'the convention (default: convention.plenum)')
      .option('--url <address>', 'a running host instead')
      .option('--key <key>', 'an invitation to it; or PLENUM_SESSION in the environment')

  act('prepare <title>', 'prepare a yes/no/abstain vote; prints its id')
    .option('--text <text>', 'what is voted on', '')
    .option('--named', 'who voted what is known (default: secret)')
    .option('--entitled', 'all entitled may vote (default: those present)')
    .option('--group <group...>', 'only these groups')
    .option(
      '--majority <rule>',
      'simple, two-thirds, or FRACTION:BASE such as 1/2:present, 2/3:entitled (at least two thirds, else more than)',
      'simple',
    )
    .option('--duration <seconds>', 'closes by itself after')
    .action((title: string, options: Target & PrepareOptions) =>
      asChair(options, async (chair) =>
        print(String((await chair.command('prepare-vote', draft(title, options))).vote)),
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
  duration?: string
}

const draft = (
  title: string,
  { text, named, entitled, group, majority, duration }: PrepareOptions,
): VoteDraft => ({
  title,
  text,
  secrecy: named === true ? 'named' : 'secret',
  electorate: { presence: entitled === true ? 'entitled' : 'present', groups: group ?? [] },
  ...onMotion(readMajority(majority)),
  durationSeconds: duration === undefined ? null : wholeNumber(duration),
})

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

function wholeNumber(text: string): number {
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

/** Links must lead somewhere tomorrow too. */
async function needsAddress(chair: Chair): Promise<void> {
  const { status } = await chair.command('status', {})
  if (chair.isPassing && status.convention.publicAddress === '')
    throw new Failure(
      1,
      'The links would lead nowhere: no host is running. Start `plenum serve` first, or set the address with `plenum convention --address`.',
    )
}

type ConventionOptions = {
  name?: string
  place?: string
  startsOn?: string
  endsOn?: string
  language?: string
  selfCheckIn?: string
  address?: string
}

async function describeConvention(chair: Chair, options: ConventionOptions): Promise<void> {
  const { convention } = (await chair.command('status', {})).status
  const { name, place, startsOn, endsOn, language, selfCheckIn, address } = options
  if (
    Object.values({ name, place, startsOn, endsOn, language, selfCheckIn, address }).every(
      (value) => value === undefined,
    )
  )
    return print(JSON.stringify(convention, null, 2))
  if (language !== undefined && language !== 'de' && language !== 'en')
    throw new Failure(2, `--language is de or en, not ${language}.`)
  if (selfCheckIn !== undefined && selfCheckIn !== 'on' && selfCheckIn !== 'off')
    throw new Failure(2, `--self-check-in is on or off, not ${selfCheckIn}.`)
  await chair.command('set-convention', {
    name: name ?? convention.name,
    place: place ?? convention.place,
    startsOn: startsOn ?? convention.startsOn,
    endsOn: endsOn ?? convention.endsOn,
    language: language ?? convention.language,
    selfCheckIn: selfCheckIn === undefined ? convention.selfCheckIn : selfCheckIn === 'on',
    publicAddress: address ?? convention.publicAddress,
  })
  say('Saved.')
}

async function idsOf(chair: Chair, numbers: readonly string[]): Promise<MemberId[]> {
  const roster = await chair.roster()
  const ids = new Map(roster.entries.map(({ number, id }) => [number, id]))
  return numbers.map((number) => {
    const id = ids.get(number)
    if (id === undefined) throw new Failure(1, `There is no member ${number}, and nothing was changed.`)
    return id
  })
}

function exportInput(what: string, vote: string | undefined) {
  if (what === 'members' || what === 'votes' || what === 'journal') return { what } as const
  if ((what === 'ballots' || what === 'result-sheet') && vote !== undefined)
    return { what, vote: wholeNumber(vote) } as const
  throw new Failure(2, 'Export what? members, votes, journal; or ballots or result-sheet with --vote ID.')
}

async function importList(
  chair: Chair,
  list: string,
  { dryRun, goodRows }: { dryRun?: boolean; goodRows?: boolean },
): Promise<void> {
  const bytes = readList(list)
  const { ticket } = await chair.command('begin-upload', { name: basename(list), bytes: bytes.length })
  const upload = await chair.upload(ticket, bytes)
  const { preview } = await chair.command('preview-import', { upload })
  describe(preview)
  if (preview.missing.length > 0)
    throw new Failure(1, `No column is recognised as: ${preview.missing.join(', ')}. Nothing was imported.`)
  if (dryRun === true) return
  const { columns, basis } = preview
  const { added, changed, unchanged, skipped } = await chair.command('import-members', {
    upload,
    columns,
    basis,
    onlyGoodRows: goodRows ?? false,
  })
  say(
    `Imported: ${String(added)} added, ${String(changed)} changed, ${String(unchanged)} unchanged, ${String(skipped)} rows left out.`,
  )
}

function readList(list: string): Buffer {
  try {
    return readFileSync(list)
  } catch {
    throw new Failure(2, `${list} cannot be read.`)
  }
}

function describe(preview: ImportPreview): void {
  const { source, added, changed, unchanged, absent, badRows, faults, faultCount } = preview
  say(
    `${source.name}: ${String(source.rows)} rows (${[source.kind, source.encoding, source.delimiter].filter((part) => part !== '').join(', ')})`,
  )
  say(
    `would add ${String(added)}, change ${String(changed)}, leave ${String(unchanged)} as they are; ${String(absent)} registered members are not in the list and stay; ${String(badRows)} rows have faults`,
  )
  for (const { line, column, kind, value } of faults)
    say(
      `  line ${String(line)}${column === '' ? '' : `, ${column}`}: ${kind.replaceAll('-', ' ')}${value === '' ? '' : ` (${value})`}`,
    )
  if (faultCount > faults.length) say(`  and ${String(faultCount - faults.length)} more`)
}

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`)
const print = (data: string) => void process.stdout.write(`${data}\n`)
