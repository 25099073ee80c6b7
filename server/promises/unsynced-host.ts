/**
 * The host with one fault built in, to show that a power cut would be noticed: commits do not wait for the disk, as better-sqlite3
 * leaves it when nobody asks.
 */
import Database from 'better-sqlite3'

// eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the database that it belongs to
const { pragma } = Database.prototype

Database.prototype.pragma = function (source, options) {
  return pragma.call(this, source.replace('synchronous = FULL', 'synchronous = NORMAL'), options)
}

await import('../cli.ts')
