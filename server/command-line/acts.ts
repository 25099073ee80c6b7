/** The chair's acts as commands. Each is one sentence of what it does and the same command that the console sends. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { ImportPreview, Office } from '../protocol/messages.ts'
import { OFFICES } from '../protocol/offices.ts'
import { TABLES } from '../protocol/tables.ts'
import { asChair, signInForLater, type Chair, type Target } from './chair.ts'
import { Failure } from './failure.ts'
import { idsOf } from './members.ts'
import { addVoteActs, wholeNumber } from './vote-acts.ts'
import { aboutBackups, outcomeInWords } from './words.ts'

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

  addVoteActs(program)

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
        for (const sentence of aboutBackups(status.backup)) print(sentence)
        for (const vote of status.votes)
          print(
            `${String(vote.id)}\t${vote.state}\t${vote.title}${vote.result === undefined ? '' : `\t${outcomeInWords(vote.result, vote.paper)}`}`,
          )
      }),
    )

  act(
    'export <what>',
    `as CSV ${TABLES.join(', ')}; ${ON_PAPER.join(', ')} (PDF, Markdown); of a published vote ballots, election (BLT), receipts, result-sheet (PDF); of any vote ballot-papers (PDF, a sheet to copy); of one on paper paper-list`,
  )
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
      if (copy !== undefined && ticket === null)
        throw new Failure(
          1,
          `backups/${name} is made, and stays with the host: while a vote is open, or a lot half drawn, nobody gets what the file knows. Copy it there, or again afterwards.`,
        )
      if (copy !== undefined && ticket !== null)
        writeFileSync(copy, await chair.download(ticket), { mode: 0o600 })
      say(`${copy ?? `backups/${name}`}: ${String(bytes)} bytes, checked.`)
    }),
  )

  act(
    'backup-to [folder]',
    'copy the file there by itself, each minute and after each vote; without a folder say where it goes',
  )
    .option('--off', 'nowhere any more')
    .action((folder: string | undefined, options: Target & { off?: boolean }) =>
      asChair(options, async (chair) => {
        if (folder !== undefined || options.off === true)
          await chair.command('set-second-place', {
            folder: folder === undefined || options.off === true ? null : resolve(folder),
          })
        const { status } = await chair.command('status', {})
        const sentences = aboutBackups(status.backup)
        for (const sentence of sentences) print(sentence)
        if (status.backup.place === null) say('Copied to no second place.')
      }),
    )

  act('invite <name>', 'a one-time link for the console of a person, who is named so in the journal')
    .addOption(new Option('--office <office>', 'what the person may do').choices(OFFICES).default('chair'))
    .action((name: string, options: Target & { office: Office }) =>
      asChair(options, async (chair) => {
        await needsAddress(chair)
        const { path, key } = await chair.command('invite', { role: 'chair', name, office: options.office })
        const { status } = await chair.command('status', {})
        print(`${status.convention.publicAddress || chair.url}${path}#${key}`)
      }),
    )

  program
    .command('sign-in')
    .description('turn an invitation into a session for PLENUM_SESSION')
    .requiredOption('--url <address>', 'the running host')
    .requiredOption('--key <key>', 'the invitation')
    .action(async ({ url, key }: { url: string; key: string }) => print(await signInForLater(url, key)))
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

const OF_A_VOTE = ['ballots', 'election', 'receipts', 'result-sheet', 'ballot-papers', 'paper-list'] as const
/** To be read, not to be calculated with. */
const ON_PAPER = ['mandate-check-sheet', 'motions-text'] as const

function exportInput(what: string, vote: string | undefined) {
  const list = [...TABLES, ...ON_PAPER].find((kind) => kind === what)
  if (list !== undefined) return { what: list }
  const ofVote = OF_A_VOTE.find((kind) => kind === what)
  if (ofVote !== undefined && vote !== undefined) return { what: ofVote, vote: wholeNumber(vote) } as const
  throw new Failure(
    2,
    `Export what? ${[...TABLES, ...ON_PAPER].join(', ')}; or ${OF_A_VOTE.join(', ')} with --vote ID.`,
  )
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
