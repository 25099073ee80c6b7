import { readFileSync } from 'node:fs'
import process from 'node:process'
import type { Download } from '@playwright/test'
import type { Choice } from '../server/protocol/papers.ts'
import { expect, test } from './fixtures.ts'
import { asCsv, asFile, mayVote, memberList } from './member-list.ts'
import { Projector } from './pages/projector.ts'
import { amountOf, written } from './pages/result-bars.ts'
import { readAccesses, readTable } from './prepare.ts'

/** PLENUM_E2E=full is a party's convention; the small one has the same of everything and fits into every test run. */
const SIZE =
  process.env['PLENUM_E2E'] === 'full' ? { members: 3_000, phones: 20 } : { members: 300, phones: 4 }

const WORDS = { yes: 'Yes', no: 'No', abstain: 'Abstain' } as const satisfies Record<Choice, string>

/** Of the n-th voter: a clear majority, and every choice made by phones and by the crowd. */
const choiceOf = (index: number): Choice => (index % 4 === 1 ? 'no' : index % 7 === 3 ? 'abstain' : 'yes')

const contentOf = async (download: Download) => readFileSync(await download.path(), 'utf8')

test('a whole day: from a member list to a result that is the same everywhere', async ({
  host,
  chair,
  member,
  stranger,
  crowd,
}) => {
  test.setTimeout(SIZE.members * 100 + 120_000)
  const { page, participants, votes } = chair
  const list = memberList(SIZE.members)
  const entitled = list.filter(mayVote).length

  await test.step('the list is imported, everybody checked in, access issued', async () => {
    await participants.lookAt(asFile('members.csv', asCsv(list)))
    await expect(participants.effect('new')).toHaveText(written(list.length))
    await participants.confirmImport()
    await participants.hasRows(list.length)
    await participants.checkInEverybody()
    await expect(chair.figure('present')).toHaveText(written(list.length))
  })
  const accesses = readAccesses(await contentOf(await participants.issueAccess()))
  await participants.closeDialog()
  expect(accesses.length).toBe(list.length)
  const guest = accesses.find((access) => !mayVote(access))
  const voters = accesses.filter(mayVote)
  const byPhone = voters.slice(0, SIZE.phones)
  const withoutBrowser = accesses.filter((access) => access !== guest && !byPhone.includes(access))
  if (guest === undefined) throw new Error('the list has no guest')

  await chair.go('Projector')
  const popup = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Open projector' }).click()
  const hall = new Projector(await popup)
  await hall.showsSignIn(host.url)

  const phones = await test.step('phones sign in: by link, by code, and one that may not vote', async () => {
    const opened = []
    for (const [index, access] of byPhone.entries()) {
      const phone = index % 2 === 0 ? await member(access) : await stranger()
      if (index % 2 === 1) await phone.signInWithCode(access.code)
      await phone.isWaiting()
      opened.push(phone)
    }
    return opened
  })
  const onlooker = await member(guest)
  const people = await crowd(withoutBrowser)
  await expect(chair.figure('online')).toHaveText(written(list.length))
  await expect(hall.page.getByText(`${written(list.length)} connected`)).toBeVisible()

  await test.step('a vote is prepared and opened, and all of them vote', async () => {
    await chair.go('Votes')
    await votes.prepare('Budget 2027', { text: 'The draft of the treasurer is adopted.', secrecy: 'secret' })
    await votes.open()
    await hall.showsOpen('Budget 2027')
    await expect(onlooker.heading).toHaveText('You cannot vote on this')
    await expect(onlooker.page.getByText('You are not entitled to vote.')).toBeVisible()
    people.cast(withoutBrowser.map((access) => (mayVote(access) ? choiceOf(voters.indexOf(access)) : null)))
    for (const [index, phone] of phones.entries()) {
      await phone.hasBallot('Budget 2027')
      await phone.cast(WORDS[choiceOf(index)])
      await phone.isCounted()
    }
    await votes.showsTurnout(entitled, entitled)
    await hall.showsTurnout(entitled, entitled)
    const { receipts, refused } = await people.tell()
    expect(refused).toEqual([])
    expect(new Set(receipts.filter((receipt) => receipt !== null)).size).toBe(entitled - SIZE.phones)
  })

  const chosen = (choice: Choice) => voters.filter((_, index) => choiceOf(index) === choice).length
  const expected = { yes: chosen('yes'), no: chosen('no'), abstain: chosen('abstain') }

  await test.step('closed: the chair sees the result, the hall and the phones do not yet', async () => {
    await votes.close()
    await expect(votes.verdict).toHaveText('Adopted')
    for (const phone of phones) await expect(phone.heading).toHaveText('The vote is closed')
    await expect(hall.page.getByText('Being counted')).toBeVisible()
    await expect(hall.verdict).toBeHidden()
  })

  await test.step('published: the same numbers on phones, console and projector', async () => {
    await votes.publish()
    for (const screen of [page.getByRole('main'), hall.page.getByRole('main')]) {
      await expect(amountOf(screen, 'Yes')).toHaveText(written(expected.yes))
      await expect(amountOf(screen, 'No')).toHaveText(written(expected.no))
      await expect(amountOf(screen, 'Abstention')).toHaveText(written(expected.abstain))
    }
    await expect(hall.verdict).toHaveText('Adopted')
    await expect(votes.figure('voted on the phone')).toHaveText(written(entitled))
    for (const phone of [...phones, onlooker])
      expect(await phone.result()).toEqual({
        verdict: 'Adopted',
        yes: written(expected.yes),
        no: written(expected.no),
        abstain: written(expected.abstain),
      })
    expect((await people.tell()).vote).toBe('published')
  })

  await test.step('and in the files and the journal', async () => {
    const results = page.waitForEvent('download')
    await page.getByRole('button', { name: 'All results as CSV' }).click()
    const [row] = readTable(await contentOf(await results))
    expect(row).toMatchObject({
      title: 'Budget 2027',
      registered: String(entitled),
      cast: String(entitled),
      yes: String(expected.yes),
      no: String(expected.no),
      abstention: String(expected.abstain),
      verdict: 'adopted',
    })
    const ballots = readFileSync(await votes.save('Ballots (CSV)'), 'utf8')
    const cast = readTable(ballots).map((ballot) => ballot['Budget 2027'])
    const times = (choice: string) => cast.filter((one) => one === choice).length
    expect({ yes: times('yes'), no: times('no'), abstain: times('abstention') }).toEqual(expected)

    await chair.go('Journal')
    const sentence = `${written(entitled)} of ${written(entitled)} have voted. Yes ${written(expected.yes)}, No ${written(expected.no)}, Abstention ${written(expected.abstain)}`
    await expect(chair.journal.entry('Vote 1 “Budget 2027” closed')).toContainText(new RegExp(sentence, 'i'))
  })
})
