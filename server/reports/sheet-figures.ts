/** The figures of a result sheet: votes on each option, what phones and papers brought, and the sums that must add up. */
import { formatWeight, weightOf } from '../domain/weight.ts'
import type { Form, Language, Part, Weight } from '../protocol/messages.ts'
import { motionVotes } from '../protocol/papers.ts'
import { fateOf, thresholdOf } from './outcomes.ts'
import { INK, mm, type Pdf } from './pdf.ts'
import { heading, paragraph, type Column, type Fact, type Piece, type TableCell } from './pieces.ts'
import type { CountedVote, ResultSheet } from './result-sheet.ts'
import { facts, gap, LEFT, RIGHT, WIDTH, type Block } from './sheet-blocks.ts'
import { sheetWords, type SheetWords } from './sheet-words.ts'
import { decimalText, longTimeWriter } from './times.ts'
import { fateWord, groupWord, reportWords } from './words.ts'
import { putText, type Box, type Place } from './write-text.ts'

const colours = { yes: '#1f6b41', no: '#a33327', abstain: '#8a8a8a', notCast: '#d9d9d9' }
const kinds = ['yes', 'no', 'abstain', 'notCast'] as const

/** Of one motion: a row an answer, word, bar, amount; all bars on one scale, what yes needed as a line through its bar. */
export function motionBars(pdf: Pdf, { result, paper }: CountedVote, language: Language): Block[] {
  const words = sheetWords[language]
  const amounts = { ...motionVotes(result), notCast: result.notCast }
  const sum = kinds.reduce((total, kind) => total + weightOf(amounts[kind]), 0n)
  const bar = { x: LEFT + mm(34), width: WIDTH - mm(34) - mm(36) }
  const along = (amount: string) => (sum === 0n ? 0 : (Number(weightOf(amount)) / Number(sum)) * bar.width)
  const threshold = thresholdOf(result.outcome, 0)
  const rows = kinds.map((kind): Block => ({
    height: mm(7.5),
    draw: (y) => {
      drawRow(pdf, words[kind], decimalText(amounts[kind], language), y + 10)
      pdf.rect(bar.x, y + 1.5, Math.max(along(amounts[kind]), 0.5), 10).fill(colours[kind])
      if (kind !== 'yes' || threshold === null) return
      const x = bar.x + along(threshold.threshold)
      pdf
        .lineWidth(1.2)
        .strokeColor(INK.text)
        .moveTo(x, y - 3)
        .lineTo(x, y + 16)
        .stroke()
    },
  }))
  const needed: readonly Fact[] =
    threshold === null
      ? []
      : [
          [words.base, decimalText(threshold.base, language)],
          [words.needed, neededText(paper, threshold.threshold, language)],
        ]
  return [...rows, gap(mm(2)), ...facts(pdf, needed), gap(mm(2))]
}

function drawRow(pdf: Pdf, label: string, value: string, y: number): void {
  const place: Place = { x: LEFT, y, colour: INK.text }
  putText(pdf, label, { face: 'text', width: mm(110), height: 12, sizes: [10] }, place)
  const box: Box = { face: 'bold', width: mm(34), height: 12, sizes: [11, 10, 9, 8, 7] }
  putText(pdf, value, box, { ...place, x: RIGHT, align: 'right' })
}

function neededText({ rule }: CountedVote['paper'], threshold: Weight, language: Language): string {
  const majority = rule.kind === 'majority' || rule.kind === 'most-votes' ? rule.majority : null
  if (majority === null) return ''
  return `${sheetWords[language].comparison[majority.comparison]} ${decimalText(threshold, language)}`
}

/** In the order of the paper, which is the one in which it was prepared. */
export function optionPieces({ title, paper, result }: CountedVote, language: Language): Piece[] {
  const words = sheetWords[language]
  const { form, options, subject } = paper
  const { outcome } = result
  const isYesNo = form.kind === 'yes-no'
  const hasThreshold = options.some((_, option) => thresholdOf(outcome, option) !== null)
  const figure = (title: string, width = 16): Column => ({ title, width, align: 'right' })
  const columns: Column[] = [
    { title: words.option[subject], width: 55, align: 'left' },
    figure(words.amount[form.kind]),
    ...(isYesNo ? [figure(words.no), figure(words.abstain)] : []),
    ...(hasThreshold ? [figure(words.base), figure(words.needed, 25)] : []),
    { title: words.outcome, width: 32, align: 'left' },
  ]
  const rows = options.map(({ name }, option): TableCell[] => {
    const { yes = '0', no = '0', abstain = '0' } = result.options[option] ?? {}
    const threshold = thresholdOf(outcome, option)
    const number = (amount: Weight) => decimalText(amount, language)
    const fate = fateOf(result, option)
    const isBold = fate === 'adopted' || fate === 'elected'
    const place = outcome.kind === 'majority' ? -1 : outcome.elected.indexOf(option)
    const word = fateWord(fate, subject, reportWords[language])
    return [
      { text: name === '' ? title : name, isBold },
      number(yes),
      ...(isYesNo ? [number(no), number(abstain)] : []),
      ...(hasThreshold
        ? [
            threshold === null ? '' : number(threshold.base),
            threshold === null ? '' : neededText(paper, threshold.threshold, language),
          ]
        : []),
      { text: place < 0 ? word : words.place(word, place + 1), isBold },
    ]
  })
  return [{ kind: 'table', columns, rows }, ...togetherPieces(paper, words)]
}

/** Motions voted on en bloc, and the candidates of a list. */
function togetherPieces({ options }: CountedVote['paper'], words: SheetWords): Piece[] {
  const blocks = options.filter(({ items }) => items.length > 0)
  if (blocks.length === 0) return []
  return [
    heading(3, words.block),
    ...blocks.map(({ name, items }) => paragraph(`${name === '' ? '' : `${name}: `}${items.join(', ')}`)),
  ]
}

/** Where papers were counted: electronic, paper, and both together; who entered and who confirmed. */
export function partsPieces(vote: CountedVote, language: Language): Piece[] {
  const { movedToPaper } = vote
  if (movedToPaper === undefined) return partsTable(vote, language)
  const { electronic, cast } = movedToPaper
  const number = decimalText(String(cast), language)
  return [paragraph(sheetWords[language].movedToPaper[electronic](number)), ...partsTable(vote, language)]
}

function partsTable({ paper, result, paperVotes, movedToPaper }: CountedVote, language: Language): Piece[] {
  const words = sheetWords[language]
  if (paperVotes !== null && paperVotes.confirmedBy === null)
    return [paragraph(words.notConfirmed(paperVotes.enteredBy))]
  if (result.parts === null) return []
  const { electronic, paper: onPaper } = result.parts
  const columns: Column[] = [
    { title: '', width: 70, align: 'left' },
    { title: words.electronic, width: 24, align: 'right' },
    { title: words.paper, width: 24, align: 'right' },
    { title: words.total, width: 24, align: 'right' },
  ]
  const row = (label: string, of: (part: Part) => Weight): TableCell[] => [
    label,
    ...[electronic, onPaper].map((part) => decimalText(of(part), language)),
    { text: decimalText(of(result), language), isBold: true },
  ]
  const rows = [
    row(words.votesCast, ({ sums }) => sums.cast),
    row(words.valid, ({ sums }) => sums.valid),
    row(words.invalid, ({ sums }) => sums.invalid),
    ...wholeBallots(paper.form, words).map(([label, kind]) => row(label, ({ sums }) => sums[kind])),
    ...paper.options.flatMap(({ name }, option) =>
      answersOf(paper.form, words).map(([answer, kind]) =>
        row(
          [name, answer].filter((part) => part !== '').join(': '),
          ({ options }) => options[option]?.[kind] ?? '0',
        ),
      ),
    ),
  ]
  const signed =
    paperVotes === null || paperVotes.confirmedBy === null
      ? []
      : [paragraph(words.enteredBy(paperVotes.enteredBy, paperVotes.confirmedBy))]
  // Of annulled ballots there is nothing to show.
  return movedToPaper?.electronic === 'annulled'
    ? signed
    : [heading(3, words.parts), { kind: 'table', columns, rows }, ...signed]
}

/** What a ballot of this form can say as a whole. */
function wholeBallots(form: Form, words: SheetWords): (readonly [string, 'abstained' | 'none'])[] {
  if (form.kind === 'yes-no') return []
  const none = form.kind === 'choose' && form.none ? [[words.none, 'none'] as const] : []
  return [[words.abstained, 'abstained'], ...none]
}

function answersOf(form: Form, words: SheetWords): (readonly [string, 'yes' | 'no' | 'abstain'])[] {
  if (form.kind !== 'yes-no') return [['', 'yes']]
  return [
    [words.yes, 'yes'],
    [words.no, 'no'],
    [words.abstain, 'abstain'],
  ]
}

export function figureFacts({
  vote,
  language,
  timeZone,
}: Pick<ResultSheet, 'vote' | 'language' | 'timeZone'>): readonly Fact[] {
  const words = sheetWords[language]
  const procedure = reportWords[language].secrecy[vote.secrecy]
  const number = (value: string | number) => decimalText(String(value), language)
  const time = longTimeWriter(language, timeZone)
  const { result, electorate, paper } = vote
  const { sums, quorum } = result
  const onRegister = formatWeight(weightOf(sums.cast) + weightOf(result.notCast))
  const groups = electorate.groups.map((group) => groupWord(group, reportWords[language])).join(', ')
  const presence = words.presence[electorate.presence]
  const late = vote.admitted?.length ?? 0
  return [
    [words.entitled, number(vote.entitled)],
    [late === 0 ? words.present : words.presentOrLate, number(vote.present)],
    [words.registered, words.persons(number(result.registered))],
    ...(late > 0 ? [[words.admittedLate, words.persons(number(late))] as const] : []),
    [words.cast, words.persons(number(result.cast))],
    ...(result.papers > 0 ? [[words.papers, number(result.papers)] as const] : []),
    [words.votesCast, number(sums.cast)],
    [words.valid, number(sums.valid)],
    [words.invalid, number(sums.invalid)],
    ...wholeBallots(paper.form, words).map(([label, kind]): Fact => [label, number(sums[kind])]),
    [words.notCast, number(result.notCast)],
    [words.sum, number(onRegister)],
    ...(quorum === null
      ? []
      : [
          [
            words.quorum,
            `${quorumText(vote, quorum.needed, language)} · ${words.quorumReached[quorum.isReached ? 'true' : 'false']}`,
          ] as const,
        ]),
    [words.procedure, `${procedure}, ${words.changeable[vote.changeable ? 'true' : 'false']}`],
    [words.opened, time(vote.openedAt)],
    ...(vote.movedToPaper === undefined
      ? []
      : [[words.movedToPaperAt, time(vote.movedToPaper.movedAt)] as const]),
    [words.closed, time(vote.closedAt)],
    [words.published, vote.state === 'published' ? time(vote.publishedAt) : words.notYet],
    [words.electorate, groups === '' ? presence : `${presence}: ${groups}`],
  ]
}

const quorumText = ({ quorum }: CountedVote, needed: Weight, language: Language): string =>
  `${quorum === null ? '' : sheetWords[language].comparison[quorum.comparison]} ${decimalText(needed, language)}`.trim()
