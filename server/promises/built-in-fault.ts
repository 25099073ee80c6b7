/** Node is given this before a program (`--import`) and reads our own code with a fault built in. */
import { registerHooks } from 'node:module'
import { FAULT_VARIABLE, faultNamed } from './broken.ts'

const name = process.env[FAULT_VARIABLE] ?? ''
const fault = faultNamed(name)
if (fault === undefined) throw new Error(`there is no fault ${name}`)

const edits = [fault, ...(fault.also ?? [])].map((edit) => ({
  ...edit,
  address: new URL(`../${edit.file}`, import.meta.url).href,
}))

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const here = edits.filter(({ address }) => address === url)
    if (here.length === 0) return loaded
    let source = textOf(loaded.source)
    for (const { file, from, to } of here) {
      if (source.split(from).length !== 2) throw new Error(`the fault ${name} does not fit ${file} any more`)
      source = source.replace(from, () => to)
    }
    return { ...loaded, source }
  },
})

function textOf(source: unknown): string {
  if (typeof source === 'string') return source
  if (source instanceof Uint8Array) return Buffer.from(source).toString()
  throw new Error('a module of ours has no text')
}
