/** Words of the ways from a vote to what it is held for, and back. */
import type { Language } from '#protocol'
import type { Link } from '../views/links.ts'

const de = {
  of: {
    item: 'TOP',
    election: 'Wahl',
    motion: 'Antrag',
    vote: 'Abstimmung',
    point: 'Geschäftsordnung',
  } satisfies Record<Link['of'], string>,
  more: (count: number) => `und ${count} weitere`,
  origin: 'Gehört zu',
  belonging: (number: string) => `Zu TOP ${number}`,
}

const en: typeof de = {
  of: { item: 'Item', election: 'Election', motion: 'Motion', vote: 'Vote', point: 'Point of order' },
  more: (count) => `and ${count} more`,
  origin: 'Belongs to',
  belonging: (number) => `Of item ${number}`,
}

export const links: Record<Language, typeof de> = { de, en }
