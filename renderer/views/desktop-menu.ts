/** The desktop menu's items whose work is the console's: each goes to the screen where its outcome stands, and does it. */
import type { ConsoleBridge, MenuAct } from '../../main/bridge.ts'
import type { Console } from '../console.svelte.ts'
import type { Navigation } from '../frame/navigation.svelte.ts'
import { unreachable } from '../unreachable.ts'
import { backup } from './Convention/convention-screen.svelte.ts'
import { projectorScreen } from './Projector/projector-screen.svelte.ts'

type Bridge = Pick<ConsoleBridge, 'onMenu' | 'saveBackupAs'>

/** Call once for the page; returns the way to stop listening. */
export function followMenu(
  bridge: Bridge,
  host: Pick<Console, 'command'>,
  navigation: Pick<Navigation, 'go'>,
) {
  return bridge.onMenu((act) => void carryOut(act, bridge, host, navigation))
}

async function carryOut(
  act: MenuAct,
  bridge: Bridge,
  host: Pick<Console, 'command'>,
  navigation: Pick<Navigation, 'go'>,
) {
  switch (act) {
    case 'open-projector':
      navigation.go('projector')
      return projectorScreen.open(host)
    case 'sign-in-slide':
      navigation.go('projector')
      return projectorScreen.show(host, { kind: 'sign-in' })
    case 'save-backup': {
      navigation.go('convention')
      const copy = await backup.run(host)
      if (copy !== null) await backup.saveAs(bridge, copy.name)
      return
    }
    default:
      return unreachable(act)
  }
}
