import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'
import { refusal } from './import-table.js'

describe('the import table', () => {
  test.each([
    ['server/domain/assembly.ts', 'node:crypto'],
    ['server/domain/assembly.ts', 'fs'],
    ['server/domain/assembly.ts', '../store/journal.ts'],
    ['server/domain/tally/majority.ts', 'zod'],
    ['server/protocol/messages.ts', 'zod'],
    ['server/protocol/messages.ts', '../domain/assembly.ts'],
    ['server/store/journal.ts', '../domain/assembly.ts'],
    ['server/store/journal.ts', 'ws'],
    ['server/commands/open-vote.ts', '../live/hub.ts'],
    ['server/commands/open-vote.ts', '../protocol/parse.ts'],
    ['server/live/hub.ts', '../store/journal.ts'],
    ['server/socket/server.ts', '../store/journal.ts'],
    ['server/socket/server.ts', 'better-sqlite3'],
    ['server/http/files.ts', '../commands/index.ts'],
    ['server/client/connection.ts', '../protocol/parse.ts'],
    ['server/client/connection.ts', 'ws'],
    ['server/client/connection.ts', 'node:events'],
    ['server/host.ts', './testing/builders.ts'],
    ['server/rehearsal/crowd.ts', '../testing/builders.ts'],
    ['server/host.ts', '../renderer/console.svelte.ts'],
    ['renderer/console.svelte.ts', '../server/domain/assembly.ts'],
    ['renderer/console.svelte.ts', '../main/bridge.ts'],
    ['renderer/views/Votes/Votes.svelte', 'electron'],
    ['member-web/member.svelte.ts', '@lucide/svelte'],
    ['member-web/member.svelte.ts', '../renderer/words/de.ts'],
    ['main/index.ts', '../server/host.ts'],
    ['main/launch/setup.mjs', 'vite'],
  ])('%s may not import %s', (importer, specifier) => {
    expect(refusal(importer, specifier, false)).toMatch(/ may .+, because .+\./)
  })

  test.each([
    ['server/domain/assembly.ts', './tally/majority.ts', false],
    ['server/protocol/parse.ts', 'zod', false],
    ['server/protocol/parse.ts', './messages.ts', true],
    ['server/store/journal.ts', '../domain/assembly.ts', true],
    ['server/store/open.ts', 'better-sqlite3', false],
    ['server/socket/server.ts', '../commands/index.ts', false],
    ['server/import/csv.ts', 'csv-parse/sync', false],
    ['server/host.ts', './store/open.ts', false],
    ['server/client/connection.ts', '../protocol/close-codes.ts', false],
    ['renderer/console.svelte.ts', '#client', false],
    ['renderer/console.svelte.ts', '#client/replica', false],
    ['renderer/console.svelte.ts', '#protocol', true],
    ['renderer/bridge.ts', '../main/bridge.ts', true],
    ['renderer/ui/Icon.svelte', '@lucide/svelte', false],
    ['member-web/member.svelte.ts', '#protocol/close-codes', false],
    ['main/index.ts', 'electron', false],
    ['server/domain/assembly.test.ts', '../testing/builders.ts', false],
  ])('%s may import %s', (importer, specifier, isType) => {
    expect(refusal(importer, specifier, isType)).toBeUndefined()
  })

  test('the linter applies it to code as it is written', async () => {
    const eslint = new ESLint({ overrideConfig: { linterOptions: { reportUnusedDisableDirectives: 'off' } } })
    const [result] = await eslint.lintText("export { now } from '../store/open.ts'\n", {
      filePath: 'server/domain/any.mjs',
    })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('plenum/import-table')
  })
})
