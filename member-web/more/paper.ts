/** Every ballot paper but that of one motion: how it is filled in, its rows, what is left, and on to the check. */

import { formSentence, ruleSentence } from '#client/rule-words'
import type { Language, OptionIndex, MemberVote } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { button, small } from '../parts/basics.ts'
import { againNotice, changeNotice, eyebrow, heldNotice } from '../parts/ballot-head.ts'
import { askOnPurpose, otherWays } from '../parts/on-purpose.ts'
import { voteHead } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { check } from './check.ts'
import { deskOf, holdStill, nameOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { blank, isAtLimit, mark, marksOf, markOf, placesOf, rank, standingOf } from './filling.ts'
import { asideOf, castRest } from './laid-aside.ts'
import { joinSwitch, LIMIT_ID, optionRow, restRow, rowsOfAll } from './rows.ts'

/** From so many on one looks for a name rather than scrolls. */
const LONG_LIST = 12

const SEARCH_ID = 'search'

export const paper = (scene: Scene, vote: VoteIn<'open'>, isChange: boolean): View => {
  const desk = deskOf(scene, vote)
  const { onPurpose } = scene.local
  if (onPurpose !== null)
    return askOnPurpose(scene, vote, onPurpose, () => {
      const ballot = onPurpose === 'empty' ? blank(vote.paper) : ({ kind: 'invalid' } as const)
      castRest(desk, ballot)
    })
  return desk.filling.step === 'check' ? check(desk) : fill(desk, isChange)
}

export const ruleOf = (vote: MemberVote, language: Language): string => ruleSentence(vote, language)

/** The first sentence, and what follows it. */
const cut = (text: string): readonly [string, string] => {
  const end = text.indexOf('. ')
  return end < 0 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)]
}

/** What one must know stands there; what one may want to know is a touch away, for the choices come first. */
const instructions = ({ scene, vote, its }: Desk): View[] => {
  const { words, language } = scene
  const { form } = vote.paper
  const [how, more] = cut(formSentence(vote.paper, language))
  const [rule, moreRule] = cut(ruleOf(vote, language))
  return [
    h('p', { class: 'how' }, form.kind === 'rank' ? its.howToRank : how),
    h(
      'details',
      { class: 'about' },
      h(
        'summary',
        {},
        h('b', {}, its.secrecy[vote.secrecy]),
        ` · ${rule} `,
        h('span', { class: 'unfold' }, its.unfold),
      ),
      moreRule === '' ? null : small(moreRule),
      more === '' ? null : small(more),
      small(words.vote[vote.secrecy]),
    ),
    vote.election === undefined
      ? null
      : button('quiet', its.whoStands, () => void readCandidates(scene, vote.election)),
  ]
}

/** What is marked already stays. */
const readCandidates = async ({ member, words, change }: Scene, election = 0): Promise<void> => {
  const list = await member.ask('read-candidates', { election })
  const shown = list?.ok === true ? { list } : { fault: words.part.failed }
  change({ elections: { ...shown, isOfBallot: true } })
}

const fill = (desk: Desk, isChange: boolean): View => {
  const { scene, vote, shown } = desk
  const { words } = scene
  const isLong = shown.length >= LONG_LIST
  const found = isLong ? searched(desk) : shown
  const isRadios = vote.paper.form.kind === 'choose' && vote.paper.form.most === 1
  return h(
    'form',
    {
      key: 'fill',
      class: 'paper',
      on: {
        submit: (event) => {
          event.preventDefault()
          goOn(desk)
        },
      },
    },
    eyebrow(scene, vote),
    againNotice(scene, vote),
    isChange ? changeNotice(scene, vote) : null,
    voteHead(scene, vote, true),
    heldNotice(scene, vote),
    asideOf(desk, true),
    ...instructions(desk),
    isLong ? searchField(desk, found.length) : null,
    // What is found says by itself whether it is chosen, and is to stand above the keyboard.
    isLong && desk.filling.search === '' ? chosenPanel(desk) : null,
    h(
      'div',
      {
        class: 'options',
        role: isRadios ? 'radiogroup' : 'group',
        'aria-label': words.vote.choose,
      },
      ...found.map((option) => optionRow(desk, option)),
    ),
    h('div', { class: 'options all' }, ...rowsOfAll(desk)),
    restRow(desk),
    otherWays(scene),
    foot(desk),
  )
}

const goOn = ({ vote, filling, change }: Desk): void => {
  const { fault, isEmpty } = standingOf(vote.paper, filling.ballot)
  if (fault !== null || isEmpty) {
    change({ isAsked: true })
    return
  }
  change({ step: 'check', isAsked: false, search: '' })
  queueMicrotask(() => scrollTo(0, 0))
}

const foot = (desk: Desk): View => {
  const { vote, filling, its } = desk
  const { fault, isEmpty } = standingOf(vote.paper, filling.ballot)
  const isReady = fault === null && !isEmpty
  const why = isEmpty ? its.chooseFirst : fault === null ? '' : its.faults[fault]
  return h(
    'div',
    { class: 'bottom sticky' },
    joinSwitch(desk),
    h('p', { class: 'count', role: 'status' }, ...countOf(desk)),
    h('p', { class: 'fault', role: 'alert' }, filling.isAsked ? why : ''),
    h('button', { type: 'submit', class: isReady ? 'first' : 'first unready' }, its.toCheck),
  )
}

/** What is given, what is left, what is missing. */
const countOf = ({ vote, filling, its }: Desk): View[] => {
  const { paper: its_ } = vote
  const { form, options } = its_
  const { given, most, missing, share, isEmpty } = standingOf(its_, filling.ballot)
  const isOne = form.kind === 'choose' && form.most === 1
  const answered = marksOf(its_, filling.ballot).filter((own) => own > 0).length
  const isLimited = isAtLimit(its_, filling.ballot) && form.kind !== 'rank'
  const isOfAll = filling.ballot.kind !== 'marked'
  return [
    isOne || isOfAll ? null : h('b', {}, countWords()),
    missing > 0 && !isEmpty && !isOne ? ` ${its.missing(missing)}` : null,
    share === null ? null : ` ${its.share(share)}`,
    h('span', { id: LIMIT_ID }, isLimited ? ` ${its.atLimit[form.kind]}` : ''),
  ]

  function countWords(): string {
    return form.kind === 'yes-no' && most === null && form.least === 0
      ? its.answered(answered, options.length)
      : its.given[form.kind](given, most)
  }
}

// ------------------------------------------------------------------------------------------ long lists

const searched = ({ vote, filling, shown }: Desk): readonly OptionIndex[] => {
  const sought = folded(filling.search)
  if (sought === '') return shown
  return shown.filter((option) => {
    const { name = '', group = '', items = [] } = vote.paper.options[option] ?? {}
    return folded([name, group, ...items].join(' ')).includes(sought)
  })
}

/** «Müller» is found as «muller» too. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

const searchField = ({ vote, filling, its, change }: Desk, found: number): View => {
  return h(
    'div',
    { class: 'search' },
    h('input', {
      type: 'search',
      id: SEARCH_ID,
      value: filling.search,
      placeholder: its.search,
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
      'aria-label': its.search,
      on: {
        input: ({ currentTarget }) => {
          if (currentTarget instanceof HTMLInputElement) change({ search: currentTarget.value })
        },
        // Enter looks for nothing more, and must not go on to the check.
        keydown: (event) => {
          if (event instanceof KeyboardEvent && event.key === 'Enter') event.preventDefault()
        },
      },
    }),
    h(
      'div',
      { class: 'found' },
      h('p', { class: 'small', role: 'status' }, filling.search === '' ? '' : saidOf(found)),
      filling.search === ''
        ? null
        : h('button', { type: 'button', class: 'quiet', on: { click: showAll } }, its.showAll),
    ),
  )

  function saidOf(count: number): string {
    return count === 0 ? its.noneFound(filling.search) : its.found(count, vote.paper.options.length)
  }

  function showAll(): void {
    change({ search: '' })
    document.getElementById(SEARCH_ID)?.focus()
  }
}

/** Who is chosen stays on top, wherever it stands in the list. */
const chosenPanel = (desk: Desk): View => {
  const { scene, vote, filling, its, put } = desk
  const { paper: all } = vote
  const { form } = all
  const chosen = chosenInOrder(desk)
  const takeOut = (option: OptionIndex) =>
    form.kind === 'rank'
      ? rank(all, filling.ballot, { option, joins: false })
      : mark(all, filling.ballot, { option, as: markOf(filling.ballot, option) })
  const lead = (option: OptionIndex) => {
    const own = markOf(filling.ballot, option)
    return form.kind === 'rank' ? `${own}. ` : form.kind === 'points' ? `${own} × ` : ''
  }
  return h(
    'ul',
    { class: 'chosen-list', 'aria-label': its.chosen },
    ...chosen.map((option) =>
      h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            'aria-label': its.takeOut(nameOf(vote, option)),
            on: {
              click: (event) => {
                holdStill(event, () => put(takeOut(option)))
                queueMicrotask(() => keepFocus(event))
              },
            },
          },
          h('span', { lang: scene.contentLanguage }, `${lead(option)}${nameOf(vote, option)}`),
          h('span', { class: 'out', 'aria-hidden': 'true' }, '×'),
        ),
      ),
    ),
  )
}

/** With the last one of the row its button goes, and whoever came by keyboard would stand nowhere. */
const keepFocus = (event: Event): void => {
  const isByKeyboard = event instanceof UIEvent && event.detail === 0
  if (isByKeyboard && document.activeElement === document.body) document.getElementById(SEARCH_ID)?.focus()
}

const chosenInOrder = ({ vote, filling, shown }: Desk): readonly OptionIndex[] => {
  const { form } = vote.paper
  if (form.kind === 'rank') return placesOf(vote.paper, filling.ballot).flat()
  // Answers stand beside their questions: a list of them would be as long as the paper.
  return form.kind === 'yes-no' ? [] : shown.filter((option) => markOf(filling.ballot, option) > 0)
}
