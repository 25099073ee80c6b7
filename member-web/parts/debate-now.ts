/** The debate, where one is on: its own part of the page is loaded then. */

import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import type { Known } from '../screen.ts'

export const debateNow = (scene: Scene, { speakers, speaking, me }: Known): View =>
  speakers === null ? null : (scene.debate.need()?.card(scene, { speakers, speaking, me }) ?? null)
