/** The one door: from the first sign-in of a socket to its last command. Everybody comes through here, the chair's window too. */
import { CLOSE } from '../protocol/close-codes.ts'
import type { SignIn } from '../protocol/messages.ts'
import { unreachable } from '../domain/decision.ts'
import type { Caller } from '../commands/context.ts'
import { refusal, type Dispatch } from '../commands/dispatch.ts'
import type { SignedIn, SignInByMessage, SignInOutcome } from '../commands/sign-in.ts'
import type { Said } from '../live/boundary.ts'
import type { Hub, Place } from '../live/hub.ts'
import type { Line } from '../live/line.ts'
import { deviceOf } from '../live/presence.ts'
import { SIGN_INS_PER_SOCKET } from './limits.ts'

export type DoorOptions = {
  hub: Hub
  dispatch: Dispatch
  signIn: SignInByMessage
  /** Whether this address is the host's own machine. */
  isAtHost: (address: string) => boolean
}

type Phase =
  | { at: 'door'; tries: number }
  | { at: 'signing-in' }
  | { at: 'place'; place: Place; caller: Caller }
  | { at: 'gone' }

const FIRST: Phase = { at: 'door', tries: 0 }
const GONE: Phase = { at: 'gone' }

/** One client behind the door. */
export class Visitor {
  readonly #options: DoorOptions
  readonly #line: Line
  readonly #address: string
  readonly #userAgent: string
  #phase: Phase = FIRST

  constructor(options: DoorOptions, line: Line, address: string, userAgent: string) {
    this.#options = options
    this.#line = line
    this.#address = address
    this.#userAgent = userAgent
  }

  receive(message: Said): void {
    const phase = this.#phase
    switch (phase.at) {
      case 'door':
        return this.#receiveAtDoor(message, phase.tries)
      // What came before the welcome would never be answered: better said than dropped.
      case 'signing-in':
        return this.#line.close(CLOSE.malformed, '')
      case 'place':
        return this.#receiveInside(message, phase.place, phase.caller)
      case 'gone':
        return
      default:
        unreachable(phase)
    }
  }

  left(bytes: number): void {
    this.#line.left(bytes)
    if (this.#phase.at === 'place') this.#phase.place.goOn?.()
  }

  gone(): void {
    if (this.#phase.at === 'place') this.#phase.place.leave()
    this.#phase = GONE
  }

  #receiveAtDoor(message: Said, tries: number): void {
    switch (message.kind) {
      case 'sign-in':
        return this.#signIn(message.message, tries)
      case 'other-protocol':
        return this.#line.close(CLOSE.wrongProtocol, '')
      case 'refused':
        return this.#sendBack(refusal(message.request, 'malformed', { where: message.where }), tries)
      default:
        return this.#line.close(CLOSE.signInMissing, '')
    }
  }

  #receiveInside(message: Said, place: Place, caller: Caller): void {
    switch (message.kind) {
      case 'sign-in':
      case 'other-protocol':
        return this.#line.close(CLOSE.malformed, '')
      case 'refused':
        return this.#line.send(refusal(message.request, 'malformed', { where: message.where }))
      case 'resync':
        return place.resync()
      case 'command':
        return this.#options.dispatch(caller, message.command, (text) => this.#line.send(text))
      default:
        unreachable(message)
    }
  }

  #sendBack(reply: string, tries: number): void {
    this.#phase = { at: 'door', tries: tries + 1 }
    this.#line.send(reply)
    if (tries + 1 >= SIGN_INS_PER_SOCKET) this.#line.close(CLOSE.signInMissing, '')
  }

  #signIn(message: SignIn, tries: number): void {
    this.#phase = { at: 'signing-in' }
    this.#options.signIn(message, this.#address, (outcome) => {
      if (this.#phase.at !== 'signing-in') return
      if (outcome?.ok === true) this.#phase = this.#placeOf(message, outcome)
      else this.#sendBack(signInRefusal(message, outcome), tries)
    })
  }

  #placeOf({ request, resume }: SignIn, { session, token }: SignedIn): Phase {
    const { hub } = this.#options
    const arrival = {
      line: this.#line,
      request,
      session: session.tokenHash.toString('base64'),
      newToken: token,
      name: session.name,
      account: session.account,
    }
    switch (session.role) {
      case 'member': {
        const member = session.member ?? 0
        return {
          at: 'place',
          caller: { role: 'member', member, session },
          place: hub.joinMember(arrival, member, deviceOf(this.#userAgent)),
        }
      }
      case 'chair':
        return {
          at: 'place',
          caller: {
            ...{ role: 'chair', name: session.name, account: session.account, session },
            isAtHost: this.#options.isAtHost(this.#address),
          },
          place: hub.joinConsole(arrival, resume),
        }
      case 'projector':
        return { at: 'place', caller: { role: 'projector', session }, place: hub.joinProjector(arrival) }
      default:
        return unreachable(session.role)
    }
  }
}

const signInRefusal = ({ request }: SignIn, outcome: Exclude<SignInOutcome, { ok: true }> | null): string =>
  outcome === null
    ? refusal(request, 'not-saved')
    : JSON.stringify({
        type: 'reply',
        request,
        ok: false,
        why: outcome.why,
        ...(outcome.about && { about: outcome.about }),
      })
