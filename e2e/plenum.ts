/** The `plenum` command as somebody outside of the hall runs it, on files that were downloaded. */
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const cli = fileURLToPath(new URL('../server/cli.ts', import.meta.url))

type Said = { code: number | null; text: string; errors: string }

export function plenum(...parameters: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...parameters], { encoding: 'utf8' })
  return { code: status, text: stdout, errors: stderr }
}

/** The one object that `plenum count --json` prints. */
const Counted = z.object({
  title: z.string(),
  seats: z.number(),
  candidates: z.array(z.string()),
  elected: z.array(z.string()),
  stages: z.array(z.object({ votes: z.record(z.string(), z.string()) })),
  ties: z.array(z.unknown()),
})

export function countAgain(...parameters: readonly string[]): z.infer<typeof Counted> {
  const { code, text, errors } = plenum('count', '--json', ...parameters)
  if (code !== 0) throw new Error(`plenum count ended with ${code}: ${errors}`)
  return Counted.parse(JSON.parse(text))
}
