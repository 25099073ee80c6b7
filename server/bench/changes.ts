/** A small change that concerns every phone and that nobody waits for: it goes out with the next tick. */
import type { Chair } from '../command-line/chair.ts'
import type { Convention } from '../protocol/messages.ts'

const facts: Convention = {
  ...{ name: 'Bench', place: '', startsOn: '', endsOn: '', language: 'en' },
  ...{ selfCheckIn: false, publicAddress: '' },
}

/** A line that is the same as before is no change. */
let changes = 0

/** All of one length. */
export const changeLine = (chair: Chair): Promise<unknown> =>
  chair.command('set-convention', { ...facts, place: `Hall ${String(++changes).padStart(6, '0')}` })
