import { describe, expect, test } from 'vitest'
import { proxy } from './index.ts'
import { setUp, textOf } from '../views.fakes.ts'

const shown = (proxies: Parameters<typeof proxy>[1] & { state: 'here' }) =>
  textOf(proxy(setUp({ proxy: proxies }).scene, proxies))

describe('[X4] the member’s own proxy', () => {
  const here = { state: 'here', number: '', fault: '' } as const

  test('is given by the number of who holds it', () => {
    expect(shown({ ...here, proxies: { given: null, held: [] } })).toContain(
      'Member number of the one who votes for you\nGive the proxy',
    )
  })

  test('that is given says with whom, whether it counts, and can be taken back', () => {
    const given = {
      member: 4,
      name: 'Berta Braun',
      number: 'M-4',
      state: 'holder-away',
      weight: '1',
    } as const
    expect(shown({ ...here, proxies: { given, held: [] } })).toContain(
      'Your proxy is with Berta Braun (M-4).\nrests: the proxy is not here\nTake the proxy back',
    )
  })

  test('cannot be given by who holds one, and says for whom they vote', () => {
    const held = [{ member: 5, name: 'Carla Cohn', number: 'M-5', state: 'counts', weight: '1' } as const]
    expect(shown({ ...here, proxies: { given: null, held } })).toContain(
      'You vote for:\nCarla Cohn (M-5): counts in the next vote',
    )
  })

  test('that could not be given says why', () => {
    const fault = 'That is your own number.'
    expect(shown({ ...here, fault, proxies: { given: null, held: [] } })).toContain(fault)
  })
})
