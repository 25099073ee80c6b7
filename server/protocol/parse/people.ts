/** The shapes of what is done about people at consoles. */
import { z } from 'zod'
import type { PeopleCommands } from '../messages.ts'
import { OFFICES, RIGHTS, SECOND_PERSON_ACTS } from '../offices.ts'
import { id, line, NAME_CHARACTERS } from './parts.ts'

const account = { account: id }
const approval = { approval: id }
const office = z.enum(OFFICES)

export const peopleInputs = {
  invite: z.strictObject({
    role: z.enum(['chair', 'projector']),
    name: line(NAME_CHARACTERS).min(1),
    office: office.exactOptional(),
  }),
  'invite-again': z.strictObject(account),
  'set-office': z.strictObject({ ...account, office }),
  'revoke-account': z.strictObject(account),
  'set-right': z.strictObject({ office, right: z.enum(RIGHTS), may: z.boolean() }),
  'set-second-person': z.strictObject({ act: z.enum(SECOND_PERSON_ACTS), isNeeded: z.boolean() }),
  approve: z.strictObject(approval),
  'refuse-approval': z.strictObject(approval),
  'withdraw-approval': z.strictObject(approval),
} satisfies { [Name in keyof PeopleCommands]: z.ZodType<PeopleCommands[Name]['input']> }
