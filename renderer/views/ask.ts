/**
 * A chair's command with an end to waiting: what nobody answered in time is given up, so that «close» clicked in a lost
 * connection does not close a vote minutes later. Knows no screen.
 */
import type { Answer, Console } from '../console.svelte.ts'
import type { CommandName, Commands } from '#protocol'

/** Longer than a host under load takes; shorter than a chair's patience at the lectern. */
const PATIENCE_MS = 12_000
/** A copy of a large file to a slow disk takes longer, and does no harm late. */
export const BACKUP_PATIENCE_MS = 120_000

export const ask = <Name extends CommandName>(
  host: Pick<Console, 'command'>,
  name: Name,
  input: Commands[Name]['input'],
  patienceMs = PATIENCE_MS,
): Promise<Answer<Name>> => host.command(name, input, { signal: AbortSignal.timeout(patienceMs) })
