import { expect, test } from 'vitest'
import { wirelessText } from './wireless.ts'

const hall = { name: 'Congress', password: 'open sesame', isHidden: false }

test('[H6] a network is written as phones read it from a QR code', () => {
  expect(wirelessText(hall)).toBe('WIFI:T:WPA;S:Congress;P:open sesame;;')
  expect(wirelessText({ ...hall, isHidden: true })).toBe('WIFI:T:WPA;S:Congress;P:open sesame;H:true;;')
  expect(wirelessText({ ...hall, password: '' })).toBe('WIFI:T:nopass;S:Congress;;')
})

test('[H6] signs that mean something in the text are escaped, and a name of hexadecimal digits is quoted', () => {
  expect(wirelessText({ name: 'A;B:"C",\\D', password: 'p;a:s,s"\\', isHidden: false })).toBe(
    'WIFI:T:WPA;S:A\\;B\\:\\"C\\"\\,\\\\D;P:p\\;a\\:s\\,s\\"\\\\;;',
  )
  expect(wirelessText({ name: 'cafe2027', password: '0123456789', isHidden: false })).toBe(
    'WIFI:T:WPA;S:"cafe2027";P:"0123456789";;',
  )
})
