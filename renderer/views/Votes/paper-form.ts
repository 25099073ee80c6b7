/**
 * A ballot paper and the controls it stands in, both ways. Pure. It reads what was written; whether such a vote can work is said
 * by the host's own check (server/protocol/set-up.ts).
 */
import type { Form, Fraction, Option, Paper, Rule, Secrecy } from '#protocol'
import { SIMPLE_MAJORITY } from '#protocol/papers'
import { kindOf, ofItself, presetOf, type BallotKind, type Settings } from './ballot-kinds.ts'
import { blankRow, isBlank, linesOf, tidyLine, type OptionRow, type Rows } from './option-rows.ts'
import { formOfMajority, PART_MOST, readMajority, readShare, writeShare, type ShareFault } from './shares.ts'

/** The host's own limits (server/protocol/parse.ts). */
const NAME_MOST = 300
const GROUP_MOST = 200
const POINTS_MOST = 100_000

export type PaperForm = { kind: BallotKind; rows: Rows; blockName: string; settings: Settings }

export type PaperField =
  | 'options'
  | 'block'
  | 'least'
  | 'most'
  | 'each'
  | 'total'
  | 'seats'
  | 'majority'
  | 'reserved'
  | 'dropOut'
  | 'share'
export type PaperWhy = ShareFault | 'not-whole' | 'too-large' | 'name-too-long' | 'group-too-long'
export type PaperFault = { field: PaperField; why: PaperWhy; about: Record<string, string | number> }

/** Of which a paper has one block that is decided as a whole. The same word in both languages. */
export const BLOCK_NAME = 'En bloc'

export type ReadPaper = { ok: true; paper: Paper } | { ok: false; faults: readonly PaperFault[] }

export function readPaper({ kind, rows, blockName, settings }: PaperForm): ReadPaper {
  const reader = new Reader()
  const options = readOptions(kind, rows, blockName)
  const longest = Math.max(
    0,
    ...options.flatMap(({ name, items }) => [name, ...items]).map(({ length }) => length),
  )
  if (longest > NAME_MOST) reader.fail('options', 'name-too-long', { most: NAME_MOST })
  if (options.some(({ group }) => group.length > GROUP_MOST))
    reader.fail('options', 'group-too-long', { most: GROUP_MOST })
  const paper: Paper = {
    subject: settings.subject,
    options,
    form: readForm(reader, kind, settings, options.length),
    rule: readRule(reader, settings),
    order: settings.order,
    empty: settings.empty,
    share:
      settings.shareGroup === ''
        ? null
        : { group: settings.shareGroup, ...reader.share('share', settings.share) },
  }
  return reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, paper }
}

/** As long as something cannot be read a number stands in for it, which nobody sees: there is no paper then. */
class Reader {
  readonly faults: PaperFault[] = []

  fail(field: PaperField, why: PaperWhy, about: PaperFault['about'] = {}): void {
    this.faults.push({ field, why, about })
  }

  whole(field: PaperField, text: string, most = PART_MOST): number {
    const isWhole = /^\s*\d{1,9}\s*$/.test(text)
    if (!isWhole) this.fail(field, 'not-whole')
    else if (Number(text) > most) this.fail(field, 'too-large', { most })
    return isWhole ? Number(text) : 0
  }

  share(field: PaperField, text: string): Fraction {
    const read = readShare(text)
    if (read.ok) return read.share
    this.fail(field, read.why)
    return { numerator: 0, denominator: 1 }
  }
}

function readForm(reader: Reader, kind: BallotKind, settings: Settings, options: number): Form {
  const { marks, abstain } = settings
  const itself = () => ofItself(kind, { options, seats: Number(settings.seats) || 0 })
  const most = () => (settings.most.trim() === '' ? itself() : reader.whole('most', settings.most))
  const least = () => reader.whole('least', settings.least)
  switch (marks) {
    case 'yes-no':
      return { kind: marks, least: least(), most: most(), abstain }
    case 'choose':
      return { kind: marks, least: least(), most: most(), none: settings.none, abstain }
    case 'points': {
      const itsTotal = kind === 'cumulative' ? itself() : null
      const total =
        settings.total.trim() === '' ? itsTotal : reader.whole('total', settings.total, POINTS_MOST)
      return { kind: marks, each: reader.whole('each', settings.each), total, abstain }
    }
    case 'rank':
      return { kind: marks, least: least(), equal: settings.equal, abstain }
  }
}

function readRule(reader: Reader, settings: Settings): Rule {
  const { rule, tie, next, reservedGroup, reservedSeats, dropOut } = settings
  const seats = () => reader.whole('seats', settings.seats)
  switch (rule) {
    case 'majority': {
      const read = readMajority(settings)
      if (!read.ok) reader.fail('majority', read.why)
      return { kind: rule, majority: (read.ok ? read.majority : null) ?? SIMPLE_MAJORITY, tie }
    }
    case 'most-votes': {
      const read = readMajority(settings)
      if (!read.ok) reader.fail('majority', read.why)
      return {
        kind: rule,
        seats: seats(),
        majority: read.ok ? read.majority : null,
        reserved:
          reservedGroup === ''
            ? null
            : { group: reservedGroup, seats: reader.whole('reserved', reservedSeats) },
        dropOut: dropOut.trim() === '' ? null : reader.share('dropOut', dropOut),
        next: next === 'none' ? null : next,
      }
    }
    case 'irv':
    case 'scottish-stv':
    case 'meek-stv':
    case 'schulze':
      return { kind: rule, seats: seats() }
  }
}

function readOptions(kind: BallotKind, rows: Rows, blockName: string): readonly Option[] {
  if (kind === 'motion') return [{ name: '', items: [], group: '' }]
  const filled = rows.filter((row) => !isBlank(row))
  if (kind !== 'en-bloc') return filled.map(readRow)
  const inBlock = filled.filter(({ isApart }) => !isApart)
  const apart = filled.filter(({ isApart }) => isApart)
  const block = { name: tidyLine(blockName), items: inBlock.map(({ name }) => tidyLine(name)), group: '' }
  return [
    ...(inBlock.length === 0 ? [] : [block]),
    ...apart.map(({ name }) => ({ name: tidyLine(name), items: [], group: '' })),
  ]
}

const readRow = ({ name, items, group }: OptionRow): Option => ({
  name: tidyLine(name),
  items: linesOf(items),
  group: tidyLine(group),
})

export function formOfPaper(paper: Paper, secrecy: Secrecy): PaperForm {
  const kind = kindOf(paper)
  const [first] = paper.options
  return {
    kind,
    rows: rowsOf(kind, paper.options),
    blockName: kind === 'en-bloc' && first !== undefined ? first.name : BLOCK_NAME,
    settings: {
      ...presetOf(kind),
      secrecy,
      subject: paper.subject,
      ...settingsOfForm(paper, kind),
      ...settingsOfRule(paper.rule),
      order: paper.order,
      empty: paper.empty,
      ...(paper.share === null
        ? { shareGroup: '' }
        : { shareGroup: paper.share.group, share: writeShare(paper.share) }),
    },
  }
}

function rowsOf(kind: BallotKind, options: readonly Option[]): Rows {
  const rows =
    kind === 'motion'
      ? []
      : kind === 'en-bloc'
        ? options.flatMap(({ name, items }, at): Omit<OptionRow, 'key'>[] =>
            at === 0
              ? items.map((item) => ({ name: item, group: '', items: '', isApart: false }))
              : [{ name, group: '', items: '', isApart: true }],
          )
        : options.map(({ name, items, group }) => ({ name, group, items: items.join('\n'), isApart: false }))
  return rows.length === 0 ? [blankRow(1)] : rows.map((row, at) => ({ key: at + 1, ...row }))
}

function settingsOfForm({ form, options, rule }: Paper, kind: BallotKind): Partial<Settings> {
  const itself = ofItself(kind, { options: options.length, seats: 'seats' in rule ? rule.seats : 1 })
  const unless = (value: number) => (value === itself ? '' : String(value))
  const { abstain } = form
  switch (form.kind) {
    case 'yes-no':
      return { marks: form.kind, least: String(form.least), most: unless(form.most), abstain }
    case 'choose':
      return {
        marks: form.kind,
        least: String(form.least),
        most: unless(form.most),
        none: form.none,
        abstain,
      }
    case 'points': {
      const total = form.total === null ? '' : unless(form.total)
      return { marks: form.kind, each: String(form.each), total, abstain }
    }
    case 'rank':
      return { marks: form.kind, least: String(form.least), equal: form.equal, abstain }
  }
}

function settingsOfRule(rule: Rule): Partial<Settings> {
  switch (rule.kind) {
    case 'majority':
      return { rule: rule.kind, ...formOfMajority(rule.majority), tie: rule.tie }
    case 'most-votes':
      return {
        rule: rule.kind,
        seats: String(rule.seats),
        ...formOfMajority(rule.majority),
        ...(rule.reserved === null
          ? { reservedGroup: '' }
          : { reservedGroup: rule.reserved.group, reservedSeats: String(rule.reserved.seats) }),
        dropOut: rule.dropOut === null ? '' : writeShare(rule.dropOut),
        next: rule.next ?? 'none',
      }
    case 'irv':
    case 'scottish-stv':
    case 'meek-stv':
    case 'schulze':
      return { rule: rule.kind, seats: String(rule.seats) }
  }
}
