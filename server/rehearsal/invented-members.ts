/** Invents the members of a convention: the same seed, the same people. Namesakes happen, as in life. */
import type { ImportedMember } from '../protocol/messages.ts'
import { pick, seeded, type Random } from './chance.ts'
import { FIRST_NAMES, LAST_NAMES, REGIONS } from './names.ts'

/** Most have one vote; one in three hundred brings another weight, as delegates of organisations do. */
const UNUSUAL_WEIGHTS = ['0.5', '1.5', '2', '3', '2.25'] as const
const UNUSUAL_SHARE = 1 / 300

export function inventMembers(seed: string, count: number): ImportedMember[] {
  const random = seeded(seed, 'members')
  return Array.from({ length: count }, (_, index) => inventMember(random, index + 1))
}

function inventMember(random: Random, position: number): ImportedMember {
  const letter = random() < 0.5 ? 'f' : 'm'
  const firstName = pick(random, FIRST_NAMES[letter])
  const lastName = random() < 0.04 ? doubleName(random) : pick(random, LAST_NAMES)
  const group = groupOf(random)
  return {
    number: `P-${String(10_000 + position)}`,
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}.${String(position)}@example.org`,
    region: regionOf(random),
    group,
    gender: genderOf(random, letter),
    weight: random() < UNUSUAL_SHARE ? pick(random, UNUSUAL_WEIGHTS) : '1',
    entitled: group !== 'guest',
  }
}

function doubleName(random: Random): string {
  const [first, second] = [pick(random, LAST_NAMES), pick(random, LAST_NAMES)]
  return first === second ? first : `${first}-${second}`
}

function groupOf(random: Random): string {
  const chance = random()
  if (chance < 0.3) return 'delegate'
  return chance < 0.97 ? 'member' : 'guest'
}

/** The n-th region is about half as likely as the (n/2)-th. */
const regionOf = (random: Random): string => pick(() => random() * random(), REGIONS)

function genderOf(random: Random, letter: 'f' | 'm'): string {
  const chance = random()
  if (chance < 0.01) return 'd'
  return chance < 0.04 ? '' : letter
}

const SPELLINGS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'oe', ł: 'l', ı: 'i' }

/** As a mail server likes it. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöüßøłı]/g, (letter) => SPELLINGS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '')
