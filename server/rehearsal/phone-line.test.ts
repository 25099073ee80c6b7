import { expect, test } from 'vitest'
import { sourceAddress } from './phone-line.ts'

test('on loopback members come from many addresses, where the system has them', () => {
  const from = (index: number) => sourceAddress('http://127.0.0.1:7373', index, 'linux')
  expect([from(0), from(249), from(250)]).toEqual(['127.0.0.2', '127.0.0.251', '127.0.0.2'])
  expect(sourceAddress('http://127.0.0.1:7373', 0, 'darwin')).toBe(undefined)
})

test('to any other host the system chooses', () => {
  expect(sourceAddress('https://vote.example.org', 3, 'linux')).toBe(undefined)
  expect(sourceAddress('http://192.168.1.20:7373', 3, 'linux')).toBe(undefined)
})
