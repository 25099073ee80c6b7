// The launcher's way of speaking: whole sentences on standard error, because standard output belongs to data.
import process from 'node:process'

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`Plenum: ${sentence}\n`)
}

/** A failure whose message is a sentence for people: shown without a stack. */
export class Trouble extends Error {}

/**
 * Runs a launcher's main function: a `Trouble` becomes its sentence and exit code 1, anything else is a bug and
 * keeps its stack.
 * @param {() => Promise<number>} program resolves to the exit code
 */
export async function run(program) {
  try {
    process.exitCode = await program()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say(error.message)
    process.exitCode = 1
  }
}
