/** `plenum verify`: proves a convention's file from the file alone. Reads only; needs neither host nor lock. */
import type { Command } from 'commander'
import type { Noted } from '../verify/noted-head.ts'
import { verifyFile, type Unread, type Verification } from '../verify/verify.ts'
import { Failure } from './failure.ts'
import { brokenInWords, faultInWords, verificationInWords } from './verify-words.ts'
import { hostRefusalSentence } from './words.ts'

type VerifyOptions = { head?: string; entries?: string; json?: boolean }

export function addVerify(program: Command): void {
  program
    .command('verify <file>')
    .description(
      'prove a convention’s file: journal, seals, receipts, and that every result follows from the ballots',
    )
    .option(
      '--head <hash>',
      'the journal’s head as it was noted elsewhere, or its first eight digits and more',
    )
    .option('--entries <number>', 'how many entries there were then')
    .option('--json', 'as one JSON object')
    .addHelpText('after', `\n${HELP}`)
    .action((file: string, options: VerifyOptions) => {
      const read = verifyFile(file, notedIn(options))
      if (!read.ok) throw new Failure(3, unreadInWords(read, file))
      const { verification } = read
      print(
        options.json === true
          ? JSON.stringify(verificationAsJson(file, verification), null, 2)
          : verificationInWords(verification),
      )
      if (verification.faults.length > 0) throw new Failure(1, brokenInWords(verification))
    })
}

function unreadInWords(refusal: Unread, file: string): string {
  switch (refusal.why) {
    case 'no-such-file':
      return `There is no ${file}.`
    case 'not-writable':
      return `${file} cannot be read (${refusal.detail}).`
    default:
      return hostRefusalSentence(refusal, file)
  }
}

const HELP = [
  'Nothing is changed, and the file may be in use, a copy or a backup. Newest entries that were cut off, or a journal that was',
  'written anew from an entry on, are seen only with a head that was noted elsewhere: it stands on the projector when a vote is',
  'closed, on result sheets, and in `plenum status --json`.',
  'Exit code 0: all of it is as it was written; 1: something is not, and it says what; 3: there is no such convention, or it is damaged.',
].join('\n')

const FEWEST_DIGITS = 8

function notedIn({ head, entries }: VerifyOptions): Noted {
  const digits = head?.replaceAll(/[\s:·-]/g, '').toLowerCase()
  if (digits !== undefined && (digits.length < FEWEST_DIGITS || !/^[0-9a-f]{1,64}$/.test(digits)))
    throw new Failure(
      2,
      `--head is a hash of 64 hexadecimal digits, or its first eight and more, not ${head ?? ''}.`,
    )
  if (entries !== undefined && !/^\d{1,9}$/.test(entries))
    throw new Failure(2, `--entries is a whole number, not ${entries}.`)
  return { head: digits ?? null, entries: entries === undefined ? null : Number(entries) }
}

const verificationAsJson = (file: string, { convention, faults, ...found }: Verification) => ({
  file,
  convention: convention.name,
  isSound: faults.length === 0,
  ...found,
  faults: faults.map((fault) => ({ ...fault, sentence: faultInWords(fault) })),
})

const print = (text: string) => void process.stdout.write(`${text}\n`)
