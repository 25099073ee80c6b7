/** Reads what the host's process says, once, at the edge. Null is not of the contract: the process is ours, so that is a bug. */

import type { HostFailure } from './bridge.ts'
import { aboutOf, isText, isWhole, part } from './shape.ts'
import type { FromHost, ProcessRefusal, OpenVote } from '../server/process.ts'

// Complete by type: a word that the host learns is an error here until it has its place.
const refusals = {
  'file-in-use': true,
  'file-damaged': true,
  'file-too-new': true,
  'not-a-convention': true,
  'no-such-folder': true,
  'not-writable': true,
  'port-taken': true,
  'address-unavailable': true,
  'wrong-certificate': true,
  'host-broken': true,
} as const satisfies Record<ProcessRefusal, true> & Partial<Record<HostFailure, true>>

function isRefusal(value: unknown): value is ProcessRefusal {
  return isText(value) && Object.hasOwn(refusals, value)
}

export function readFromHost(message: unknown): FromHost | null {
  switch (part(message, 'type')) {
    case 'ready': {
      const [file, url] = [part(message, 'file'), part(message, 'url')]
      const consoleKey = part(message, 'consoleKey')
      return isText(file) && isText(url) && URL.canParse(url) && isText(consoleKey)
        ? { type: 'ready', file, url, consoleKey }
        : null
    }
    case 'failed': {
      const why = part(message, 'why')
      return isRefusal(why) ? { type: 'failed', why, about: aboutOf(part(message, 'about')) } : null
    }
    case 'status': {
      const request = part(message, 'request')
      const vote = readVote(part(message, 'vote'))
      return isWhole(request) && vote !== undefined ? { type: 'status', request, vote } : null
    }
    default:
      return null
  }
}

/** Null: no vote is open. Undefined: not of the contract. */
function readVote(value: unknown): OpenVote | null | undefined {
  if (value === null) return null
  const [title, cast, of] = [part(value, 'title'), part(value, 'cast'), part(value, 'of')]
  return isText(title) && isWhole(cast) && isWhole(of) ? { title, cast, of } : undefined
}
