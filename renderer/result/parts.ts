/** What phones and ballot papers brought, and both together, as the rows of a table. Pure. */
import { exact } from '#client/decimals'
import type { BallotSums, OptionIndex, OptionVotes, Paper, Result, Weight } from '#protocol'
import { choicesOf } from './rows.ts'

export type PartRow = {
  what:
    | { kind: 'option'; option: OptionIndex; choice: keyof OptionVotes | null }
    | { kind: 'sum'; sum: keyof BallotSums }
  electronic: Weight
  paper: Weight
  total: Weight
}

export function partRows(
  paper: Pick<Paper, 'form'>,
  result: Result,
  options: readonly OptionIndex[],
): PartRow[] {
  const { parts } = result
  if (parts === null) return []
  const choices = choicesOf(paper, result)
  const ofOptions = options.flatMap((option) =>
    choices.map((choice): PartRow => ({
      what: { kind: 'option', option, choice: choices.length === 1 ? null : choice },
      electronic: parts.electronic.options[option]?.[choice] ?? '0',
      paper: parts.paper.options[option]?.[choice] ?? '0',
      total: result.options[option]?.[choice] ?? '0',
    })),
  )
  return [...ofOptions, ...sumsOf(paper, result).map((sum) => sumRow(result, sum))]
}

/** Where options get yes, no and abstentions those say it already. */
export function sumsOf({ form }: Pick<Paper, 'form'>, { sums }: Pick<Result, 'sums'>): (keyof BallotSums)[] {
  const ofBallots: (keyof BallotSums)[] = ['none', 'abstained']
  const said = form.kind === 'yes-no' ? [] : ofBallots.filter((sum) => exact(sums[sum]) > 0n)
  return [...said, 'invalid', 'valid', 'cast']
}

const sumRow = ({ parts, sums }: Result, sum: keyof BallotSums): PartRow => ({
  what: { kind: 'sum', sum },
  electronic: parts?.electronic.sums[sum] ?? '0',
  paper: parts?.paper.sums[sum] ?? '0',
  total: sums[sum],
})
