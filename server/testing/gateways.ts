/** The gateways of a host in this process, as Linux tells of processes. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The one with most clients first. */
export const gatewaysOf = (pid: number): number[] =>
  [...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').matchAll(/\d+/g)]
    .map(([child]) => Number(child))
    .filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('gateway-process'))
    .map((child) => ({ child, sockets: socketsOf(child) }))
    .sort((one, other) => other.sockets - one.sockets)
    .map(({ child }) => child)

const socketsOf = (pid: number) =>
  readdirSync(`/proc/${pid}/fd`).filter((file) => linkOf(`/proc/${pid}/fd/${file}`).startsWith('socket:'))
    .length

/** A file may be closed between the looks. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
