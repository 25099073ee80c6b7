/** What the program was started with: `--file`, or a convention that was double-clicked. Pure: words in, intent out. */

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** Without the dot, as dialogs want it. */
export const conventionExtension = 'plenum'

export function isConventionFile(path: string): boolean {
  return path.toLowerCase().endsWith(`.${conventionExtension}`)
}

/** `file` and certificate paths are absolute. `port` and `address` undefined: the host's own defaults. */
export type Arguments = {
  file?: string
  isDemo: boolean
  port?: number
  address?: string
  tls?: { certFile: string; keyFile: string }
}

/** What can be wrong, in the words of words.ts; `value` is the option's name or what was given for it. */
export type ArgumentFault = {
  why: 'port-malformed' | 'value-missing' | 'file-name' | 'tls-incomplete' | 'demo-packaged'
  value: string
}

const options = {
  file: { type: 'string' },
  demo: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
} as const

/**
 * @param words without the executable, and without the app's folder when started from its sources
 * @param folder what relative paths are relative to
 */
export function readArguments(
  words: readonly string[],
  folder: string,
): { ok: true; arguments: Arguments } | ({ ok: false } & ArgumentFault) {
  // Not strict: Chromium's switches and those of the system's launcher stand among ours.
  const { values, positionals } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
  })
  for (const name of ['file', 'port', 'host', 'tls-cert', 'tls-key'] as const) {
    if (values[name] === true || values[name] === '') return { ok: false, why: 'value-missing', value: name }
  }
  const [file, port, host] = [textOf(values.file), textOf(values.port), textOf(values.host)]
  const [certFile, keyFile] = [textOf(values['tls-cert']), textOf(values['tls-key'])]
  if (file !== undefined && !isConventionFile(file)) return { ok: false, why: 'file-name', value: file }
  if (port !== undefined && !isPort(port)) return { ok: false, why: 'port-malformed', value: port }
  if ((certFile === undefined) !== (keyFile === undefined))
    return { ok: false, why: 'tls-incomplete', value: '' }

  // A double-clicked file comes bare; any other bare word belongs to a switch that is not ours.
  const opened = file ?? positionals.find(isConventionFile)
  return {
    ok: true,
    arguments: {
      isDemo: values.demo === true,
      ...(opened === undefined ? {} : { file: resolve(folder, opened) }),
      ...(port === undefined ? {} : { port: Number(port) }),
      ...(host === undefined ? {} : { address: host }),
      ...(certFile === undefined || keyFile === undefined
        ? {}
        : { tls: { certFile: resolve(folder, certFile), keyFile: resolve(folder, keyFile) } }),
    },
  }
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535
}
