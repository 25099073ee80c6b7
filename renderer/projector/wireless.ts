/** The network of the hall as phones read it from a QR code. */
import type { Wireless } from '#protocol'

/** The signs that mean something in this text themselves. */
const escaped = (text: string): string => text.replace(/[\\;,:"]/g, '\\$&')

/**
 * As the ZXing project describes it (and phones of both makers read it): `WIFI:T:WPA;S:name;P:password;H:true;;`. A password
 * that is all hexadecimal digits would be taken for a key, so it stands in quotes.
 */
export function wirelessText({ name, password, isHidden }: Wireless): string {
  const isHex = (text: string) => /^[0-9a-f]+$/i.test(text)
  const field = (text: string) => (isHex(text) ? `"${text}"` : escaped(text))
  const security = password === '' ? 'T:nopass;' : 'T:WPA;'
  const key = password === '' ? '' : `P:${field(password)};`
  return `WIFI:${security}S:${field(name)};${key}${isHidden ? 'H:true;' : ''};`
}
