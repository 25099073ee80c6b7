/** `plenum minutes`: the draft or a final version as a file, and making it final. */
import type { Command } from 'commander'
import { minutesFaultSentence } from '../client/minutes-faults.ts'
import type { Language, MinutesFault } from '../protocol/messages.ts'
import { asChair, type Target } from './chair.ts'
import { Failure } from './failure.ts'

type MinutesOptions = Target & {
  version?: string
  finalise?: boolean
  markdown?: boolean
  pdf?: boolean
  language: string
}

export function addMinutes(program: Command): void {
  program
    .command('minutes')
    .description('the minutes to standard output: the draft, a final version, or made final now')
    .option('--file <name>', 'the convention (default: convention.plenum)')
    .option('--url <address>', 'a running host instead')
    .option('--key <key>', 'an invitation to it; or PLENUM_SESSION in the environment')
    .option('--version <number>', 'a final version as it was signed (default: the draft)')
    .option('--finalise', 'make the draft final; refused with the reason while it does not add up')
    .option('--markdown', 'as Markdown (default)')
    .option('--pdf', 'as PDF')
    .option('--language <de|en>', 'in which language', 'en')
    .action(writeMinutes)
}

async function writeMinutes(options: MinutesOptions): Promise<void> {
  const { version: asked, finalise = false, markdown = false, pdf = false } = options
  const language = languageOf(options.language)
  if (markdown && pdf) throw new Failure(2, 'Either --markdown or --pdf: it is one file.')
  if (finalise && asked !== undefined) throw new Failure(2, 'What has a --version is final already.')
  if (asked !== undefined && !/^[1-9]\d{0,5}$/.test(asked))
    throw new Failure(2, `--version is a whole number, not ${asked}.`)
  await asChair(options, async (chair) => {
    let version = asked === undefined ? null : Number(asked)
    if (finalise) {
      const { entries, faults } = await chair.command('draft-minutes', { language })
      if (faults.length > 0) throw new Failure(1, notFinal(faults))
      version = (await chair.command('finalise-minutes', { entries })).version
    }
    const form = pdf ? 'pdf' : 'markdown'
    const { ticket } = await chair.command('export-minutes', { form, language, version })
    process.stdout.write(await chair.download(ticket))
  })
}

const notFinal = (faults: readonly MinutesFault[]): string =>
  ['Not made final:', ...faults.map((fault) => `  ${minutesFaultSentence(fault, 'en')}`)].join('\n')

function languageOf(text: string): Language {
  if (text !== 'de' && text !== 'en') throw new Failure(2, `--language is de or en, not ${text}.`)
  return text
}
