/** Under which addresses phones can reach this machine, and whether an address is this machine itself. */
import { networkInterfaces } from 'node:os'

type Networks = ReturnType<typeof networkInterfaces>

/**
 * The machine's networks as they were last looked at: a laptop joins the hall's Wi-Fi after its host has started. Looking costs a
 * call of the system, which can fail, and then what was seen before is still the best there is.
 */
export function watchNetworks(read: () => Networks = networkInterfaces) {
  let seen: Networks = {}
  return {
    seen: (): Networks => seen,
    /** Whether they are others than before. */
    look(): boolean {
      const before = seen
      try {
        seen = read()
      } catch {
        return false
      }
      return JSON.stringify(before) !== JSON.stringify(seen)
    },
  }
}

type Listening = { scheme: 'http' | 'https'; host: string; port: number }

/** The best first: the one the chair has set, then the networks', wired and wireless before virtual ones, then this machine's own. */
export function reachableAddresses(
  { scheme, host, port }: Listening,
  publicAddress: string,
  interfaces: Networks,
): string[] {
  const at = (name: string) => `${scheme}://${name}:${String(port)}`
  const set = publicAddress === '' ? [] : [publicAddress.replace(/\/+$/, '')]
  if (host !== '0.0.0.0' && host !== '::') return [...set, at(host.includes(':') ? `[${host}]` : host)]
  const networks = Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address }) => ({ name, address })),
    )
    .sort((one, other) => Number(isVirtual(one.name)) - Number(isVirtual(other.name)))
  return [...set, ...networks.map(({ address }) => at(address)), at('127.0.0.1')]
}

const isVirtual = (name: string) =>
  /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|zt|tailscale|wg)/.test(name)

/** As a socket spells it: IPv4 may come as IPv6. */
export const isThisMachine = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\./.test(address)

/** Whether it is one of the machine's own addresses in its networks: a page there may have come by any of them. */
export const isOneOf = (networks: Networks, address: string): boolean =>
  Object.values(networks).some((addresses = []) =>
    addresses.some((each) => each.address === address.replace(/^::ffff:/, '')),
  )
