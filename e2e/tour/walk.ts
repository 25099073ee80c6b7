/** The tour from its first stop to its last. */
import { describe } from '../prepare.ts'
import { visitLost, visitRecords } from './after.ts'
import { visitAbsent, visitArrivals, visitEmpty, visitList } from './before.ts'
import { Desk } from './desk.ts'
import { visitDoors, visitStartWindow } from './doors.ts'
import { visitElection, visitRanking } from './election.ts'
import { TEXTS, type Tour } from './tour.ts'
import { openHall, visitLongAndAnnulled, visitOpen, visitPreparing, visitResult } from './vote.ts'

export async function walk(tour: Tour): Promise<void> {
  const { host, language, browse } = tour
  await host.asChair((chair) => describe(chair, { ...TEXTS[language].convention, language }))
  await visitDoors(tour)
  await visitStartWindow(tour)

  const page = await (await browse()).newPage()
  await page.goto(host.takeConsoleLink())
  const desk = new Desk(page, tour)
  await visitEmpty(desk)
  const arrived = await visitArrivals(desk, tour)
  await visitList(desk)
  await visitAbsent(desk, tour, arrived.rest)
  const hall = await openHall(desk, tour, arrived)
  await visitPreparing(desk, tour)
  await visitOpen(desk, tour, hall)
  await visitResult(desk, tour, hall)
  await visitLongAndAnnulled(desk, tour, hall)
  await visitElection(desk, tour, hall)
  await visitRanking(desk, tour, hall)
  await visitRecords(desk)
  await visitLost(desk, tour, hall)
}
