// Who may import whom, as a table and as an ESLint rule. Each refusal says why, because a border nobody understands
// is a border somebody moves.
import { builtinModules } from 'node:module'
import { posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The `imports` of package.json, as folders and files of the house. */
const shortNames = [
  { name: /^#protocol$/, path: () => 'server/protocol/messages.ts' },
  {
    name: /^#protocol\/(.+)$/,
    path: (/** @type {RegExpMatchArray} */ match) => `server/protocol/${match[1]}.ts`,
  },
  { name: /^#client$/, path: () => 'server/client/connection.ts' },
  {
    name: /^#client\/(.+)$/,
    path: (/** @type {RegExpMatchArray} */ match) => `server/client/${match[1]}.ts`,
  },
]

const wholeServer = ['server']
/** What both sides of the wire know: types and pure functions. The schemas are the host's alone. */
const protocol = [
  'messages',
  'close-codes',
  'access-code',
  'id-ranges',
  'roster-flags',
  'marks',
  'papers',
  'set-up',
  'agenda',
  'speakers',
  'point-kinds',
  'motions',
  'motion-text',
  'motion-diff',
  'motion-place',
  'word-diff',
  'offices',
  'tables',
].map((file) => `server/protocol/${file}.ts`)
const neverInProduct = ['server/testing', 'server/bench', 'server/promises']

/**
 * `values`, `types`: folders or files it may import, its own folder always included; a value may also be imported as
 * a type. `except` wins over both. `packages`: what it may import from npm, test files not counted. `node`: whether
 * it may use Node's own modules. `why` completes "… may not import … because".
 * @typedef {{
 *   path: string, values?: string[], types?: string[], except?: string[], packages?: string[] | 'any',
 *   node?: boolean, why: string
 * }} Row
 */

/** @type {Row[]} The first row whose path fits counts. */
export const table = [
  {
    path: 'server/protocol/parse.ts',
    values: ['server/protocol'],
    packages: ['zod'],
    why: 'the schemas check what arrives and know nothing else',
  },
  {
    path: 'server/protocol/parse',
    values: ['server/protocol'],
    packages: ['zod'],
    why: 'the schemas check what arrives and know nothing else',
  },
  {
    path: 'server/protocol',
    why: 'what travels on the wire depends on nothing: clients in any language rely on it',
  },
  {
    path: 'server/domain',
    values: protocol,
    why: 'the rules are pure: clock, ids, randomness and the world outside are handed in',
  },
  {
    path: 'server/store',
    // How the text of any version becomes events.
    values: ['server/domain/earlier-events.ts'],
    types: ['server/domain', 'server/protocol'],
    packages: ['better-sqlite3'],
    node: true,
    why: 'the store keeps what was decided and decides nothing; it is the only place with SQL',
  },
  {
    path: 'server/commands',
    values: [
      'server/domain',
      'server/store',
      'server/import',
      'server/reports',
      ...protocol,
      'server/live/audience.ts',
      'server/live/motions.ts',
      'server/client/rule-words.ts',
      'server/client/rehearsal-verdict.ts',
    ],
    types: ['server/live', 'server/protocol'],
    node: true,
    why: 'a command asks the domain and writes to the store; who hears of it is not its business',
  },
  {
    path: 'server/live',
    values: ['server/domain', ...protocol],
    types: ['server/protocol'],
    node: true,
    why: 'live says who sees what; it neither decides nor stores',
  },
  {
    path: 'server/socket',
    values: ['server/protocol', 'server/commands', 'server/live', 'server/domain/decision.ts'],
    packages: ['ws'],
    node: true,
    why: 'the socket turns bytes into commands and leaves the rest to them',
  },
  {
    path: 'server/health',
    types: ['server/protocol'],
    packages: ['@prometheus-io/client'],
    node: true,
    why: 'health measures the host and knows nobody in it: what is counted elsewhere is handed in',
  },
  {
    path: 'server/http',
    values: ['server/protocol'],
    types: ['server/commands', 'server/log.ts'],
    packages: ['sirv'],
    node: true,
    why: 'http serves files, uploads and downloads; what they mean is handed in',
  },
  {
    path: 'server/import',
    values: ['server/domain', ...protocol],
    packages: ['csv-parse', 'read-excel-file'],
    node: true,
    why: 'reading a member list makes a plan; carrying it out is a command',
  },
  {
    path: 'server/reports',
    values: ['server/domain', ...protocol],
    types: ['server/store'],
    packages: ['pdfkit', 'uqr', 'csv-stringify', 'write-excel-file'],
    node: true,
    why: 'a report is made from what it is given and changes nothing',
  },
  {
    path: 'server/client',
    values: protocol,
    why: 'the client runs on phones: it may not bring the host, its schemas or Node with it',
  },
  {
    path: 'server/rehearsal',
    values: wholeServer,
    except: neverInProduct,
    packages: 'any',
    node: true,
    why: 'the rehearsal is part of the product, and test helpers are not',
  },
  {
    path: 'server/testing',
    values: wholeServer,
    packages: 'any',
    node: true,
    why: 'it serves the tests of the server',
  },
  {
    path: 'server/bench',
    values: [...wholeServer, 'main/launch/browser.mjs'],
    packages: 'any',
    node: true,
    why: 'it measures the server',
  },
  { path: 'server/promises', values: wholeServer, packages: 'any', node: true, why: 'it tries the server' },
  {
    // host.ts, process.ts, cli.ts and the commands of the command line.
    path: 'server',
    values: wholeServer,
    except: neverInProduct,
    packages: 'any',
    node: true,
    why: 'test helpers and measurements are not part of the product',
  },
  {
    path: 'renderer',
    values: [...protocol, 'server/client'],
    types: ['main/bridge.ts'],
    packages: ['svelte', '@lucide/svelte', 'uqr', 'qr'],
    why: 'the console is a client like any other and runs in a browser: only #protocol, #client and types of main/bridge',
  },
  {
    path: 'member-web/vite.config.ts',
    values: ['main/bundle'],
    packages: 'any',
    node: true,
    why: 'it says how the phone page is built',
  },
  {
    path: 'member-web',
    values: [...protocol, 'server/client'],
    packages: ['svelte'],
    why: 'the phone page is 25 kB and a client like any other: only #protocol and #client',
  },
  { path: 'main/launch', node: true, why: 'the launcher runs before anything is installed' },
  { path: 'main/bundle', packages: ['vite'], node: true, why: 'it serves the builds' },
  {
    path: 'main',
    types: ['server/process.ts'],
    packages: ['electron'],
    node: true,
    why: 'the desktop shell has no voting rules: it starts the built host by its path and talks to it like any client',
  },
  {
    path: 'e2e',
    values: ['server', 'renderer', 'member-web', 'main'],
    packages: 'any',
    node: true,
    why: 'stories run through the real program',
  },
]

/** A test builds what it needs; only product code keeps to the table. */
const testFile = /\.(test|spec)\.ts$/

/**
 * @param {string} importer path in the house, with '/'
 * @param {string} specifier as written
 * @param {boolean} isType
 * @returns {string | undefined} why not, as a sentence
 */
export function refusal(importer, specifier, isType) {
  if (testFile.test(importer)) return undefined
  const row = table.find(({ path }) => isIn(importer, path))
  if (row === undefined) return undefined
  const target = targetOf(importer, specifier)
  if (allows(row, target, isType)) return undefined
  const asType = !isType && target.kind === 'file' && isInAny(target.path, row.types ?? [])
  return asType
    ? `${row.path} may import only types from ${target.path}, because ${row.why}.`
    : `${row.path} may not import ${target.path}, because ${row.why}.`
}

/** @typedef {{ kind: 'file' | 'package' | 'node', path: string }} Target */

/**
 * @param {string} importer
 * @param {string} specifier
 * @returns {Target}
 */
function targetOf(importer, specifier) {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(importer), plain) }
  for (const { name, path } of shortNames) {
    const match = plain.match(name)
    if (match !== null) return { kind: 'file', path: path(match) }
  }
  const isNode = plain.startsWith('node:') || builtinModules.includes(plain)
  const [scope = '', name = ''] = plain.split('/')
  if (isNode) return { kind: 'node', path: `node:${plain.replace(/^node:/, '')}` }
  return { kind: 'package', path: plain.startsWith('@') ? `${scope}/${name}` : scope }
}

/**
 * @param {Row} row
 * @param {Target} target
 * @param {boolean} isType
 */
function allows(row, target, isType) {
  if (target.kind === 'node') return row.node === true
  if (target.kind === 'package') return row.packages === 'any' || (row.packages ?? []).includes(target.path)
  if (isInAny(target.path, row.except ?? [])) return false
  const own = posix.extname(row.path) === '' && row.path !== 'server' ? [row.path] : []
  // A folder's own row is not the row of a more special file or folder inside it.
  return isInAny(target.path, [...own, ...(row.values ?? []), ...(isType ? (row.types ?? []) : [])])
}

/** @param {string} file @param {string} path */
function isIn(file, path) {
  return file === path || file.startsWith(`${path}/`)
}

/** @param {string} file @param {string[]} paths */
function isInAny(file, paths) {
  return paths.some((path) => isIn(file, path))
}

/** @type {import('eslint').Rule.RuleModule} */
export const importTable = {
  meta: { type: 'problem', schema: [], docs: { description: 'the table of who may import whom' } },
  create(context) {
    const importer = relative(root, context.filename).split(sep).join('/')
    /** @param {any} node @param {any} source @param {boolean} isType */
    const check = (node, source, isType) => {
      if (typeof source?.value !== 'string') return
      const message = refusal(importer, source.value, isType)
      if (message !== undefined) context.report({ node, message })
    }
    /** @param {any} node */
    const ofDeclaration = (node) => {
      const parts = node.specifiers ?? []
      const kind = node.importKind ?? node.exportKind
      const allTypes =
        parts.length > 0 &&
        parts.every((/** @type {any} */ part) => (part.importKind ?? part.exportKind) === 'type')
      check(node, node.source, kind === 'type' || allTypes)
    }
    return {
      ImportDeclaration: ofDeclaration,
      ExportNamedDeclaration: ofDeclaration,
      ExportAllDeclaration: ofDeclaration,
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (/** @type {any} */ node) => check(node, node.source ?? node.argument?.literal, true),
    }
  },
}
