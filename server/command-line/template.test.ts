import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aChair, aHall } from '../testing/core.ts'
import { temporaryFolder } from '../testing/temporary.ts'

const program = fileURLToPath(new URL('../cli.ts', import.meta.url))
/** A process each, on a machine that may have other things to do. */
const PATIENT = { timeout: 180_000 }

const template = (...parameters: string[]) =>
  new Promise<{ code: number | string; out: string; words: string }>((resolve) => {
    execFile(process.execPath, [program, 'template', ...parameters], (error, out, words) =>
      resolve({ code: error?.code ?? 0, out, words }),
    )
  })

test(
  '[I10] the next convention begins with the settings and the agenda of the last one, and with nobody in it',
  PATIENT,
  async () => {
    const core = aHall(3)
    const chair = aChair(core)
    chair.ask('set-right', { office: 'teller', right: 'debate', may: true })
    chair.ask('set-second-person', { act: 'annul-vote', isNeeded: true })
    chair.ask('set-proxy-rules', { rules: { most: 2, byPhone: true } })
    chair.ask('set-quorum', {
      rule: { base: 'entitled', comparison: 'at-least', numerator: 1, denominator: 2, gate: 'block' },
    })
    const draft = { minutes: 20, startsAt: null, isInternal: false }
    const opening = chair.ask('add-item', {
      parent: null,
      after: null,
      draft: { ...draft, title: 'Opening' },
    })
    const item = opening.ok ? opening.item : 0
    chair.ask('add-item', { parent: item, after: null, draft: { ...draft, title: 'Greetings' } })
    chair.ask('add-item', { parent: null, after: item, draft: { ...draft, title: 'Budget' } })
    core.store.close()

    const made = await template('--file', core.file)
    expect(made.code).toBe(0)
    expect(made.out).not.toMatch(/M-0|Ada|Motion/)
    const folder = temporaryFolder()
    const file = join(folder, 'template.json')
    writeFileSync(file, made.out)
    const next = join(folder, 'next.plenum')
    expect(await template('--file', next, '--apply', file)).toEqual({
      ...{ code: 0, words: '', out: 'Taken over, with 3 items of the agenda.\n' },
    })
    const again = await template('--file', next)
    expect(JSON.parse(again.out)).toEqual(JSON.parse(made.out))
    expect((await template('--file', next, '--apply', file)).out).toBe(
      'Taken over, but for the agenda: there is one already.\n',
    )
  },
)

test('what is no template is said to be none, and no file is made of it', PATIENT, async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'list.json')
  writeFileSync(file, '{"plenumTemplate":2}')
  const { code, words } = await template('--file', join(folder, 'convention.plenum'), '--apply', file)
  expect(readdirSync(folder)).toEqual(['list.json'])
  expect([code, words]).toEqual([2, `plenum: ${file} is no template. \`plenum template\` makes one.\n`])
})
