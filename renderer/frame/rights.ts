/**
 * Which right an act or a screen needs, by the act's id: the palette and the keyboard then offer only what this console's office
 * may do. The host decides in any case (server/commands/index.ts); this is so that nobody is offered what will be refused.
 */
import type { Right } from '#protocol'
import type { ViewId } from './navigation.svelte.ts'

/** Screens that only show what others may do; every other screen is for all. Of several rights, any one is enough. */
const SCREENS: Partial<Record<ViewId, readonly Right[]>> = {
  desk: ['accreditation', 'proxies'],
  convention: ['convention'],
}

/** The longest beginning counts; what begins with none of these only looks. */
const ACTS: Readonly<Record<string, Right>> = {
  'desk.camera': 'accreditation',
  'participants.check': 'accreditation',
  'participants.in': 'accreditation',
  'participants.out': 'accreditation',
  'participants.import': 'register',
  'participants.access': 'contacts',
  'agenda.': 'agenda',
  'agenda.export': 'read',
  'elections.add': 'elections',
  'motions.': 'motions',
  'motions.vote': 'votes',
  'speakers.': 'debate',
  'votes.prepare': 'votes',
  'votes.open': 'votes',
  'votes.close': 'votes',
  'votes.move-to-paper': 'votes',
  'votes.admit-late': 'votes',
  'votes.extend': 'votes',
  'votes.edit': 'votes',
  'votes.publish': 'votes',
  'votes.annul': 'votes',
  'votes.next-ballot': 'votes',
  'votes.casting-vote': 'votes',
  'votes.paper-votes': 'count',
  'votes.lot': 'count',
  'minutes.finalise': 'minutes',
  'minutes.note': 'minutes',
  'projector.': 'hall',
  'convention.': 'convention',
  'health.backup': 'convention',
  'health.rehearse': 'rehearsal',
}

type May = (right: Right) => boolean

export const mayOpen = (view: ViewId, may: May): boolean => SCREENS[view]?.some(may) ?? true

export function mayAct(id: string, may: May): boolean {
  const own = id.replace(/^frame\.do\./, '')
  const [longest] = Object.keys(ACTS)
    .filter((beginning) => own.startsWith(beginning))
    .sort((one, other) => other.length - one.length)
  const right = longest === undefined ? undefined : ACTS[longest]
  return right === undefined || may(right)
}
