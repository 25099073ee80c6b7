/** From an uploaded list to the register in three steps: let the file in, show what it would do, do exactly that. */
import { importMembers as decide } from '../domain/participants.ts'
import { matchColumns } from '../import/match-columns.ts'
import { planImport } from '../import/plan-import.ts'
import { toPreview } from '../import/preview.ts'
import { readTable, type MemberTable } from '../import/read-table.ts'
import type { Answer, ChairCaller, Change, Context, Input } from './context.ts'
import { LARGEST_UPLOAD, type Upload } from './tickets.ts'

type Chair = Context<ChairCaller>

/** A file is read once, at its first preview; every further preview and the import use the same table. */
const tables = new WeakMap<Upload, MemberTable>()

export function beginUpload(
  { tickets }: Chair,
  { name, bytes }: Input<'begin-upload'>,
): Answer<'begin-upload'> {
  if (bytes > LARGEST_UPLOAD)
    return { ok: false, why: 'file-too-large', about: { bytes, largest: LARGEST_UPLOAD } }
  return { ok: true, output: { ticket: tickets.admitUpload(name, bytes) } }
}

export async function previewImport(
  { tickets, state }: Chair,
  { upload: id, columns: wanted }: Input<'preview-import'>,
): Promise<Answer<'preview-import'>> {
  const upload = tickets.upload(id)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  const known = tables.get(upload)
  const reading = known === undefined ? await readTable(upload.bytes) : ({ ok: true, table: known } as const)
  if (!reading.ok) return { ok: false, why: 'unreadable-file', about: { kind: reading.why } }
  const { table } = reading
  tables.set(upload, table)
  const columns = wanted ?? matchColumns(table.headings)
  const plan = planImport(table, columns, state.assembly.members.values())
  return { ok: true, output: { preview: toPreview({ name: upload.name, table, columns, plan }) } }
}

/** The plan is made again on the register as it is now; the basis proves that it is the one that was shown. */
export function importMembers(
  { tickets, state }: Chair,
  { upload: id, columns, basis, onlyGoodRows }: Input<'import-members'>,
): Change<'import-members'> {
  const upload = tickets.upload(id)
  const table = upload === undefined ? undefined : tables.get(upload)
  if (upload === undefined || table === undefined) return { ok: false, why: 'no-such-upload' }
  const plan = planImport(table, columns, state.assembly.members.values())
  if (plan.basis !== basis) return { ok: false, why: 'preview-stale' }
  if (plan.badRows > 0 && !onlyGoodRows)
    return { ok: false, why: 'has-faults', about: { rows: plan.badRows } }
  const decision = decide(state.assembly, upload.name, plan.added, plan.changed)
  if (!decision.ok) return decision
  return {
    ok: true,
    events: decision.events,
    output: { ...decision.output, unchanged: plan.unchanged, skipped: plan.badRows },
  }
}
