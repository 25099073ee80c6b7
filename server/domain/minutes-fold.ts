/** What an event of the minutes means for their notes and versions. Total, as the fold it belongs to. */
import type { MinutesVersion, Note, NoteId } from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent } from './events.ts'

type MutableMinutes = {
  notes: Map<NoteId, Note>
  nextNote: NoteId
  /** How often notes were changed. */
  noteChanges: number
  minutes: MinutesVersion[]
}

export type MinutesEvent = Extract<AssemblyEvent, { type: `note-${string}` | 'minutes-finalised' }>

export function applyToMinutes(state: MutableMinutes, event: MinutesEvent): void {
  const { notes } = state
  if (event.type !== 'minutes-finalised') state.noteChanges += 1
  switch (event.type) {
    case 'note-added':
      notes.set(event.note, { id: event.note, ...event.draft, by: event.by })
      state.nextNote = event.note + 1
      return
    case 'note-changed':
      if (!notes.has(event.note)) throw new Error(`the journal does not fit note ${String(event.note)}`)
      notes.set(event.note, { id: event.note, ...event.to, by: event.by })
      return
    case 'note-removed':
      notes.delete(event.note)
      return
    case 'minutes-finalised':
      state.minutes.push(event.version)
      return
    default:
      unreachable(event)
  }
}
