/** What a client does when its socket is closed: the close codes as decisions. Pure; it knows no timers and no sockets. */

import { CLOSE } from '../protocol/close-codes.ts'
import type { Credential } from '../protocol/messages.ts'

/** The host lets a client that was too fast come back after ten seconds. */
export const TOO_FAST_WAIT_MS = 10_000

export type EndedBecause =
  'replaced' | 'opened-elsewhere' | 'signed-out' | 'sign-in-missing' | 'malformed' | 'wrong-protocol'

export type WaitReason = 'lost' | 'restarting' | 'too-fast' | 'busy'

export type AfterClose =
  | { then: 'end'; why: EndedBecause; forgetsSession: boolean }
  /** `within` null: as long as back-off says; else at least `from` and at most so many milliseconds more, at random. */
  | { then: 'wait'; why: WaitReason; from: number; within: number | null }

/** WebSocket's own codes for a frame that cannot be right (RFC 6455, section 7.4.1). */
const PROTOCOL_ERROR = 1002
const NOT_UTF_8 = 1007
const TOO_LARGE = 1009

const end = (why: EndedBecause, forgetsSession = false): AfterClose => ({ then: 'end', why, forgetsSession })

const BACK_OFF: AfterClose = { then: 'wait', why: 'lost', from: 0, within: null }

/** `wasGood`: it had been live for a while. */
export const afterClose = (
  code: number,
  reason: string,
  { credential, wasGood }: { credential: Credential['kind']; wasGood: boolean },
): AfterClose => {
  switch (code) {
    case CLOSE.replaced:
      // The same session in another window keeps its token, which both share.
      return reason === 'same-session' ? end('opened-elsewhere') : end('replaced', true)
    case CLOSE.signedOut:
      return end('signed-out', true)
    case CLOSE.signInMissing:
      // A session that nobody refused was only too slow to arrive: a crowd's return must strand no phone.
      return credential === 'session' ? BACK_OFF : end('sign-in-missing')
    case CLOSE.malformed:
    case PROTOCOL_ERROR:
    case NOT_UTF_8:
    case TOO_LARGE:
      // Coming back would send the same frame again.
      return end('malformed')
    case CLOSE.wrongProtocol:
      return end('wrong-protocol')
    case CLOSE.tooFast:
      return { then: 'wait', why: 'too-fast', from: TOO_FAST_WAIT_MS, within: TOO_FAST_WAIT_MS }
    case CLOSE.restarting:
      return { then: 'wait', why: 'restarting', from: 0, within: Number(reason) > 0 ? Number(reason) : null }
    case CLOSE.tooSlow:
      return { then: 'wait', why: 'lost', from: 0, within: wasGood ? 0 : null }
    default:
      return BACK_OFF
  }
}
