import { describe, expect, test } from 'vitest'
import type { Form, MemberResult, Option, Paper, ResultNumbers } from '#protocol'
import type { View } from '../paint.ts'
import type { Local } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { allOf, known, setUp, textOf } from '../views.fakes.ts'
import { beginFilling } from './filling.ts'
import { more } from './index.ts'
import { foundIn, readReceipts } from '../receipts/list.ts'

const named = (...names: string[]): Option[] => names.map((name) => ({ name, items: [], group: '' }))

const paperOf = (form: Form, options = named('Ada', 'Berta', 'Carla')): Paper => ({
  subject: 'candidates',
  options,
  form,
  rule: { kind: 'most-votes', seats: 2, majority: null, reserved: null, dropOut: null, next: null },
  order: 'given',
  empty: 'abstention',
  share: null,
})

const head = (paper: Paper) => ({
  id: 3,
  title: 'Board',
  text: '',
  secrecy: 'secret' as const,
  paper,
  quorum: null,
  changeable: false,
  shown: [...paper.options.keys()],
})

const openVote = (paper: Paper): VoteIn<'open'> => ({
  ...head(paper),
  state: 'open',
  openedAt: 1,
  closesAt: null,
})

const twoOfThree = paperOf({ kind: 'choose', least: 0, most: 2, none: true, abstain: false })

const filled = (paper: Paper, draft: string, step: 'fill' | 'check' = 'fill'): Partial<Local> => ({
  filling: { ...beginFilling(paper, draft), step },
})

const happen = (view: View, tag: string, event: string): void => {
  const [element] = allOf(view, tag)
  element?.properties.on?.[event]?.(new Event(event))
}

describe('a paper', () => {
  test('says how to fill it in, has a row for each option and for no to all, and counts', () => {
    const view = more.paper(setUp().scene, openVote(twoOfThree), false)
    expect(allOf(view, 'label').map(textOf)).toEqual(['Ada', 'Berta', 'Carla', 'No to all'])
    expect(textOf(view)).toContain('Choose up to 2 candidates.')
    expect(textOf(view)).toContain('0 of 2 chosen')
  })

  test('at the limit further rows are closed, and it says why; what is chosen can be taken back', () => {
    const view = more.paper(setUp(filled(twoOfThree, 'm101')).scene, openVote(twoOfThree), false)
    const boxes = allOf(view, 'input').map(({ properties }) => [properties.checked, properties.disabled])
    expect(boxes).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, undefined],
    ])
    expect(textOf(view)).toContain('For another choice, take one back first.')
  })

  test('of a long list has a search, and whom one has chosen on top of it', () => {
    const long = paperOf(twoOfThree.form, named(...Array.from({ length: 12 }, (_, at) => `Name ${at + 1}`)))
    const view = more.paper(setUp(filled(long, 'm000000000001')).scene, openVote(long), false)
    expect(allOf(view, 'input').filter(({ properties }) => properties.type === 'search')).toHaveLength(1)
    const [chosen] = allOf(view, 'ul')
    expect(textOf(chosen ?? null)).toBe('Name 12\n×')
    const found = more.paper(
      setUp({ filling: { ...beginFilling(long, null), search: 'nàme 1' } }).scene,
      openVote(long),
      false,
    )
    expect(textOf(found)).toContain('4 of 12')
  })

  test('goes on to the check only when it may be cast, and says what is missing', () => {
    const atLeastTwo = paperOf({ kind: 'choose', least: 2, most: 3, none: false, abstain: false })
    const { scene, changes } = setUp(filled(atLeastTwo, 'm100'))
    happen(more.paper(scene, openVote(atLeastTwo), false), 'form', 'submit')
    expect(changes).toMatchObject([{ filling: { isAsked: true, step: 'fill' } }])
    const asked = setUp({ filling: { ...beginFilling(atLeastTwo, 'm100'), isAsked: true } })
    expect(textOf(more.paper(asked.scene, openVote(atLeastTwo), false))).toContain(
      'Like this the ballot would be invalid: too little is marked yet.',
    )
  })

  test('a touch marks, and the marks are what goes on', () => {
    const paper = paperOf({ kind: 'yes-no', least: 0, most: 3, abstain: true })
    const { scene, changes } = setUp()
    happen(more.paper(scene, openVote(paper), false), 'input', 'click')
    expect(changes).toMatchObject([{ filling: { ballot: { kind: 'marked', marks: [1, 0, 0] } } }])
  })
})

describe('the check', () => {
  const checked = (form: Form, draft: string) => {
    const paper = paperOf(form)
    return more.paper(setUp(filled(paper, draft, 'check')).scene, openVote(paper), false)
  }
  const listed = (view: View) => allOf(view, 'li').map((row) => textOf(row).replaceAll(/\s+/g, ' '))

  test('says what one is about to cast, and casts nothing else', () => {
    const { scene, signIn, newest } = setUp(filled(twoOfThree, 'm101', 'check'))
    signIn({ ...known, vote: openVote(twoOfThree), onRegister: true })
    const view = more.paper(scene, openVote(twoOfThree), false)
    expect(listed(view)).toEqual(['Ada', 'Carla'])
    expect(allOf(view, 'button').map(textOf)).toEqual(['Change', 'Cast ballot'])
    expect(newest().sent).toHaveLength(1)
    allOf(view, 'button')[1]?.properties.on?.['click']?.(new Event('click'))
    expect(newest().sent.slice(1)).toMatchObject([{ type: 'cast-ballot', vote: 3, marks: 'm101' }])
  })

  test('of points, of places in their order, of answers', () => {
    const points = checked({ kind: 'points', each: 3, total: 5, abstain: false }, 'm301')
    expect(listed(points)).toEqual(['3 × Ada', '1 × Carla'])
    expect(textOf(points)).toContain('1 stay unused.')
    const places = checked({ kind: 'rank', least: 0, equal: false, abstain: false }, 'm201')
    expect(listed(places)).toEqual(['1. Carla ↑ ↓', '2. Ada ↑ ↓'])
    const answers = checked({ kind: 'yes-no', least: 0, most: 3, abstain: true }, 'm120')
    expect(textOf(answers)).toContain('Yes (1)\nAda\nNo (1)\nBerta\nNot marked (1)\nCarla')
  })

  test('of no to all', () => {
    expect(textOf(checked(twoOfThree.form, 'n000'))).toContain('You choose\nNo to all')
  })
})

describe('the result', () => {
  const numbers: ResultNumbers = {
    yes: ['3', '7', '5.5'],
    ...{ no: [], abstain: [], verdicts: [], threshold: null, places: [] },
  }
  const published = (
    paper: Paper,
    outcome: MemberResult['outcome'],
    changed: Partial<MemberResult> = {},
  ): VoteIn<'published'> => ({
    ...head(paper),
    state: 'published',
    head: '9f',
    result: {
      registered: 20,
      cast: 12,
      papers: 0,
      sums: { cast: '12', valid: '11', invalid: '1', abstained: '0', none: '2' },
      quorum: null,
      outcome,
      numbers,
      ...changed,
    },
  })
  const said = (vote: VoteIn<'published'>) =>
    textOf(more.result(setUp().scene, vote, { progress: { step: 'none' }, known }))
  const bertaAndCarla = { kind: 'elected', elected: [1, 2], open: 0, ties: [] } as const

  test('of an election: who is elected, then everybody with their votes, then the rest', () => {
    const text = said(published(twoOfThree, bertaAndCarla))
    expect(text.split('\n').slice(0, -2)).toEqual([
      ...['Result', 'Board', 'Elected', 'Berta', 'Carla'],
      ...['Votes', 'Berta', ', elected', '7', 'Carla', ', elected', '5.5', 'Ada', '3'],
      'No to all: 2 · Invalid: 1',
      '12 of 20 entitled members voted.',
    ])
  })

  test('with seats that stay open, a tie, and papers counted by hand', () => {
    const text = said(
      published(twoOfThree, { kind: 'elected', elected: [1], open: 1, ties: [[0, 2]] }, { papers: 4 }),
    )
    expect(text).toContain('Tied between Ada and Carla. One seat stays open.')
    expect(text).toContain('And 4 ballot papers counted by hand.')
  })

  test('without a quorum says what was needed', () => {
    const text = said(
      published(
        twoOfThree,
        { kind: 'elected', elected: [], open: 2, ties: [] },
        { quorum: { needed: '13', isReached: false } },
      ),
    )
    expect(text).toContain('Too few voted: 13 votes were needed. So there is no result.')
    expect(text).toContain('Nobody is elected')
  })

  test('of several motions: each with its verdict and its votes', () => {
    const verdicts = ['adopted', 'rejected', 'tied'] as const
    const vote = published(
      { ...paperOf({ kind: 'yes-no', least: 0, most: 3, abstain: false }), subject: 'motions' },
      { kind: 'majority', adopted: 1 },
      { numbers: { ...numbers, no: ['0', '0', '0'], verdicts } },
    )
    expect(said(vote)).toContain('1 of 3 adopted\nAda\nAdopted\nYes 3 · No 0\nBerta\nRejected\nYes 7 · No 0')
  })

  test('of Schulze’s rule: the order of all', () => {
    const vote = published(
      paperOf({ kind: 'rank', least: 0, equal: true, abstain: false }),
      { kind: 'elected', elected: [1], open: 0, ties: [] },
      { numbers: { ...numbers, yes: [], places: [[1], [0, 2]] } },
    )
    expect(said(vote)).toContain('Order of all\nBerta\nAda, Carla')
  })

  test('whose numbers are too long to come unasked: they are asked for, and then stand there', async () => {
    const vote = published(twoOfThree, bertaAndCarla, { numbers: null })
    expect(said(vote)).toContain('Elected\nBerta\nCarla\nShow all numbers')
    const { scene, changes, signIn, newest } = setUp()
    signIn()
    const view = more.result(scene, vote, { progress: { step: 'none' }, known })
    allOf(view, 'button')[0]?.properties.on?.['click']?.(new Event('click'))
    expect(changes).toEqual([{ numbers: { state: 'loading' } }])
    const asked = newest().sent.at(-1) as { type: string; request: string; vote: number }
    expect([asked.type, asked.vote]).toEqual(['read-result', 3])
    newest().says({
      ...{ type: 'reply', ok: true, request: asked.request },
      vote: { ...vote, result: { ...vote.result, numbers } },
    })
    for (let step = 0; step < 10; step++) await Promise.resolve()
    expect(changes.at(-1)).toEqual({ numbers: { state: 'here', numbers } })
    const shown = more.result(setUp({ numbers: { state: 'here', numbers } }).scene, vote, {
      progress: { step: 'none' },
      known,
    })
    expect(textOf(shown)).toContain('Votes\nBerta\n, elected\n7')
  })

  describe('the receipts', () => {
    const vote = published(twoOfThree, bertaAndCarla)
    const list = (all: readonly string[], receipt: string, search = '') =>
      textOf(
        more.result(setUp({ receipts: { vote: 3, search, state: 'here', all } }).scene, vote, {
          progress: {
            ...{ step: 'counted', vote: 3, title: 'Board', isChange: false, receipt },
            ...{ at: null, earlier: null },
          },
          known,
        }),
      )

    test('after a change that came too late it is the one of the ballot before', () => {
      const late = textOf(
        more.result(
          setUp({ receipts: { vote: 3, search: '', state: 'here', all: ['AAAAA-11111'] } }).scene,
          vote,
          {
            progress: {
              ...{ step: 'not-counted', why: 'vote-not-open', vote: 3, title: 'Board', isChange: true },
            },
            known: { ...known, ballot: { vote: 3, receipt: 'AAAAA-11111' } },
          },
        ),
      )
      expect(late).toContain('Your receipt is on the list\nAAAAA-11111')
    })

    test('the own one is on the list, or it is said that the chair must know', () => {
      expect(list(['AAAAA-11111', 'BBBBB-22222'], 'BBBBB-22222')).toContain('Your receipt is on the list')
      expect(list(['AAAAA-11111'], 'BBBBB-22222')).toContain(
        'Your receipt is NOT on the list\nPlease tell the chair, and show this:\nBBBBB-22222',
      )
      expect(list([], '')).toContain('There are no receipts: nobody voted electronically.')
    })

    test('[X7] of a proxy all are looked for, and only what is missing is named', () => {
      const ownIn = (all: readonly string[]) => {
        const { scene } = setUp({ receipts: { vote: 3, search: '', state: 'here', all } })
        scene.member.receiptsFor = () => ['AAAAA-11111', 'BBBBB-22222', 'CCCCC-33333']
        return textOf(more.result(scene, vote, { progress: { step: 'none' }, known }))
      }
      expect(ownIn(['BBBBB-22222', 'CCCCC-33333', 'AAAAA-11111'])).toContain(
        'Your 3 receipts are on the list',
      )
      expect(ownIn(['BBBBB-22222', 'CCCCC-33333'])).toContain('show this:\nAAAAA-11111\n2 receipts')
    })

    test('are found however they are typed', () => {
      const all = readReceipts('AAAAA-11111\r\nAABBB-22222\n\n')
      expect(all).toEqual(['AAAAA-11111', 'AABBB-22222'])
      expect(foundIn(all, 'aab bb2')).toEqual(['AABBB-22222'])
      expect(foundIn(all, ' ')).toEqual(all)
      expect(list(all, '', 'zz')).toContain('No receipt contains “zz”.')
    })

    test('only the first ones of many are shown', () => {
      const all = Array.from({ length: 1_250 }, (_, at) => `R${at}`)
      expect(list(all, '')).toContain('And 1,050 more.')
    })
  })
})

describe('what was decided so far', () => {
  const results = [
    { vote: 4, title: 'Board', kind: 'elected', subject: 'candidates', elected: ['Ada', 'Berta'], seats: 3 },
    { vote: 3, title: 'Treasurer', kind: 'elected', subject: 'candidates', elected: [], seats: 0 },
    { vote: 2, title: 'Three motions', kind: 'majority', adopted: 2, of: 3 },
    { vote: 1, title: 'Budget', kind: 'majority', adopted: 1, of: 1 },
  ] as const
  const here = { state: 'here', vote: null, results, hasEarlier: false } as const

  test('stands in a line each, and earlier ones are offered where there are some', () => {
    const view = more.decided(setUp().scene, here)
    expect(allOf(view, 'li').map(textOf)).toEqual([
      'Board\nAda, Berta and 1 more',
      'Treasurer\nNobody is elected',
      'Three motions\n2 of 3 adopted',
      'Budget\nAdopted',
    ])
    expect(textOf(view)).not.toContain('Earlier results')
    expect(textOf(more.decided(setUp().scene, { ...here, hasEarlier: true }))).toContain('Earlier results')
    expect(textOf(more.decided(setUp().scene, { ...here, results: [] }))).toContain(
      'Nothing has been decided yet.',
    )
  })

  test('a line that is pressed asks for its whole result; without an answer it says so', async () => {
    const { scene, changes, signIn, newest } = setUp()
    signIn()
    allOf(more.decided(scene, here), 'button')[0]?.properties.on?.['click']?.(new Event('click'))
    const asked = newest().sent.at(-1) as { type: string; request: string; vote: number }
    expect([asked.type, asked.vote]).toEqual(['read-result', 4])
    newest().says({ type: 'reply', ok: false, request: asked.request, why: 'vote-not-published' })
    for (let step = 0; step < 10; step++) await Promise.resolve()
    expect(changes).toEqual([{ decided: { state: 'failed' } }])
    expect(textOf(more.decided(scene, { state: 'failed' }))).toContain('could not be loaded')
  })
})
