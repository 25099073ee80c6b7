import { expect, test, vi } from 'vitest'
import { aDraft } from './testing/builders.ts'
import { temporaryFile } from './testing/temporary.ts'
import { startTestHost } from './testing/host.ts'
import { CLOSE } from './protocol/close-codes.ts'

/** One after the other, so that there is time between the first and the last. */
vi.mock('./socket/limits.ts', async (original) => ({ ...(await original<object>()), DRAIN_SLICE: 1 }))

/** As many are told before the last one is. */
const OTHERS = 29

test('what is said while the host stops is done before the file is closed', async () => {
  const file = temporaryFile()
  for (let time = 1; time <= 5; time++) {
    const host = await startTestHost({ file })
    for (let other = 0; other < OTHERS; other++) await host.connect()
    const chair = await host.chair()
    let isStopping = true
    let votes = 0
    const goOn = () => {
      if (!isStopping) return
      chair.say({ type: 'prepare-vote', request: `request-${String(time)}-${String(++votes)}`, ...aDraft() })
      setImmediate(goOn)
    }
    goOn()
    await host.stop()
    isStopping = false
    expect(await chair.closed).toEqual({ code: CLOSE.restarting, reason: '2000' })
    // Longer than the writer rests between two batches: with nothing left to do, and no file to do it in.
    await new Promise((rested) => setTimeout(rested, 20))
  }
})
