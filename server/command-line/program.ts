/** The `plenum` command's program: what there is, and what becomes of it. */
import { Command, CommanderError } from 'commander'
import { addActs } from './acts.ts'
import { addCount } from './count.ts'
import { Failure } from './failure.ts'
import { addMinutes } from './minutes.ts'
import { addTemplate } from './template.ts'
import { addRehearse } from './rehearse.ts'
import { addServe } from './serve.ts'
import { addVerify } from './verify.ts'

export async function runProgram(): Promise<void> {
  // `plenum export members | head` closes the pipe early; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

  const program = new Command('plenum')
    .description('Live voting at conventions. Data goes to standard output, words to standard error.')
    .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
    .showHelpAfterError('(plenum --help lists what there is)')
    .exitOverride()
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 1 refused, and nothing was changed · 2 not understood · 3 no host or file to talk to',
    )

  addServe(program)
  addActs(program)
  addMinutes(program)
  addTemplate(program)
  addRehearse(program)
  addCount(program)
  addVerify(program)

  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof Failure) {
      process.stderr.write(`plenum: ${error.message}\n`)
      process.exitCode = error.exitCode
    } else throw error
  }
}
