import { expect, test } from './fixtures.ts'
import { electedOn, stagesOn } from './pages/result.ts'
import { countAgain } from './plenum.ts'
import { prepareConvention } from './prepare.ts'

const NAMES = [
  ...['Anna Berg', 'Ben Cole', 'Cem Dogan', 'Dana Engel'],
  ...['Emil Frank', 'Fatma Güneş', 'Greta Hahn', 'Jonas von der Heide-Oppenheimer'],
]

/** Places in NAMES, the first choice first: three seats need more than one stage, and nobody is tied for one. */
const RANKINGS = [
  [0, 1, 2],
  [0, 1, 3],
  [0, 1, 2, 3],
  [0, 2],
  [0, 2, 1],
  [2, 3],
  [4, 2],
  [5, 4, 3],
  [5, 4],
]

test('a ranking with transfers: tapped on phones, the same stages on console, hall and in the count from outside', async ({
  host,
  chair,
  member,
  projector,
}) => {
  const accesses = await prepareConvention(host, { members: RANKINGS.length })
  const { page, votes } = chair
  const hall = await projector()
  await hall.givesUpItsClock()
  await chair.go('Votes')
  await votes.prepare('Delegates', { kind: 'Ranking, several seats', options: NAMES })
  await votes.open()

  await test.step('phones rank by tapping', async () => {
    for (const [at, ranking] of RANKINGS.entries()) {
      const access = accesses[at]
      if (access === undefined) throw new Error('too few members')
      const phone = await member(access)
      await phone.hasPaper('Delegates', 'Anna Berg')
      await phone.rank(...ranking.map((option) => NAMES[option] ?? ''))
      await expect(phone.filled).toHaveText(`${ranking.length} of 8 ranked`)
      await phone.check()
      await phone.castChecked()
      await phone.isCounted()
      if (at > 0) await phone.page.close()
    }
    await votes.showsTurnout(RANKINGS.length, RANKINGS.length)
  })

  await votes.count()
  await votes.publish()
  const main = page.getByRole('main')
  const elected = await electedOn(main)
  const { 'not transferable': lost, ...stages } = await stagesOn(main)
  expect(lost?.length).toBeGreaterThan(1)
  await expect(main.getByRole('img', { name: /^Course of the votes over \d stages\./ })).toBeVisible()

  await test.step('the hall turns from the elected to the picture and the stages', async () => {
    await hall.turnsTo(hall.page.getByText('Elected', { exact: true }))
    expect(await electedOn(hall.page.getByRole('main'))).toEqual(elected)
    const picture = hall.page.getByRole('img', { name: /^Course of the votes over/ })
    await hall.turnsTo(picture)
    await hall.turnsTo(hall.page.getByText('Stage 2 of', { exact: false }))
  })

  await test.step('plenum count of the exported election says the same, stage by stage', async () => {
    const counted = countAgain('--rule', 'scottish-stv', await votes.save('Election to recount (BLT)'))
    expect(counted).toMatchObject({ title: 'Delegates', seats: 3, candidates: NAMES, elected })
    const told = Object.fromEntries(
      NAMES.map((name) => [name, counted.stages.map((stage) => Number(stage.votes[name]))]),
    )
    expect(
      Object.fromEntries(
        Object.entries(stages).map(([name, votesOf]) => [name, votesOf.map((text) => Number(text))]),
      ),
    ).toEqual(told)
  })
})
