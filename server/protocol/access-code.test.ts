import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkCharacter,
  codeAlphabet,
  formatCode,
  isWellFormed,
  normalizeCode,
  readCode,
} from './access-code.ts'

const eleven = fc
  .array(fc.constantFrom(...codeAlphabet), { minLength: 11, maxLength: 11 })
  .map((characters) => characters.join(''))
const anyCode = eleven.map((random) => random + checkCharacter(random))

test('the alphabet is prime in size, without characters that look alike', () => {
  expect(new Set(codeAlphabet).size).toBe(31)
  for (const character of '01ILO') expect(codeAlphabet).not.toContain(character)
})

test('a made code is well formed, however it is typed', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(isWellFormed(code)).toBe(true)
      expect(readCode(` ${formatCode(code.toLowerCase(), ' – ')} `)).toEqual({ ok: true, code })
    }),
  )
})

test('every single wrong character is detected', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      for (let index = 0; index < code.length; index++) {
        for (const other of codeAlphabet) {
          if (other === code.charAt(index)) continue
          expect(isWellFormed(code.slice(0, index) + other + code.slice(index + 1))).toBe(false)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('every exchange of two different characters is detected, neighbours or not', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      for (let left = 0; left < code.length; left++) {
        for (let right = left + 1; right < code.length; right++) {
          const typed = [...code]
          typed[left] = code.charAt(right)
          typed[right] = code.charAt(left)
          expect(isWellFormed(typed.join(''))).toBe(code.charAt(left) === code.charAt(right))
        }
      }
    }),
  )
})

test('a fault says what is wrong', () => {
  const code = '23456789ABC' + checkCharacter('23456789ABC')
  expect(readCode('2345-678o-9ABC')).toEqual({ ok: false, why: 'wrong-character', character: 'O' })
  expect(readCode('2345 67')).toEqual({ ok: false, why: 'wrong-length', length: 6 })
  expect(readCode(`3${code.slice(1)}`)).toEqual({ ok: false, why: 'mistyped' })
  expect(isWellFormed(code.toLowerCase())).toBe(false)
})

test('printed in groups of four, and read back', () => {
  expect(formatCode('23456789ABC')).toBe('2345-6789-ABC')
  expect(normalizeCode(formatCode('23456789ABC'))).toBe('23456789ABC')
})

test('the random part must be eleven characters of the alphabet', () => {
  expect(() => checkCharacter('23456789AB')).toThrow(RangeError)
  expect(() => checkCharacter('23456789ABO')).toThrow(RangeError)
})
