/** A whole, checked copy of the running file, made while voting goes on. */
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Assembly } from '../domain/assembly.ts'
import { stampOf } from '../store/places.ts'
import { settleCopy } from '../store/settle-copy.ts'
import type { Answer, ChairCaller, Context } from './context.ts'
import { makeToken } from './secrets.ts'

/** [V7] [L1] [T6] whoever has the file has the ballots of the open vote, or of one that continues on paper, and the words that one person gave to a lot. */
const isUnderWay = ({ openVote, votes }: Assembly): boolean =>
  openVote !== null ||
  [...votes.values()].some(
    (vote) => vote.state === 'paper' || (vote.state === 'closed' && vote.lot.given.length === 1),
  )

/** A vote that came and went while a long copy was made may be open in it. */
const begunIn = ({ votes }: Assembly): number =>
  [...votes.values()].filter(({ state }) => state !== 'prepared').length

/** Copies made within one second get the same name; the newer is the better. */
export async function backup({
  state,
  store,
  file,
  tickets,
  at,
  publish,
}: Context<ChairCaller>): Promise<Answer<'backup'>> {
  const name = `${basename(file, '.plenum')}-${stampOf(at)}.plenum`
  const folder = join(dirname(file), 'backups')
  const path = join(folder, name)
  const [wasUnderWay, begunBefore] = [isUnderWay(state.assembly), begunIn(state.assembly)]
  // It gets its name when it is whole: two chairs may ask at once, and a broken copy must not be taken for a good one.
  const unfinished = `${path}.${makeToken()}`
  try {
    await mkdir(folder, { recursive: true })
    await store.backup(unfinished)
    const damage = settleCopy(unfinished, at)
    if (damage !== null) return { ok: false, why: 'backup-failed', about: { detail: damage } }
    await rename(unfinished, path)
    store.meta.setLastBackup({ at, name })
    publish([{ type: 'backup-made' }])
    const type = 'application/octet-stream'
    const knowsTooMuch = wasUnderWay || isUnderWay(state.assembly) || begunIn(state.assembly) !== begunBefore
    const ticket = knowsTooMuch ? null : tickets.offerDownload({ name, type, open: () => readFile(path) })
    return { ok: true, output: { name, bytes: (await stat(path)).size, at, ticket } }
  } catch (error) {
    return { ok: false, why: 'backup-failed', about: { detail: error instanceof Error ? error.message : '' } }
  } finally {
    await rm(unfinished, { force: true })
  }
}
