/** Node is given this before a program (`--import`) and reads one file of ours with a fault built in. */
import { registerHooks } from 'node:module'
import { FAULT_VARIABLE, faultNamed } from './broken.ts'

const name = process.env[FAULT_VARIABLE] ?? ''
const fault = faultNamed(name)
if (fault === undefined) throw new Error(`there is no fault ${name}`)

const { file, from, to } = fault
const address = new URL(`../${file}`, import.meta.url).href

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (url !== address) return loaded
    const source = textOf(loaded.source)
    if (source.split(from).length !== 2) throw new Error(`the fault ${name} does not fit ${file} any more`)
    return { ...loaded, source: source.replace(from, () => to) }
  },
})

function textOf(source: unknown): string {
  if (typeof source === 'string') return source
  if (source instanceof Uint8Array) return Buffer.from(source).toString()
  throw new Error(`${file} has no text`)
}
