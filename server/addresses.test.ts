import { expect, test } from 'vitest'
import { isThisMachine, reachableAddresses, watchNetworks } from './addresses.ts'

const network = (address: string, internal = false) => ({
  ...{ address, internal, netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: `${address}/24` },
  family: 'IPv4' as const,
})
const wifi = {
  lo: [network('127.0.0.1', true)],
  docker0: [network('172.17.0.1')],
  wlan0: [network('192.168.0.7')],
}

test('phones reach it by the address that was set, then by real networks, then by virtual ones, then from itself', () => {
  const listening = { scheme: 'http', host: '0.0.0.0', port: 7373 } as const
  expect(reachableAddresses(listening, 'https://vote.example.org/', wifi)).toEqual([
    'https://vote.example.org',
    'http://192.168.0.7:7373',
    'http://172.17.0.1:7373',
    'http://127.0.0.1:7373',
  ])
  expect(reachableAddresses({ ...listening, host: '192.168.0.7' }, '', wifi)).toEqual([
    'http://192.168.0.7:7373',
  ])
  expect(reachableAddresses({ scheme: 'https', host: '::1', port: 1 }, '', wifi)).toEqual(['https://[::1]:1'])
  expect(reachableAddresses(listening, '', {})).toEqual(['http://127.0.0.1:7373'])
})

test('a network that is joined later is seen; when the system does not tell, what was seen before stands', () => {
  let read = () => ({})
  const networks = watchNetworks(() => read())
  expect([networks.look(), networks.seen()]).toEqual([false, {}])
  read = () => wifi
  expect([networks.look(), networks.look(), networks.seen()]).toEqual([true, false, wifi])
  read = () => {
    throw new Error('no files left')
  }
  expect([networks.look(), networks.seen()]).toEqual([false, wifi])
})

test('this machine itself, in each spelling, and nothing that looks like it', () => {
  expect(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'].filter(isThisMachine)).toHaveLength(4)
  const others = ['192.168.0.7', '::ffff:10.0.0.1', '1127.0.0.1', '10.127.0.1', 'fe80::1', '']
  expect(others.filter(isThisMachine)).toEqual([])
})
