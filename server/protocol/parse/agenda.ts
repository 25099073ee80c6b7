/** The shapes of what is done with the agenda. */
import { z } from 'zod'
import type { AgendaCommands, ItemDraft } from '../messages.ts'
import { id, line, LONGEST_SECONDS, TITLE_CHARACTERS, upload } from './parts.ts'

/** Any moment that a calendar of people has: until the year 2200. */
const LAST_INSTANT = 7_258_118_400_000
const itemFields = {
  title: line(TITLE_CHARACTERS).min(1),
  minutes: z
    .int()
    .min(1)
    .max(LONGEST_SECONDS / 60)
    .nullable(),
  startsAt: z.int().min(0).max(LAST_INSTANT).nullable(),
  isInternal: z.boolean(),
}
const itemDraft: z.ZodType<ItemDraft> = z.strictObject(itemFields)
const someFields: z.ZodType<Partial<ItemDraft>> = z.strictObject({
  title: itemFields.title.exactOptional(),
  minutes: itemFields.minutes.exactOptional(),
  startsAt: itemFields.startsAt.exactOptional(),
  isInternal: itemFields.isInternal.exactOptional(),
})
const place = { parent: id.nullable(), after: id.nullable() }
const item = { item: id }

export const agendaInputs = {
  'add-item': z.strictObject({ ...place, draft: itemDraft }),
  'change-item': z.strictObject({ ...item, was: someFields, to: someFields }),
  'move-item': z.strictObject({ ...item, ...place }),
  'remove-item': z.strictObject(item),
  'restore-item': z.strictObject(item),
  'begin-item': z.strictObject({ ...item, instead: id.nullable() }),
  'end-item': z.strictObject(item),
  'preview-agenda': z.strictObject({ upload }),
  'import-agenda': z.strictObject({ upload }),
  'read-agenda': z.strictObject({ from: z.int().min(0).nullable() }),
} satisfies { [Name in keyof AgendaCommands]: z.ZodType<AgendaCommands[Name]['input']> }
