/** Everything of a congress that is no vote: desk, agenda, motions, elections, debate, minutes; in console, hall and on a phone. */
import { expect, type Page } from '@playwright/test'
import type { Chair } from '../../server/command-line/chair.ts'
import type { HallContent, Language } from '../../server/protocol/messages.ts'
import { openVote, prepareConvention } from '../prepare.ts'
import { Desk } from './desk.ts'
import { visitPhone } from './phone.ts'
import { TEXTS, type Tour } from './tour.ts'

const SAID = {
  de: {
    items: [
      'Eröffnung und Formalia',
      'Rechenschaftsbericht des Bundesvorstands und Entlastung',
      'Anträge zur Satzung',
    ],
    motion: 'Mitgliederbefragung über die Fortschreibung des Grundsatzprogramms',
    text: 'Der Bundesparteitag möge beschließen: In § 12 wird nach Satz 1 eingefügt: „Der Bundesvorstand führt dazu innerhalb von **sechs Monaten** eine Befragung aller Mitglieder durch.“\n\nDie Kosten trägt der Bundesverband.',
    amended: 'Die Kosten trägt der Bundesverband gemeinsam mit den Landesverbänden.',
    by: 'Landesverband Mecklenburg-Vorpommern, Kreisverband Nordwestmecklenburg und 34 weitere',
    reason: 'Wer mitbestimmt, trägt das Programm auch mit.',
    post: 'Stellvertretende Bundesvorsitzende',
    candidacy:
      'Seit zwölf Jahren im Kreisvorstand, davon acht als Schatzmeisterin; mir liegt die Arbeit vor Ort am Herzen.',
    message: 'Bitte nehmen Sie Ihre Plätze ein: Die Sitzung beginnt in fünf Minuten.',
    pause: 'Mittagspause',
    note: 'Die Versammlungsleitung übernimmt Frau Dr. Müller-Lüdenscheidt.',
  },
  en: {
    items: [
      'Opening and formalities',
      'Report of the federal executive, and its discharge',
      'Motions on the statutes',
    ],
    motion: 'Consulting all members on the continuation of the basic programme',
    text: 'The convention resolves: in section 12, after the first sentence, is inserted: “The federal executive consults all members on this within **six months**.”\n\nThe federal association bears the cost.',
    amended: 'The federal association bears the cost together with the regional associations.',
    by: 'Regional association of Mecklenburg-Western Pomerania, district of North-West Mecklenburg and 34 others',
    reason: 'Who has a say stands behind the programme.',
    post: 'Deputy federal chair',
    candidacy:
      'Twelve years on the district board, eight of them as treasurer; the work in the branches is close to my heart.',
    message: 'Please take your seats: the session begins in five minutes.',
    pause: 'Lunch break',
    note: 'Ms Miller-Featherstonehaugh takes the chair.',
  },
} as const

type Said = (typeof SAID)[Language]

export async function walkThroughCongress(tour: Tour): Promise<void> {
  const { host, language, browse, phone, visit } = tour
  const said = SAID[language]
  const accesses = await prepareConvention(host, {
    ...{ members: tour.members, present: tour.coming },
    convention: { ...TEXTS[language].convention, language },
  })
  const page = await (await browse()).newPage()
  await page.goto(host.takeConsoleLink())
  const desk = new Desk(page, tour)
  const screen = async (view: Parameters<Desk['go']>[0], name: string, content?: string) => {
    await desk.go(view)
    if (content !== undefined) await expect(page.getByText(content).first()).toBeVisible()
    await desk.visit(name)
  }
  for (const view of ['agenda', 'motions', 'elections', 'speakers', 'minutes'] as const)
    await screen(view, `${view}-empty`)

  const { path, key } = await host.asChair((chair) =>
    chair.command('invite', { role: 'projector', name: 'Saal' }),
  )
  const hall = await (await browse({ viewport: { width: 1920, height: 1080 } })).newPage()
  await hall.goto(`${host.url}${path}#${key}`)
  const member = await phone(accesses[0]?.link ?? '')
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(desk.words.phone.waiting.title)

  const made = await host.asChair((chair) => prepare(chair, said))
  await screen('agenda', 'agenda', said.items[1])
  await screen('motions', 'motions', said.motion)
  await screen('elections', 'elections', said.post)
  await screen('speakers', 'speakers')
  await visitDesk(desk)
  await screen('minutes', 'minutes', said.items[0])
  await screen('projector', 'projector-queue', said.message)

  await visit({ name: 'phone-waiting-congress', page: member, on: 'phone' })
  await visitPhone(tour, member, said)
  await visitHall(tour, hall, [
    ['agenda', { kind: 'agenda' }, said.items[1]],
    ['motion', { kind: 'motion', motion: made.motion }, said.motion],
    ['amendment', { kind: 'motion', motion: made.amendment }, said.motion],
    ['election', { kind: 'election', election: made.election }, said.post],
    ['speakers', { kind: 'speakers' }, said.items[1]],
    ['message', { kind: 'message', text: said.message }, said.message],
    ['countdown', { kind: 'countdown', title: said.pause, seconds: 2_700 }, said.pause],
    ['wireless', { kind: 'wireless' }, 'Kongress'],
  ])
  await visitCalls(tour, desk, { hall, member })
}

async function prepare(chair: Chair, said: Said) {
  const items: number[] = []
  for (const [at, title] of said.items.entries()) {
    const draft = { title, minutes: 30 * (at + 1), startsAt: null, isInternal: false }
    const after = items.at(-1) ?? null
    items.push((await chair.command('add-item', { parent: null, after, draft })).item)
  }
  const [first = 0, second = 0, third = 0] = items
  await chair.command('add-item', {
    ...{ parent: third, after: null },
    draft: { title: said.motion, minutes: 45, startsAt: null, isInternal: true },
  })
  await chair.command('begin-item', { item: first, instead: null })
  await chair.command('begin-item', { item: second, instead: first })
  const fields = {
    ...{ number: '', title: said.motion, submitters: said.by, supporters: [], reason: said.reason },
    ...{ item: third, alternativeTo: null },
  }
  const { motion } = await chair.command('add-motion', { fields, text: { text: said.text } })
  await chair.command('set-motion-state', { motion, was: 'submitted', to: 'admitted', despite: false })
  const amends = { motion, version: 1, from: 2, to: 2 }
  const { motion: amendment } = await chair.command('add-amendment', {
    fields,
    amends,
    text: { text: said.amended },
  })
  await chair.command('set-motion-state', {
    motion: amendment,
    was: 'submitted',
    to: 'admitted',
    despite: false,
  })

  const { election } = await chair.command('add-election', {
    draft: {
      ...{ title: said.post, text: '', item: null, secrecy: 'secret', marking: 'choose' },
      electorate: { presence: 'present', groups: [] },
      rule: {
        ...{ kind: 'most-votes', seats: 2, majority: null, reserved: null },
        ...{ dropOut: null, next: null },
      },
      ...{ quorum: null, durationSeconds: null, joinsLater: false, incompatible: [] },
    },
  })
  await chair.command('open-nominations', { election })
  await chair.command('set-proxy-rules', { rules: { most: 2, byPhone: true } })
  for (const member of [2, 3, 5])
    await chair.command('nominate', {
      ...{ election, member, name: '', group: '', text: member === 2 ? said.candidacy : '' },
      ...{ proposedBy: said.by, consents: member !== 5 },
    })

  const rules = { seconds: 180, alternation: null, firstTimeFirst: true, proContra: false }
  const { debate } = await chair.command('open-debate', { item: second, rules, instead: null })
  const speakers: number[] = []
  for (const member of [1, 4, 6, 8, 9])
    speakers.push(
      (await chair.command('add-speaker', { debate, who: { member }, side: null, quoted: null })).speaker,
    )
  const [speaker = 0] = speakers.slice(1)
  await chair.command('call-speaker', { debate, speaker, turn: 0, outOfTurn: true })
  await chair.command('set-wireless', {
    wireless: { name: 'Kongress', password: 'abstimmen-2027', isHidden: false },
  })
  await chair.command('queue-content', { content: { kind: 'message', text: said.message } })
  await chair.command('add-note', { item: first, at: null, text: said.note })
  return { motion, amendment, election }
}

/** A person at the desk, found by number. */
async function visitDesk(desk: Desk): Promise<void> {
  const { page } = desk
  await desk.go('desk')
  await desk.visit('desk')
  await page.locator('#desk-field').fill('M')
  await expect(page.getByRole('option').first()).toBeVisible()
  await desk.visit('desk-found')
  await page.getByRole('option').first().click()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
  await desk.visit('desk-person')
}

type Scene = readonly [name: string, content: HallContent, says: string]

async function visitHall({ host, visit }: Tour, hall: Page, scenes: readonly Scene[]): Promise<void> {
  for (const [name, showing, says] of scenes) {
    await host.asChair((chair) =>
      chair.command('show-on-projector', { showing, projector: null, entry: null }),
    )
    await expect(hall.getByText(says).first()).toBeVisible()
    await visit({ name: `hall-${name}`, page: hall, on: 'hall' })
  }
  await host.asChair((chair) =>
    chair.command('show-on-projector', { showing: { kind: 'auto' }, projector: null, entry: null }),
  )
}

type Seen = { hall: Page; member: Page }

/** All phones are asked, and a vote continues on paper. */
async function visitCalls({ host, visit }: Tour, desk: Desk, { hall, member }: Seen): Promise<void> {
  const { page, words } = desk
  const rule = {
    base: 'entitled',
    numerator: 1,
    denominator: 2,
    comparison: 'more-than',
    gate: 'warn',
  } as const
  await host.asChair((chair) => chair.command('set-quorum', { rule }))
  for (const purpose of ['trial', 'count'] as const) {
    const { call } = await host.asChair((chair) => chair.command('begin-call', { purpose, seconds: 300 }))
    await expect(member.getByRole('heading', { level: 1 })).not.toHaveText(words.phone.waiting.title)
    await visit({ name: `phone-${purpose}`, page: member, on: 'phone' })
    const title = purpose === 'trial' ? words.hall.trial : words.hall.count
    await expect(hall.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await visit({ name: `hall-${purpose}`, page: hall, on: 'hall' })
    await host.asChair((chair) => chair.command('cancel-call', { call }))
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(words.phone.waiting.title)
  }
  await host.asChair(async (chair) => {
    await chair.command('set-quorum', { rule: null })
    const vote = await openVote(chair)
    await chair.command('move-to-paper', { vote, electronic: 'added' })
  })
  await desk.go('votes')
  await expect(page.getByText(words.votes.paperSteps.hand)).toBeVisible()
  await desk.visit('vote-on-paper')
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(words.phone.paper.title)
  await visit({ name: 'phone-on-paper', page: member, on: 'phone' })
  await expect(hall.getByText(words.hall.onPaper)).toBeVisible()
  await visit({ name: 'hall-on-paper', page: hall, on: 'hall' })
}
