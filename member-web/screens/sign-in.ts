/** Signing in with the code on the card, and why one is here again. */

import { normalizeCode, readCode } from '../../server/protocol/access-code.ts'
import { asTyped, slipIn, slipSentence } from '../code-field.ts'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, fault, heading, lead } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'
import type { SignInNotice } from '../screen.ts'

const FIELD_ID = 'code'

const titleAndText = ({ words }: Scene, notice: SignInNotice): { title: string; text: string } =>
  notice.why === 'refused'
    ? { title: words.signIn.refused, text: words.refusals[notice.refusal.why] }
    : words.signIn.notices[notice.why]

const lostBallot = ({ member, words }: Scene): View => {
  const { progress } = member.box
  return progress.step === 'unknown'
    ? h('p', { class: 'notice warning' }, words.signIn.unknownBallot(progress.title))
    : null
}

const typed = ({ words, change }: Scene, field: EventTarget | null): void => {
  if (!(field instanceof HTMLInputElement)) return
  const { text, caret } = asTyped({ text: field.value, caret: field.selectionStart ?? field.value.length })
  field.value = text
  field.setSelectionRange(caret, caret)
  const slip = slipIn(text)
  change({ code: text, fault: slip === null ? '' : slipSentence(slip, words.signIn) })
}

const submit = ({ member, words, local, change }: Scene): void => {
  const code = readCode(local.code)
  if (code.ok) {
    member.signIn({ kind: 'code', code: code.code })
    return
  }
  const its = words.signIn
  change({ fault: normalizeCode(local.code) === '' ? its.empty : slipSentence(code, its) })
  document.getElementById(FIELD_ID)?.focus()
}

/** The link that this page was opened with, once more; null where that cannot help. */
const labelOfAgain = ({ words }: Scene, notice: SignInNotice | null): string | null => {
  const its = words.signIn
  switch (notice?.why) {
    case 'replaced':
      return its.here
    case 'sign-in-missing':
      return its.again
    case 'refused':
      return notice.refusal.why === 'unknown-link' ? null : its.again
    case 'revoked':
    case 'signed-out':
    case undefined:
      return null
  }
}

export const signIn = (scene: Scene, notice: SignInNotice | null): View => {
  const { member, words, local } = scene
  const its = words.signIn
  const said = notice === null ? null : titleAndText(scene, notice)
  const waitSeconds = local.waitUntil === 0 ? 0 : Math.ceil((local.waitUntil - scene.now()) / 1000)
  const mustWait = waitSeconds > 0
  const again = member.canTryLinkAgain ? labelOfAgain(scene, notice) : null
  return h(
    'form',
    {
      on: {
        submit: (event) => {
          event.preventDefault()
          if (!mustWait) submit(scene)
        },
      },
    },
    heading(said?.title ?? its.title),
    said === null ? null : lead(said.text),
    lostBallot(scene),
    h('label', { for: FIELD_ID }, its.code),
    h('input', {
      id: FIELD_ID,
      class: local.fault === '' ? '' : 'wrong',
      value: local.code,
      on: { input: (event) => typed(scene, event.currentTarget) },
      placeholder: '····-····-····',
      autocapitalize: 'characters',
      autocomplete: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
      'aria-describedby': 'code-where code-fault',
      'aria-invalid': String(local.fault !== ''),
    }),
    fault(local.fault, 'code-fault'),
    h('p', { id: 'code-where', class: 'small' }, its.where),
    bottom(
      again === null || mustWait ? null : button('second', again, () => member.tryLinkAgain()),
      h(
        'button',
        { type: 'submit', class: 'first', disabled: mustWait },
        mustWait ? its.inSeconds(waitSeconds) : its.button,
      ),
    ),
  )
}
