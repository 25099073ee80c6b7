/** Which projectors are connected now, and how large their pictures are. In memory only: a restart forgets it, and they come back. */
import type { ScreenSize } from '../protocol/messages.ts'

type Screen = { name: string; pages: number; size: ScreenSize | null }

export type Screens = ReturnType<typeof createScreens>

/** `session`: a projector's, however many pages it has open. */
export function createScreens() {
  const screens = new Map<string, Screen>()
  return {
    arrive(session: string, name: string) {
      const known = screens.get(session)
      if (known === undefined) screens.set(session, { name, pages: 1, size: null })
      else known.pages++
    },
    leave(session: string) {
      const known = screens.get(session)
      if (known === undefined) return
      known.pages--
      if (known.pages === 0) screens.delete(session)
    },
    /** Of several pages the last that said so. False: nothing is new. */
    tell(session: string, size: ScreenSize): boolean {
      const known = screens.get(session)
      if (known === undefined) return false
      const { width, height } = known.size ?? {}
      known.size = size
      return width !== size.width || height !== size.height
    },
    /** Of each that is connected under this name its size; null: it has not said so yet. */
    of: (name: string): (ScreenSize | null)[] =>
      [...screens.values()].filter((screen) => screen.name === name).map(({ size }) => size),
  }
}
