/** The one door: from the first sign-in of a socket to its last command. Everybody comes through here, the chair's window too. */
import { CLOSE } from '../protocol/close-codes.ts'
import type { Role, SignIn } from '../protocol/messages.ts'
import type { Parsed } from '../protocol/parse.ts'
import { unreachable } from '../domain/decision.ts'
import type { Caller } from '../commands/context.ts'
import { refusal, type Dispatch } from '../commands/dispatch.ts'
import type { SignedIn, SignInByMessage } from '../commands/sign-in.ts'
import type { Hub, Place } from '../live/hub.ts'
import { deviceOf } from '../live/presence.ts'
import type { Arriving, Visitor } from './gateway.ts'
import { SIGN_INS_PER_SOCKET } from './limits.ts'

type DoorOptions = {
  hub: Hub
  dispatch: Dispatch
  signIn: SignInByMessage
  now: () => number
}

type Phase =
  | { at: 'door'; tries: number }
  | { at: 'signing-in' }
  | { at: 'place'; place: Place; caller: Caller }
  | { at: 'gone' }

export const createDoor =
  ({ hub, dispatch, signIn, now }: DoorOptions) =>
  ({ outlet, address, userAgent }: Arriving): Visitor => {
    let phase: Phase = { at: 'door', tries: 0 }
    /** Known before the place is taken, because taking it already sends a console's large frames. */
    let role: Role | null = null

    function receiveAtDoor(message: Parsed, tries: number) {
      switch (message.kind) {
        case 'sign-in':
          return tryToSignIn(message.message, tries)
        case 'other-protocol':
          return outlet.close(CLOSE.wrongProtocol, '')
        case 'refused':
          return sendBack(refusal(message.request, 'malformed', { where: message.where }), tries)
        default:
          return outlet.close(CLOSE.signInMissing, '')
      }
    }

    function sendBack(reply: string, tries: number) {
      phase = { at: 'door', tries: tries + 1 }
      outlet.send(reply)
      if (tries + 1 >= SIGN_INS_PER_SOCKET) outlet.close(CLOSE.signInMissing, '')
    }

    function tryToSignIn(message: SignIn, tries: number) {
      phase = { at: 'signing-in' }
      signIn(message, address, (outcome) => {
        if (phase.at !== 'signing-in') return
        if (outcome?.ok === true) return takePlace(message, outcome)
        sendBack(
          outcome === null
            ? refusal(message.request, 'not-saved')
            : JSON.stringify({
                type: 'reply',
                request: message.request,
                ok: false,
                why: outcome.why,
                ...(outcome.about && { about: outcome.about }),
              }),
          tries,
        )
      })
    }

    function takePlace({ request, resume }: SignIn, { session, token }: SignedIn) {
      const arrival = {
        outlet,
        request,
        session: session.tokenHash.toString('base64'),
        newToken: token,
        name: session.name,
      }
      role = session.role
      switch (session.role) {
        case 'member': {
          const member = session.member ?? 0
          phase = {
            at: 'place',
            caller: { role: 'member', member, session },
            place: hub.joinMember(arrival, member, deviceOf(userAgent)),
          }
          return
        }
        case 'chair':
          phase = {
            at: 'place',
            caller: { role: 'chair', name: session.name, session },
            place: hub.joinConsole(arrival, resume),
          }
          return
        case 'projector':
          phase = { at: 'place', caller: { role: 'projector', session }, place: hub.joinProjector(arrival) }
          return
        default:
          unreachable(session.role)
      }
    }

    return {
      mayBeLarge: () => role === 'chair',
      isSignedIn: () => phase.at === 'place',
      receive(message: Parsed) {
        if (message.kind === 'ping') return outlet.send(`{"type":"pong","now":${String(now())}}`)
        if (phase.at === 'door') return receiveAtDoor(message, phase.tries)
        // What came before the welcome would never be answered: better said than dropped.
        if (phase.at === 'signing-in') return outlet.close(CLOSE.malformed, '')
        if (phase.at !== 'place') return
        switch (message.kind) {
          case 'sign-in':
          case 'other-protocol':
          case 'malformed':
            return outlet.close(CLOSE.malformed, '')
          case 'refused':
            return outlet.send(refusal(message.request, 'malformed', { where: message.where }))
          case 'resync':
            return phase.place.resync()
          case 'command':
            return dispatch(phase.caller, message.command, (text) => outlet.send(text))
          default:
            unreachable(message)
        }
      },
      gone() {
        if (phase.at === 'place') phase.place.leave()
        phase = { at: 'gone' }
      },
    }
  }
