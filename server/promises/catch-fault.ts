/** Runs a promise with a fault built into our own code, in a process of its own, which must break it. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { FAULT_VARIABLE } from './broken.ts'

const PROGRAM = fileURLToPath(new URL('index.ts', import.meta.url))
const BUILT_IN = new URL('built-in-fault.ts', import.meta.url).href

export type Caught = { isBroken: boolean; sentence: string }

/** `options` as on the command line. Hosts that it starts have the fault, too. */
export async function runWithFault(
  promise: string,
  fault: string,
  { options, onText = () => undefined }: { options: readonly string[]; onText?: (text: string) => void },
): Promise<Caught> {
  const child = spawn(process.execPath, [PROGRAM, promise, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${BUILT_IN}`,
      [FAULT_VARIABLE]: `${promise}/${fault}`,
    },
  })
  const end = () => void child.kill()
  process.once('exit', end)
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    onText(chunk.toString())
  })
  let mishap = ''
  child.stderr.on('data', (chunk: Buffer) => {
    mishap += chunk.toString()
  })
  await new Promise((gone) => child.once('close', gone))
  process.off('exit', end)
  const [, sentence] = /^ {2}BROKEN: (.*)$/m.exec(text) ?? []
  return { isBroken: sentence !== undefined, sentence: sentence ?? errorIn(mishap) ?? lastLine(text) }
}

const errorIn = (text: string): string | undefined => /^\w*Error: .*$/m.exec(text)?.[0]

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
