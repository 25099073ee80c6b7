/** What the dialog of quorum and trial is doing: its page, the command on its way, and what was refused. Knows no markup. */
import type { Answer, Console } from '../../console.svelte.ts'
import type { CallPurpose, CommandName, Commands, Gate, MemberId, QuorumRule } from '#protocol'
import { MEMBERS_PER_COMMAND } from '#protocol'
import { ask } from '../ask.ts'

type Host = Pick<Console, 'command'>

const LONGEST_SECONDS = 3_600

export class CallsScreen {
  page = $state.raw<CallPurpose | null>(null)
  busy = $state.raw<CommandName | null>(null)
  refusal = $state.raw<Exclude<Answer<CommandName>, { ok: true }> | null>(null)

  show(page: CallPurpose): void {
    this.refusal = null
    this.page = page
  }

  close(): void {
    this.page = null
    this.refusal = null
  }

  setQuorum = (host: Host, rule: QuorumRule | null) => this.#run(host, 'set-quorum', { rule })
  setTrialGate = (host: Host, gate: Gate | null) => this.#run(host, 'set-trial-gate', { gate })
  find = (host: Host) => this.#run(host, 'find-quorum', {})
  begin = (host: Host, purpose: CallPurpose, seconds: number | null) =>
    this.#run(host, 'begin-call', { purpose, seconds })
  end = (host: Host, call: number) => this.#run(host, 'end-call', { call })
  cancel = (host: Host, call: number) => this.#run(host, 'cancel-call', { call })

  async checkIn(host: Host, members: readonly MemberId[]): Promise<void> {
    for (let from = 0; from < members.length; from += MEMBERS_PER_COMMAND) {
      const part = members.slice(from, from + MEMBERS_PER_COMMAND)
      if (!(await this.#run(host, 'check-in', { members: part }))) return
    }
  }

  async #run<Name extends CommandName>(
    host: Host,
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<boolean> {
    if (this.busy !== null) return false
    this.busy = name
    this.refusal = null
    const answer: Answer<CommandName> = await ask(host, name, input)
    this.busy = null
    if (!answer.ok) this.refusal = answer
    return answer.ok
  }
}

/** Null: no such number of seconds. */
export function readSeconds(text: string): number | null {
  const seconds = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return seconds >= 5 && seconds <= LONGEST_SECONDS ? seconds : null
}

/** Null: never or always reached. */
export function readRule(
  { numerator, denominator }: { numerator: string; denominator: string },
  rule: Omit<QuorumRule, 'numerator' | 'denominator'>,
): QuorumRule | null {
  const [above, below] = [numerator, denominator].map((text) =>
    /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0,
  )
  if (above === undefined || below === undefined || above < 1 || below < 1 || below > 1_000) return null
  const fits = rule.comparison === 'at-least' ? above <= below : above < below
  return fits ? { ...rule, numerator: above, denominator: below } : null
}

export const callsScreen = new CallsScreen()
