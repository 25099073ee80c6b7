/**
 * A ballot while it is filled in: pure. What a touch does to the marks, what is left, what is still missing. Whether it may be
 * cast, `faultOf` of the protocol says, for the host says the same. It knows no words and no screens.
 */

import type { OptionIndex, Paper } from '#protocol'
import { chosenOf, faultOf, ofGroup, readMarks, shareNeeded, writeMarks } from '#protocol/marks'
import type { Ballot, MarksFault } from '#protocol/marks'
import type { Counts } from './share.ts'

export type Filling = {
  ballot: Ballot
  step: 'fill' | 'check'
  /** In a long list: what is looked for. */
  search: string
  /** Of a ranking: the next option shares the place of the last one. */
  joins: boolean
  /** Somebody wanted to go on though something is missing. */
  isAsked: boolean
  /** Of a proxy: ballots for some of the votes, until all are cast. */
  laidAside: readonly LaidAside[]
  /** For how many votes this one is; null: all that are left. */
  counts: Counts | null
}

export type LaidAside = { ballot: Ballot; counts: Counts }

/** `draft`: as `writeDraft` made it, kept before a reload; null: none. */
export const beginFilling = (paper: Paper, draft: string | null): Filling => {
  const [now = '', ...aside] = (draft ?? '').split(' ')
  return {
    ballot: readMarks(paper, now) ?? blank(paper),
    step: 'fill',
    search: '',
    joins: false,
    isAsked: false,
    laidAside: aside.flatMap((text) => {
      const [marks = '', ...counts] = text.split('*')
      const ballot = readMarks(paper, marks)
      return ballot === null ? [] : [{ ballot, counts: counts.map(Number) }]
    }),
    counts: null,
  }
}

export const writeDraft = (paper: Paper, { ballot, laidAside }: Filling): string =>
  [
    writeMarks(paper, ballot),
    ...laidAside.map((aside) => [writeMarks(paper, aside.ballot), ...aside.counts].join('*')),
  ].join(' ')

export const blank = (paper: Paper): Ballot => ({ kind: 'marked', marks: paper.options.map(() => 0) })

/** Of a ballot that says no to all or abstains: none. */
export const marksOf = (paper: Paper, ballot: Ballot): readonly number[] =>
  ballot.kind === 'marked' ? ballot.marks : paper.options.map(() => 0)

export const markOf = (ballot: Ballot, option: OptionIndex): number =>
  ballot.kind === 'marked' ? (ballot.marks[option] ?? 0) : 0

/** Of a cross or an answer; the same again takes it out. */
export const mark = (
  paper: Paper,
  ballot: Ballot,
  { option, as }: { option: OptionIndex; as: number },
): Ballot => {
  const isAgain = markOf(ballot, option) === as
  const { form } = paper
  const isOnlyOne = form.kind === 'choose' && form.most === 1
  const before = isOnlyOne ? paper.options.map(() => 0) : marksOf(paper, ballot)
  return { kind: 'marked', marks: before.map((own, at) => (at !== option ? own : isAgain ? 0 : as)) }
}

/** As many points as may be given to the option, up to so many. */
export const give = (
  paper: Paper,
  ballot: Ballot,
  { option, points }: { option: OptionIndex; points: number },
): Ballot => {
  const most = mostPoints(paper, ballot, option)
  const given = Math.max(0, Math.min(most, Math.trunc(points) || 0))
  return {
    kind: 'marked',
    marks: marksOf(paper, ballot).map((own, at) => (at === option ? given : own)),
  }
}

export const mostPoints = (paper: Paper, ballot: Ballot, option: OptionIndex): number => {
  const { form } = paper
  if (form.kind !== 'points') return 0
  const { total } = form
  const others = sum(marksOf(paper, ballot)) - markOf(ballot, option)
  return total === null ? form.each : Math.min(form.each, Math.max(0, total - others))
}

/** Says no to all, or abstains; the same again takes it back. */
export const sayOfAll = (paper: Paper, ballot: Ballot, kind: 'none' | 'abstain'): Ballot =>
  ballot.kind === kind ? blank(paper) : { kind }

// ------------------------------------------------------------------------------------------ places

/** The options by their places, the first ones first. */
export const placesOf = (paper: Paper, ballot: Ballot): OptionIndex[][] => {
  const marks = marksOf(paper, ballot)
  const places = [...new Set(marks)].filter((place) => place > 0).sort((a, b) => a - b)
  return places.map((place) => [...marks.keys()].filter((option) => marks[option] === place))
}

/** Places from 1 on without a gap. */
const ranked = (paper: Paper, places: readonly (readonly OptionIndex[])[]): Ballot => {
  const taken = places.filter((place) => place.length > 0)
  return {
    kind: 'marked',
    marks: paper.options.map((_, option) => taken.findIndex((place) => place.includes(option)) + 1),
  }
}

/** Onto the next place, or with `joins` onto the last one; an option that has a place loses it, and those behind it move up. */
export const rank = (
  paper: Paper,
  ballot: Ballot,
  { option, joins }: { option: OptionIndex; joins: boolean },
): Ballot => {
  const places = placesOf(paper, ballot)
  if (markOf(ballot, option) > 0) return ranked(paper, without(places, option))
  const last = places.at(-1)
  if (!joins || last === undefined) return ranked(paper, [...places, [option]])
  return ranked(paper, [...places.slice(0, -1), [...last, option]])
}

/** One place up or down, over everybody who stands there; out of a shared place, in front of or behind the others. */
export const move = (
  paper: Paper,
  ballot: Ballot,
  { option, by }: { option: OptionIndex; by: -1 | 1 },
): Ballot => {
  const places = placesOf(paper, ballot)
  const at = markOf(ballot, option) - 1
  const isShared = (places[at]?.length ?? 0) > 1
  const others = isShared ? without(places, option) : places.filter((_, place) => place !== at)
  const to = isShared ? at + (by > 0 ? 1 : 0) : at + by
  return ranked(paper, [...others.slice(0, Math.max(0, to)), [option], ...others.slice(Math.max(0, to))])
}

/** Onto the place before its own; who shares one gets one of their own behind it. */
export const joinOrPart = (paper: Paper, ballot: Ballot, option: OptionIndex): Ballot => {
  const places = placesOf(paper, ballot)
  const at = markOf(ballot, option) - 1
  if ((places[at]?.length ?? 0) > 1) return move(paper, ballot, { option, by: 1 })
  const others = places.filter((_, place) => place !== at)
  return ranked(
    paper,
    others.map((place, index) => (index === at - 1 ? [...place, option] : place)),
  )
}

const without = (places: readonly (readonly OptionIndex[])[], option: OptionIndex): OptionIndex[][] =>
  places.map((place) => place.filter((other) => other !== option))

// ------------------------------------------------------------------------------------------ how it stands

export type Standing = {
  /** Why it may not be cast as it is. */
  fault: MarksFault | null
  isEmpty: boolean
  /** Options with a cross, a yes or a place; of points their sum. */
  given: number
  /** null: as many as there are. */
  most: number | null
  /** So many more at least. */
  missing: number
  /** null: there is no share, or it is reached. */
  share: ShareMissing | null
}

/** `add`: so many more of the group do; where there is no room for them, so many of what is chosen must be of it. */
export type ShareMissing = { group: string } & ({ add: number } | { needed: number; of: number })

export const standingOf = (paper: Paper, ballot: Ballot): Standing => {
  const { form } = paper
  const marks = marksOf(paper, ballot)
  const chosen = chosenOf(paper, marks)
  const given = form.kind === 'points' ? sum(marks) : chosen.length
  const least = form.kind === 'points' ? 0 : form.least
  return {
    fault: faultOf(paper, ballot),
    isEmpty: ballot.kind === 'marked' && sum(marks) === 0,
    given,
    most: mostOf(paper),
    missing: ballot.kind === 'marked' ? Math.max(0, least - chosen.length) : 0,
    share: shareMissing(paper, chosen),
  }
}

const shareMissing = (paper: Paper, chosen: readonly OptionIndex[]): ShareMissing | null => {
  const { share, options, form } = paper
  if (share === null) return null
  const { group } = share
  const ofIts = ofGroup(options, group)
  const has = chosen.filter((option) => ofIts.includes(option)).length
  const isEnough = (add: number) => has + add >= shareNeeded(paper, chosen.length + add)
  if (isEnough(0)) return null
  const most = form.kind === 'yes-no' || form.kind === 'choose' ? form.most : options.length
  const room = Math.min(most - chosen.length, ofIts.length - has)
  for (let add = 1; add <= room; add++) if (isEnough(add)) return { group, add }
  return { group, needed: shareNeeded(paper, chosen.length), of: chosen.length }
}

const mostOf = ({ form, options }: Paper): number | null => {
  switch (form.kind) {
    case 'yes-no':
    case 'choose':
      return form.most < options.length ? form.most : null
    case 'points':
      return form.total
    case 'rank':
      return options.length
  }
}

/** Whether nothing more can be given: a further cross or yes would be too many. Of one choice the next takes the place of the last. */
export const isAtLimit = (paper: Paper, ballot: Ballot): boolean => {
  const { form } = paper
  const { given, most } = standingOf(paper, ballot)
  return (
    most !== null && given >= most && form.kind !== 'rank' && !(form.kind === 'choose' && form.most === 1)
  )
}

const sum = (marks: readonly number[]): number => marks.reduce((all, own) => all + own, 0)
