/**
 * Shares and majorities as they are written into a field: «2/3», «60 %», or one of the usual majorities. Pure; whether a
 * majority can be reached and missed is not its business.
 */
import type { Fraction, Majority, MajorityBase, Quorum } from '#protocol'

/** The host's own limit (server/protocol/parse.ts). */
export const PART_MOST = 1_000

export const MAJORITIES = ['none', 'simple', 'two-thirds', 'of-valid', 'of-present', 'of-entitled'] as const
/** `none`: most votes are enough. */
export type MajorityKind = (typeof MAJORITIES)[number] | 'custom'

export type MajorityForm = {
  majority: MajorityKind
  base: MajorityBase
  comparison: Majority['comparison']
  majorityShare: string
}

export type ShareFault = 'share-unreadable' | 'share-too-fine'
export type ReadShare = { ok: true; share: Fraction } | { ok: false; why: ShareFault }

const MORE_THAN_HALF = { numerator: 1, denominator: 2, comparison: 'more-than' } as const
const USUAL: Readonly<Record<Exclude<MajorityKind, 'none' | 'custom'>, Majority>> = {
  simple: { base: 'yes-no', ...MORE_THAN_HALF },
  'two-thirds': { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' },
  'of-valid': { base: 'valid', ...MORE_THAN_HALF },
  'of-present': { base: 'present', ...MORE_THAN_HALF },
  'of-entitled': { base: 'entitled', ...MORE_THAN_HALF },
}

/** Exact: 12,5 % is 125 of 1,000. Whole numbers alone are percent. */
export function readShare(text: string): ReadShare {
  const [, numerator, denominator] = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(text) ?? []
  if (numerator !== undefined && denominator !== undefined)
    return checkShare(Number(numerator), Number(denominator))
  const [, whole, decimals = '', sign] = /^\s*(\d{1,4})(?:[.,](\d{1,6}?)0*)?\s*(%?)\s*$/.exec(text) ?? []
  // Whether 0.5 is half or half a percent, nobody can know.
  if (whole === undefined || (sign === '' && decimals !== '')) return { ok: false, why: 'share-unreadable' }
  return checkShare(Number(whole + decimals), 100 * 10 ** decimals.length)
}

function checkShare(numerator: number, denominator: number): ReadShare {
  if (denominator === 0) return { ok: false, why: 'share-unreadable' }
  if (denominator > PART_MOST) return { ok: false, why: 'share-too-fine' }
  return { ok: true, share: { numerator, denominator } }
}

export const writeShare = ({ numerator, denominator }: Fraction): string =>
  denominator === 100 ? `${numerator} %` : `${numerator}/${denominator}`

export type ReadMajority = { ok: true; majority: Majority | null } | { ok: false; why: ShareFault }

export function readMajority({ majority, base, comparison, majorityShare }: MajorityForm): ReadMajority {
  if (majority === 'none') return { ok: true, majority: null }
  if (majority !== 'custom') return { ok: true, majority: USUAL[majority] }
  const read = readShare(majorityShare)
  return read.ok ? { ok: true, majority: { base, comparison, ...read.share } } : read
}

/** Of a usual one the fields hold what it means, so that «own rule» begins where one was. */
export function formOfMajority(majority: Majority | null): MajorityForm {
  const kind =
    majority === null ? 'none' : MAJORITIES.find((name) => name !== 'none' && isSame(USUAL[name], majority))
  const { base, comparison, ...share } = majority ?? USUAL.simple
  return { majority: kind ?? 'custom', base, comparison, majorityShare: writeShare(share) }
}

const isSame = (one: Majority, other: Majority): boolean =>
  one.base === other.base &&
  one.comparison === other.comparison &&
  one.numerator === other.numerator &&
  one.denominator === other.denominator

export type QuorumForm = {
  isAsked: boolean
  base: Quorum['base']
  comparison: Quorum['comparison']
  share: string
}
export type ReadQuorum = { ok: true; quorum: Quorum | null } | { ok: false; why: ShareFault }

export function readQuorum({ isAsked, base, comparison, share }: QuorumForm): ReadQuorum {
  if (!isAsked) return { ok: true, quorum: null }
  const read = readShare(share)
  if (!read.ok) return read
  return { ok: true, quorum: { base, comparison, ...read.share } }
}

export function formOfQuorum(quorum: Quorum | null): QuorumForm {
  const { base, comparison, ...share } = quorum ?? { base: 'entitled' as const, ...MORE_THAN_HALF }
  return { isAsked: quorum !== null, base, comparison, share: writeShare(share) }
}
