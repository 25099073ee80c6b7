/** Nothing is on: what comes next, who I am, whether I may vote. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { agendaNow } from '../parts/agenda-now.ts'
import { motionsNow } from '../parts/motions-now.ts'
import { openResults } from '../parts/open-results.ts'
import { debateNow } from '../parts/debate-now.ts'
import { button, card, fault, heading, lead, mark, small } from '../parts/basics.ts'
import { openProxy } from '../parts/open-proxy.ts'
import type { Scene } from '../scene.ts'
import type { Known } from '../screen.ts'
import { decimal } from '../words/index.ts'
import type { Words } from '../words/index.ts'

const fact = (isSo: boolean, text: string): View => h('li', {}, mark(isSo ? 'yes' : 'no'), text)

const hintOf = ({ me: its }: Words, me: Known['me'], canCheckIn: boolean): string => {
  if (!me.entitled) return its.notEntitled
  if (me.present) return ''
  return canCheckIn ? its.checkInHint : its.atTheDesk
}

export const waiting = (scene: Scene, known: Known): View => {
  const { member, words, language, local, later } = scene
  const { me, convention } = known
  const more = local.agenda === null ? null : later.need()
  if (local.agenda !== null && more !== null) return more.agenda(scene, local.agenda)
  const whole = local.decided === null ? null : later.need()
  if (local.decided !== null && whole !== null) return whole.decided(scene, local.decided)
  const proxy = local.proxy === null ? null : scene.proxyPart.need()
  if (local.proxy !== null && proxy !== null) return proxy(scene, local.proxy)
  const motions = local.motions === null || later.need() === null ? null : scene.motionsPart.need()
  if (local.motions !== null && motions !== null) return motions(scene, local.motions)
  const receipts = local.myReceipts === null || later.need() === null ? null : scene.receiptsPart.need()
  if (local.myReceipts !== null && receipts !== null) return receipts.mine(scene, local.myReceipts)
  const its = words.me
  const { checkIn } = member
  const canCheckIn = !me.present && convention.selfCheckIn
  const hint = hintOf(words, me, canCheckIn)
  const about = [
    `${its.number} ${me.number}`,
    its.groups[me.group] ?? me.group,
    me.weight === '1' ? '' : `${its.weight} ${decimal(me.weight, language)}`,
  ]
  return h(
    'div',
    { class: 'whole' },
    heading(words.waiting.title),
    lead(words.waiting.next),
    debateNow(scene, known),
    agendaNow(scene, known),
    motionsNow(scene, known),
    button('quiet', words.waiting.results, () => void openResults(scene, null)),
    button('quiet', words.waiting.receipts, () => scene.change({ myReceipts: { state: 'wanted' } })),
    card(
      h('h2', {}, `${me.firstName} ${me.lastName}`),
      small(about.filter((part) => part !== '').join(' · ')),
      h(
        'ul',
        { class: 'facts' },
        fact(me.entitled, its.entitled[`${me.entitled}`]),
        fact(me.present, its.present[`${me.present}`]),
      ),
      h('p', {}, hint),
      convention.proxiesByPhone === true && me.entitled
        ? button('quiet', its.proxy, () => void openProxy(scene))
        : null,
      fault(checkIn.step === 'refused' ? words.refusals[checkIn.why] : ''),
    ),
    canCheckIn
      ? h(
          'div',
          { class: 'bottom sticky' },
          button(
            'first',
            checkIn.step === 'sending' ? its.checkingIn : its.checkIn,
            () => void member.checkInSelf(),
          ),
        )
      : null,
  )
}
