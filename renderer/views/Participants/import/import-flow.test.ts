import { expect, test, vi } from 'vitest'
import type { ColumnMatch, ImportPreview } from '#protocol'
import type { Console } from '../../../console.svelte.ts'
import { ImportFlow } from './import-flow.svelte.ts'

// The words ask for the stored language as soon as they are imported.
vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null })
})

const none: ColumnMatch = {
  number: null,
  firstName: null,
  lastName: null,
  email: null,
  region: null,
  group: null,
  gender: null,
  weight: null,
  entitled: null,
}
const preview = (columns: ColumnMatch): ImportPreview => ({
  source: { name: 'odd.csv', kind: 'csv', encoding: 'utf-8', delimiter: ',', rows: 2 },
  headings: ['Kennung', 'Wer'],
  columns,
  sample: [],
  missing: [],
  faults: [],
  faultCount: 0,
  badRows: 0,
  added: 2,
  changed: 0,
  unchanged: 0,
  absent: 0,
  addedSample: [],
  changedSample: [],
  newGroups: [],
  basis: JSON.stringify(columns),
})

/** A host whose answers come when they are let go. */
function slowHost(): { host: Pick<Console, 'command'>; letGo: ((answer: object) => void)[] } {
  const letGo: ((answer: object) => void)[] = []
  const command = () => new Promise((resolve) => letGo.push(resolve))
  return { host: { command: command as Console['command'] }, letGo }
}

const answered = (columns: ColumnMatch) => ({ type: 'reply', ok: true, preview: preview(columns) })

test('a second column may be chosen before the host has answered about the first', async () => {
  const { host, letGo } = slowHost()
  const flow = new ImportFlow(host, () => undefined)
  flow.stage = { stage: 'preview', preview: preview(none), notice: null }
  const first = flow.match('number', 0)
  const second = flow.match('lastName', 1)
  const both = { ...none, number: 0, lastName: 1 }
  letGo[1]?.(answered(both))
  await second
  // The late answer to the first question is not the state of the second.
  letGo[0]?.(answered({ ...none, number: 0 }))
  await first
  expect(flow.stage).toEqual({ stage: 'preview', preview: preview(both), notice: null })
})
