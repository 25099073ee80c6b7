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
  const { def } = schema._zod
  switch (def.type) {
    case 'object':
      return anyObject(random, schema)
    case 'string':
      return pick(random, TEXTS)
    case 'number':
      return Math.floor(random() * HIGHEST) * (random() < 0.1 ? 60 : 1)
    case 'boolean':
      return random() < 0.5
    default:
      return anyOfParts(random, schema)
  }
}

function anyObject(random: Random, schema: z.core.$ZodType): unknown {
  const { shape } = (schema as z.core.$ZodObject)._zod.def
  const fields: [string, unknown][] = []
  for (const [name, field] of Object.entries(shape)) {
    const value = anyInput(random, field)
    if (value !== undefined) fields.push([name, value])
  }
  return Object.fromEntries(fields)
}

/** Whatever is made of other shapes. */
function anyOfParts(random: Random, schema: z.core.$ZodTypes): unknown {
  const { def } = schema._zod
  switch (def.type) {
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
    default:
      throw new Error(`no input is made of ${def.type}`)
  }
}
