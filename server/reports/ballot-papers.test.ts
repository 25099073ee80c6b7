import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { aPaper, choose, mostVotes, ranks, yesNo } from '../testing/papers.ts'
import { ballotPapersPdf, type BallotPaper } from './ballot-papers.ts'
import { readPdf } from './fixtures/read-pdf.ts'

const motion: BallotPaper = {
  convention: '41. Bundesparteitag',
  vote: { id: 3, title: 'Haushalt 2027', secrecy: 'secret', paper: motionPaper(SIMPLE_MAJORITY), shown: [0] },
  how: 'Wählen Sie Ja, Nein oder Enthaltung.',
  language: 'de',
  compress: false,
}
const read = async (changed: Partial<Omit<BallotPaper, 'vote'>>, vote: Partial<BallotPaper['vote']> = {}) =>
  readPdf(await buffer(ballotPapersPdf({ ...motion, ...changed, vote: { ...motion.vote, ...vote } })))
const names = (count: number) => Array.from({ length: count }, (_, index) => `Ada${String(index)}`)

describe('[T5] ballot papers', () => {
  test('of a motion: four on a sheet, all alike', async () => {
    const { text } = await read({})
    const one = [
      'Stimmzettel 3 · 41. Bundesparteitag',
      'Haushalt 2027',
      'Wählen Sie Ja, Nein oder Enthaltung.',
      ...['Ja', 'Nein', 'Enthaltung'],
    ]
    expect(text).toEqual([[...one, ...one, ...one, ...one]])
  })

  test('of a named vote ask whose they are', async () => {
    const { text } = await read({ language: 'en' }, { secrecy: 'named' })
    expect(text[0]?.slice(0, 8)).toEqual([
      ...['Ballot paper 3 · 41. Bundesparteitag', 'Haushalt 2027', 'Wählen Sie Ja, Nein oder Enthaltung.'],
      ...['Yes', 'No', 'Abstain', 'Name', 'Number'],
    ])
  })

  test('of an election stand in the order that phones show, with no to all and abstention where they are offered', async () => {
    const paper = aPaper('Ada Berta Cem', choose(2, { none: true, abstain: true }), mostVotes(2))
    const { text } = await read({}, { paper, shown: [2, 0, 1] })
    expect(text[0]?.slice(3, 8)).toEqual(['Cem', 'Ada', 'Berta', 'Nein zu allen', 'Enthaltung'])
  })

  test('of several questions have a column for each answer', async () => {
    const paper = aPaper('Roads Trees', yesNo(2), mostVotes(1))
    const { text } = await read({ language: 'en' }, { paper, shown: [0, 1] })
    expect(text[0]?.slice(3, 8)).toEqual(['Yes', 'No', 'Abst.', 'Roads', 'Trees'])
  })

  test('that do not fit on a quarter of a sheet are sheets of their own, and say which page of how many', async () => {
    const paper = aPaper(names(40).join(' '), ranks, { kind: 'irv', seats: 1 })
    const { text } = await read({}, { paper, shown: [...names(40).keys()] })
    expect(text.map((page) => page.at(-1))).toEqual(['Seite 1 von 2', 'Seite 2 von 2'])
    expect(text.flat().filter((line) => line.startsWith('Ada'))).toEqual(names(40))
  })
})
