/** The shapes of what is done with proxies. */
import { z } from 'zod'
import type { ProxyCommands } from '../messages.ts'
import { id, line, NAME_CHARACTERS, upload } from './parts.ts'

/** More than any statute lets one person hold. */
export const MOST_PROXIES = 100

export const proxyInputs = {
  'set-proxy-rules': z.strictObject({
    rules: z.strictObject({ most: z.int().min(0).max(MOST_PROXIES), byPhone: z.boolean() }),
  }),
  'give-proxy': z.strictObject({ principal: id, holder: id }),
  'revoke-proxy': z.strictObject({ principal: id }),
  'give-own-proxy': z.strictObject({ number: line(NAME_CHARACTERS).min(1) }),
  'revoke-own-proxy': z.strictObject({}),
  'read-own-proxies': z.strictObject({}),
  'preview-proxies': z.strictObject({ upload }),
  'import-proxies': z.strictObject({ upload }),
} satisfies { [Name in keyof ProxyCommands]: z.ZodType<ProxyCommands[Name]['input']> }
