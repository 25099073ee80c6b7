/** What a person at the command line is told, and the exit code that a script sees. */

/** 1: refused, nothing was changed. 2: not understood. 3: no host or file to talk to. */
export type ExitCode = 1 | 2 | 3

export class Failure extends Error {
  readonly exitCode: ExitCode
  constructor(exitCode: ExitCode, sentence: string) {
    super(sentence)
    this.exitCode = exitCode
  }
}
