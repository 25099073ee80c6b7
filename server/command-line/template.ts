/** `plenum template`: the settings and the agenda's outline of a convention as a text, and a new convention with those of another. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { itemsIn, readTemplate, settingsIn, takeOver, templateOf, type Template } from '../client/template.ts'
import { asChair, type Chair, type Target } from './chair.ts'
import { Failure } from './failure.ts'

export function addTemplate(program: Command): void {
  program
    .command('template')
    .description(
      "a convention's settings and agenda as a template, to standard output; or taken over from one",
    )
    .option('--file <name>', 'the convention (default: convention.plenum)')
    .option('--url <address>', 'a running host instead')
    .option('--key <key>', 'an invitation to it; or PLENUM_SESSION in the environment')
    .option('--apply <template>', 'take over this template; a file that is not there yet is made')
    .action(({ apply, ...target }: Target & { apply?: string }) =>
      apply === undefined
        ? asChair(target, (chair) => {
            const template = templateOf(known(chair), itemsIn(chair.topics()))
            process.stdout.write(`${JSON.stringify(template, null, 2)}\n`)
            return Promise.resolve()
          })
        : taken(target, apply),
    )
}

function known(chair: Chair) {
  const settings = settingsIn(chair.topics())
  if (settings === null) throw new Failure(3, 'This host knows no templates: it is older than this program.')
  return settings
}

async function taken(target: Target, file: string): Promise<void> {
  // Looked at first: of a wrong file no convention is made.
  const template = readTemplate(textOf(file))
  if (template === null) throw new Failure(2, `${file} is no template. \`plenum template\` makes one.`)
  await asChair({ ...target, makesFile: true }, (chair) => applied(chair, template))
}

async function applied(chair: Chair, template: Template): Promise<void> {
  const items = itemsIn(chair.topics())
  await takeOver(template, { settings: known(chair), items }, async (name, input) => ({
    ok: true,
    ...(await chair.command(name, input)),
  }))
  console.log(
    items.length > 0 && template.agenda.length > 0
      ? 'Taken over, but for the agenda: there is one already.'
      : `Taken over, with ${String(template.agenda.length)} items of the agenda.`,
  )
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Failure(2, `${file} cannot be read.`)
  }
}
