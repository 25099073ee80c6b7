/** The minutes: their notes, the draft, and making it final. The rules are in domain/minutes.ts; who writes is handed in. */
import * as minutes from '../domain/minutes.ts'
import type { Language, MinutesFault, MinutesSection } from '../protocol/messages.ts'
import type { FinalMinutes } from '../store/final-minutes.ts'
import { seesContacts } from '../live/audience.ts'
import { accountOf, type Answer, type ChairCaller, type Change, type Context, type Input } from './context.ts'
import { actorName } from './look.ts'

type Chair = Context<ChairCaller>

/** See minutes/write-minutes.ts. */
type Draft = {
  entries: number
  head: string
  sections: readonly { section: MinutesSection; parts: number }[]
  faults: readonly MinutesFault[]
  languages: Record<Language, { draft: FinalMinutes; final: FinalMinutes & { sha256: string } }>
}

/** Null: it could not be written. */
export type MinutesWriter = {
  /** Of all that the journal has now. */
  draft: () => Promise<Draft | null>
  newest: () => Draft | null
  pdf: (document: string) => Promise<Buffer | null>
  /** Every table, as one Excel file. */
  workbook: (options: { language: Language; hasContacts: boolean }) => Promise<Buffer | null>
}

const LANGUAGES: readonly Language[] = ['de', 'en']

const nameOf = (context: Chair): string =>
  context.caller.role === 'host' ? '' : actorName(context, { role: 'chair', name: context.caller.name })

export const addNote = (context: Chair, draft: Input<'add-note'>): Change<'add-note'> =>
  minutes.addNote(context.state.assembly, draft, { by: nameOf(context), at: context.at })

export const changeNote = (context: Chair, { note, was, to }: Input<'change-note'>): Change<'change-note'> =>
  minutes.changeNote(context.state.assembly, note, { was, to, by: nameOf(context) })

export const removeNote = ({ state }: Chair, { note, was }: Input<'remove-note'>): Change<'remove-note'> =>
  minutes.removeNote(state.assembly, note, was)

export const readNotes = ({ state }: Chair): Answer<'read-notes'> => ({
  ok: true,
  output: { notes: [...state.assembly.notes.values()] },
})

export async function draftMinutes(
  { minutes: writer, tickets }: Chair,
  { language }: Input<'draft-minutes'>,
): Promise<Answer<'draft-minutes'>> {
  const draft = await writer.draft()
  if (draft === null) return { ok: false, why: 'minutes-failed' }
  const { markdown } = draft.languages[language].draft
  const ticket = tickets.offerDownload({
    ...{ name: `minutes-draft-${language}.md`, type: MARKDOWN, open: () => markdown },
  })
  const { entries, sections, faults } = draft
  return { ok: true, output: { entries, sections, faults, ticket } }
}

/** What is signed is what was looked at: the draft of these entries, with nothing after them. */
export function finaliseMinutes(
  context: Chair,
  { entries }: Input<'finalise-minutes'>,
): Change<'finalise-minutes'> {
  const { state, store, minutes: writer, at } = context
  const draft = writer.newest()
  if (draft === null || draft.entries !== entries || store.journal.head().entries !== entries)
    return { ok: false, why: 'minutes-outdated' }
  const { de, en } = draft.languages
  const decision = minutes.finaliseMinutes(state.assembly, minutes.minutesFaults(state.assembly), {
    ...{ finalisedAt: at, by: nameOf(context), entries, head: draft.head },
    sha256: { de: de.final.sha256, en: en.final.sha256 },
  })
  if (!decision.ok) return decision
  for (const language of LANGUAGES)
    store.finalMinutes.keep(decision.output.version, language, draft.languages[language].final)
  return decision
}

const MARKDOWN = 'text/markdown; charset=utf-8'

/** A final version as it was signed; null: the draft, as it then is. Made before the ticket is given, so that a failure is told. */
export async function exportMinutes(
  { store, minutes: writer, tickets }: Chair,
  { form, language, version }: Input<'export-minutes'>,
): Promise<Answer<'export-minutes'>> {
  const written =
    version === null
      ? ((await writer.draft())?.languages[language].draft ?? null)
      : store.finalMinutes.find(version, language)
  if (written === null) return { ok: false, why: version === null ? 'minutes-failed' : 'no-such-version' }
  const title = `minutes-${version === null ? 'draft' : String(version)}-${language}`
  if (form === 'markdown') {
    const name = `${title}.md`
    const ticket = tickets.offerDownload({ name, type: MARKDOWN, open: () => written.markdown })
    return { ok: true, output: { name, ticket } }
  }
  const pdf = await writer.pdf(written.document)
  if (pdf === null) return { ok: false, why: 'minutes-failed' }
  const name = `${title}.pdf`
  return {
    ok: true,
    output: { name, ticket: tickets.offerDownload({ name, type: 'application/pdf', open: () => pdf }) },
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function exportWorkbook(
  { state, caller, minutes: writer, tickets }: Chair,
  { language }: Input<'export-workbook'>,
): Promise<Answer<'export-workbook'>> {
  const hasContacts = seesContacts(state.assembly, accountOf(caller))
  const workbook = await writer.workbook({ language, hasContacts })
  if (workbook === null) return { ok: false, why: 'minutes-failed' }
  const name = `convention-${language}.xlsx`
  return {
    ok: true,
    output: { name, ticket: tickets.offerDownload({ name, type: XLSX, open: () => workbook }) },
  }
}
