/**
 * The convention as it stands in its form, and what is wrong with it. Pure. The limits are the host's own
 * (server/protocol/parse.ts), so that a fault shows beside its field and not after saving.
 */
import type { Convention } from '#protocol'
import { tidyLine } from '../Votes/option-rows.ts'

const TEXT_MAX = 200

export type FormFault = 'missing' | 'too-long' | 'not-a-date' | 'before-start' | 'not-an-address' | 'too-much'
export type FormFaults = Partial<
  Record<'name' | 'place' | 'startsOn' | 'endsOn' | 'publicAddress', FormFault>
>

export type ReadForm = { ok: true; convention: Convention } | { ok: false; faults: FormFaults }

export function readForm(form: Convention): ReadForm {
  const name = tidyLine(form.name)
  const place = tidyLine(form.place)
  const publicAddress = tidyLine(form.publicAddress)
  const faults: FormFaults = {}
  if (name === '') faults.name = 'missing'
  else if (name.length > TEXT_MAX) faults.name = 'too-long'
  if (place.length > TEXT_MAX) faults.place = 'too-long'
  if (!isDate(form.startsOn)) faults.startsOn = 'not-a-date'
  if (!isDate(form.endsOn)) faults.endsOn = 'not-a-date'
  else if (!faults.startsOn && form.endsOn !== '' && form.endsOn < form.startsOn)
    faults.endsOn = 'before-start'
  const address = readAddress(publicAddress)
  if (!address.ok) faults.publicAddress = address.why
  if (!address.ok || Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, convention: { ...form, name, place, publicAddress: address.address } }
}

type ReadAddress = { ok: true; address: string } | { ok: false; why: FormFault }

/** '' takes the address of the local network. A path is let through: a host may stand behind one. */
function readAddress(text: string): ReadAddress {
  if (text === '') return { ok: true, address: '' }
  if (text.length > TEXT_MAX) return { ok: false, why: 'too-long' }
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { ok: false, why: 'not-an-address' }
  const { origin, pathname, search, hash, username, password } = new URL(text)
  if (search !== '' || hash !== '' || username !== '' || password !== '')
    return { ok: false, why: 'too-much' }
  return { ok: true, address: `${origin}${pathname}`.replace(/\/+$/, '') }
}

const isDate = (text: string): boolean =>
  text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))

export const isSame = (one: Convention, other: Convention): boolean =>
  one.name === other.name &&
  one.place === other.place &&
  one.startsOn === other.startsOn &&
  one.endsOn === other.endsOn &&
  one.language === other.language &&
  one.selfCheckIn === other.selfCheckIn &&
  one.publicAddress === other.publicAddress

/** Whether phones cannot come by this address: it means the machine itself. */
export function isOnlyHere(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}
