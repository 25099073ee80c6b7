/** Members without browsers, as a story sees them: they sign in, vote as they are told, and can be asked how it went. */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Choice } from '../server/protocol/papers.ts'
import type { FromCrowd, ToCrowd } from './crowd-process.ts'
import type { Access } from './prepare.ts'

const program = fileURLToPath(new URL('./crowd-process.ts', import.meta.url))

export class Crowd {
  readonly #process: ChildProcess
  readonly size: number

  private constructor(child: ChildProcess, size: number) {
    this.#process = child
    this.size = size
  }

  /** Returns when all of them are signed in. */
  static async join(url: string, accesses: readonly Access[]): Promise<Crowd> {
    const crowd = new Crowd(
      fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
      accesses.length,
    )
    await crowd.#ask({ do: 'join', url, secrets: accesses.map(({ link }) => link.split('#')[1] ?? '') })
    return crowd
  }

  /** The n-th member casts the n-th choice in the vote that is open or opens next; null: does not vote. */
  cast(choices: readonly (Choice | null)[]): void {
    this.#say({ do: 'cast', choices })
  }

  tell(): Promise<FromCrowd> {
    return this.#ask({ do: 'tell' })
  }

  async acknowledged(): Promise<number> {
    return (await this.tell()).receipts.filter((receipt) => receipt !== null).length
  }

  leave(): void {
    this.#process.disconnect()
  }

  #say(order: ToCrowd): void {
    this.#process.send(order)
  }

  #ask(order: ToCrowd): Promise<FromCrowd> {
    return new Promise((answered, failed) => {
      const ended = (code: number | null) => failed(new Error(`the crowd's process ended with ${code}`))
      this.#process.once('exit', ended)
      this.#process.once('message', (said: FromCrowd) => {
        this.#process.off('exit', ended)
        answered(said)
      })
      this.#say(order)
    })
  }
}
