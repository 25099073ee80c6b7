/** Every rule that counts an election, by the name it has on the command line and in exports. */
import { countApproval } from './approval.ts'
import type { Count, Election, LotOrder } from './election.ts'
import { countIrv } from './irv.ts'
import { countMeekStv } from './meek-stv.ts'
import { countPlurality } from './plurality.ts'
import { countSchulze } from './schulze.ts'
import { countScore } from './score.ts'
import { countScottishStv } from './scottish-stv.ts'

export const COUNTING_RULES = {
  irv: countIrv,
  'scottish-stv': countScottishStv,
  'meek-stv': countMeekStv,
  schulze: countSchulze,
  approval: countApproval,
  score: countScore,
  plurality: countPlurality,
} satisfies Record<string, (election: Election, lot: LotOrder | null) => Count>

export type CountingRule = keyof typeof COUNTING_RULES
