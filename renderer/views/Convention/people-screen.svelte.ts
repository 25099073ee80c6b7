/** What is done about accounts, rights and the second person, one act at a time, and the link just made. Knows no markup. */
import type { Answer, Console } from '../../console.svelte.ts'
import type { Account, AccountId, Office, Right, SecondPersonAct } from '#protocol'
import { ask } from '../ask.ts'
import type { Invited } from '../invitation.svelte.ts'

type Act = 'invite' | 'invite-again' | 'set-office' | 'revoke-account' | 'set-right' | 'set-second-person'

type NotDone = Exclude<Answer<Act>, { ok: true }>

export class PeopleScreen {
  readonly #host: Pick<Console, 'command'>
  busy = $state<'invite' | 'office' | 'revoke' | 'right' | null>(null)
  invited = $state.raw<Invited | null>(null)
  /** Asked about before it is done. */
  revoking = $state.raw<Account | null>(null)
  refusal = $state.raw<NotDone | null>(null)

  constructor(host: Pick<Console, 'command'>) {
    this.#host = host
  }

  async invite(name: string, office: Office): Promise<boolean> {
    const answer = await this.#run('invite', () => ask(this.#host, 'invite', { role: 'chair', name, office }))
    if (answer === null) return false
    this.invited = { name, path: answer.path, key: answer.key }
    return true
  }

  async inviteAgain({ id, name }: Account): Promise<void> {
    const answer = await this.#run('invite', () => ask(this.#host, 'invite-again', { account: id }))
    if (answer !== null) this.invited = { name, path: answer.path, key: answer.key }
  }

  async setOffice(account: AccountId, office: Office): Promise<boolean> {
    return (await this.#run('office', () => ask(this.#host, 'set-office', { account, office }))) !== null
  }

  async revoke(account: AccountId): Promise<void> {
    await this.#run('revoke', () => ask(this.#host, 'revoke-account', { account }))
    this.revoking = null
  }

  async setRight(office: Office, right: Right, may: boolean): Promise<boolean> {
    return (await this.#run('right', () => ask(this.#host, 'set-right', { office, right, may }))) !== null
  }

  async setSecondPerson(act: SecondPersonAct, isNeeded: boolean): Promise<boolean> {
    return (await this.#run('right', () => ask(this.#host, 'set-second-person', { act, isNeeded }))) !== null
  }

  putAway(): void {
    this.invited = null
  }

  async #run<Done extends { ok: true }>(
    busy: NonNullable<PeopleScreen['busy']>,
    act: () => Promise<Done | NotDone>,
  ): Promise<Done | null> {
    if (this.busy !== null) return null
    this.busy = busy
    this.refusal = null
    const answer = await act()
    this.busy = null
    if (answer.ok) return answer
    this.refusal = answer
    return null
  }
}
