/** Choosing what the hall sees, now and next. The rules are in domain/hall.ts. */
import * as hall from '../domain/hall.ts'
import type { ChairCaller, Change, Context, Input, ProjectorCaller } from './context.ts'

type Chair = Context<ChairCaller>

export const showOnProjector = (
  { state, at }: Chair,
  { showing, ...where }: Input<'show-on-projector'>,
): Change<'show-on-projector'> => hall.show(state.assembly, showing, where, at)

export const followMainProjector = (
  { state }: Chair,
  { projector }: Input<'follow-main-projector'>,
): Change<'follow-main-projector'> => hall.followMain(state.assembly, projector)

export const queueContent = (
  { state }: Chair,
  { content }: Input<'queue-content'>,
): Change<'queue-content'> => hall.queueContent(state.assembly, content)

export const unqueueContent = (
  { state }: Chair,
  { entry }: Input<'unqueue-content'>,
): Change<'unqueue-content'> => hall.unqueueContent(state.assembly, entry)

export const moveInQueue = (
  { state }: Chair,
  { entry, after }: Input<'move-in-queue'>,
): Change<'move-in-queue'> => hall.moveInQueue(state.assembly, entry, after)

export const setWireless = (
  _context: Chair,
  { wireless }: Input<'set-wireless'>,
): Change<'set-wireless'> => ({ ok: true, output: {}, events: [{ type: 'wireless-set', wireless }] })

/** Consoles see then which projector is connected, and at which size. */
export function tellSize(
  { screens, caller: { session } }: Context<ProjectorCaller>,
  { width, height }: Input<'tell-size'>,
): Change<'tell-size'> {
  const isNew = screens.tell(session.tokenHash.toString('base64'), { width, height })
  return { ok: true, output: {}, signals: isNew ? [{ type: 'projector-changed' }] : [] }
}
