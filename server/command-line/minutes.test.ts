import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aMotionResult } from '../testing/builders.ts'
import { aHall, aChair, happen } from '../testing/core.ts'

const program = fileURLToPath(new URL('../cli.ts', import.meta.url))
/** A process each, on a machine that may have other things to do. */
const PATIENT = { timeout: 180_000 }

const minutes = (...parameters: string[]) =>
  new Promise<{ code: number | string; out: string; words: string }>((resolve) => {
    execFile(process.execPath, [program, 'minutes', ...parameters], (error, out, words) =>
      resolve({ code: error?.code ?? 0, out, words }),
    )
  })

test(
  '[W3] [W4] draft, refused while a vote is not published, then final, as Markdown and PDF',
  PATIENT,
  async () => {
    const core = aHall(3)
    const chair = aChair(core)
    chair.ask('open-vote', { vote: 1 })
    chair.ask('close-vote', { vote: 1 })
    core.store.close()
    const { file } = core
    const draft = await minutes('--file', file, '--language', 'de')
    expect([draft.code, draft.out.includes('ENTWURF')]).toEqual([0, true])
    const refused = await minutes('--file', file, '--finalise')
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.words).toBe(
      'plenum: Not made final:\n  Vote 1, “Budget 2027”: is counted and not published.\n',
    )
    expect((await minutes('--file', file, '--version', '1')).code).toBe(1)

    await new Promise((done) =>
      execFile(process.execPath, [program, 'vote', 'publish', '1', '--file', file], done),
    )
    const final = await minutes('--file', file, '--finalise')
    expect([final.code, final.out.startsWith('# Minutes'), final.out.includes('DRAFT')]).toEqual([
      0,
      true,
      false,
    ])
    const again = await minutes('--file', file, '--version', '1', '--pdf')
    expect([again.code, again.out.slice(0, 5)]).toEqual([0, '%PDF-'])
  },
)

test('[W3] a vote that does not add up is named with its numbers', PATIENT, async () => {
  const core = aHall(3)
  aChair(core).ask('open-vote', { vote: 1 })
  const counted = aMotionResult(
    { registered: 3, cast: 0 },
    { yes: '2', no: '0', abstain: '0' },
    { notCast: '3', base: '2', threshold: '1', verdict: 'adopted' },
  )
  happen(
    core,
    { type: 'vote-closed', vote: 1, closedAt: core.clock.now, result: counted, turnout: '', seal: '' },
    { type: 'vote-published', vote: 1, publishedAt: core.clock.now },
  )
  core.store.close()
  const refused = await minutes('--file', core.file, '--finalise')
  expect([refused.code, refused.out]).toEqual([1, ''])
  expect(refused.words).toBe(
    'plenum: Not made final:\n  Vote 1, “Budget 2027”: Votes cast and not cast are 5, the register has 3.\n',
  )
})

test.each<readonly string[]>([
  ['--markdown', '--pdf'],
  ['--language', 'fr'],
  ['--version', '0'],
])('what is not understood has exit code 2: %s %s', PATIENT, async (...parameters) => {
  expect((await minutes(...parameters)).code).toBe(2)
})
