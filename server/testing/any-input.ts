/** Inputs that a client could send, drawn from the very schemas that the host reads them with: small numbers, so that they meet what is there. */
import type { z } from 'zod'
import { pick, type Random } from '../rehearsal/chance.ts'

/** What people paste, beside names that meet. */
const TEXTS = [
  'A1',
  'A1-1',
  'delegate',
  'guest',
  'female',
  'M-00003',
  'hall-7',
  '=HYPERLINK("http://evil.test")',
  '<script>alert(1)</script>',
  '**bold** and _not closed',
  'Zoë 👩‍👩‍👧 \u202Ereversed',
  '__proto__',
  'First paragraph.\n\nSecond paragraph, which is longer.\n\n- an item',
  '',
] as const

const MOST_ITEMS = 4
/** As far as ids go in a short convention. */
const HIGHEST = 8

export function anyInput(random: Random, schema: z.core.$ZodType): unknown {
  // All that schemas are made of, which their own type does not say.
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return pick(random, TEXTS)
    case 'number':
      return Math.floor(random() * HIGHEST) * (random() < 0.1 ? 60 : 1)
    case 'boolean':
      return random() < 0.5
    case 'enum':
      return pick(random, Object.values(def.entries))
    case 'literal':
      return pick(random, def.values)
    case 'nullable':
      return random() < 0.4 ? null : anyInput(random, def.innerType)
    case 'optional':
      return random() < 0.5 ? undefined : anyInput(random, def.innerType)
    case 'array':
      return Array.from({ length: Math.floor(random() * MOST_ITEMS) }, () => anyInput(random, def.element))
    case 'union':
      return anyInput(random, pick(random, def.options))
    case 'object':
      return anyObject(random, def.shape)
    default:
      throw new Error(`no input is made of ${def.type}`)
  }
}

function anyObject(random: Random, shape: Readonly<Record<string, z.core.$ZodType>>): object {
  const fields = Object.entries(shape).map(([name, field]) => [name, anyInput(random, field)] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}
