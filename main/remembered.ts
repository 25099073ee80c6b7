/**
 * What the program remembers between starts, in one small JSON file of the user's: language, conventions used last,
 * where the console was. Nothing here matters enough to fail for: a file that cannot be read is as good as none.
 */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Language } from './bridge.ts'
import { readBounds, type Bounds } from './placement.ts'
import { readRecent, type RecentEntry } from './recent.ts'
import { isOneOf, part } from './shape.ts'

export type Memory = {
  /** Null: as the system's. */
  language: Language | null
  recent: readonly RecentEntry[]
  consoleBounds: Bounds | null
}

export type Remembered = {
  readonly memory: Memory
  change(part: Partial<Memory>): void
}

export function remember(file: string): Remembered {
  let memory = readMemory(file)
  return {
    get memory() {
      return memory
    },
    change(changed) {
      memory = { ...memory, ...changed }
      writeMemory(file, memory)
    },
  }
}

function readMemory(file: string): Memory {
  const raw = parsed(file)
  const language = part(raw, 'language')
  return {
    language: isOneOf(language, ['de', 'en']) ? language : null,
    recent: readRecent(part(raw, 'recent')),
    consoleBounds: readBounds(part(raw, 'consoleBounds')),
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function writeMemory(file: string, memory: Memory): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    // Replaced at once: a power cut leaves the old file or the new one.
    writeFileSync(`${file}.new`, JSON.stringify(memory, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    // A full or read-only disk: the convention matters, this does not.
  }
}
