/** What a text would be with some of its blocks replaced: what the form shows before the host says the same. Pure. */
import { hunksOfBlocks } from '#protocol/motion-place'
import { applyHunks } from '#protocol/word-diff'
import type { TextBlock } from '#protocol/motion-text'

export const withBlocks = (
  base: string,
  blocks: readonly TextBlock[],
  place: { from: number; to: number },
  text: string,
): string => applyHunks(base, hunksOfBlocks(base, blocks, { ...place, text }))
