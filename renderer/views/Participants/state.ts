/** What a participant's flags mean on the list: one state with a shape, a colour and a word. Pure. */
import { FLAG, deviceOf } from '#protocol/roster-flags'

/** In the order in which they are sorted. */
export const rowStates = ['present-online', 'present-offline', 'online', 'absent'] as const
export type RowState = (typeof rowStates)[number]

const of = (flags: number, flag: number) => (flags & flag) !== 0

export function rowState(flags: number): RowState {
  if (of(flags, FLAG.present)) return of(flags, FLAG.online) ? 'present-online' : 'present-offline'
  return of(flags, FLAG.online) ? 'online' : 'absent'
}

const devices = ['phone', 'tablet', 'computer', null] as const

export const stateRank = (flags: number): number => rowStates.indexOf(rowState(flags))
export const deviceRank = (flags: number): number => devices.indexOf(deviceOf(flags))
