/** Paints the member's state into the document and keeps it so: which view, the title, the focus, the ticking clock. */

import type { SignInRefused } from '#client'
import type { ElectionsPart } from './elections/index.ts'
import type { MotionsPart } from './motions/index.ts'
import type { ProxyPart } from './proxy/index.ts'
import type { ReceiptsPart } from './receipts/index.ts'
import type { DebatePart } from './debate/index.ts'
import type { Later } from './later.ts'
import type { Member } from './member.ts'
import type { More } from './more/index.ts'
import { h, paint } from './paint.ts'
import type { View } from './paint.ts'
import { debateNow } from './parts/debate-now.ts'
import { connectionLine } from './parts/connection-line.ts'
import { electionsNote, electionsView } from './parts/elections-note.ts'
import { footer, header } from './parts/frame.ts'
import { otherBallot } from './parts/my-ballot.ts'
import { isTextCut } from './parts/vote-head.ts'
import { freshLocal } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Screen } from './screen.ts'
import { ballot } from './screens/ballot.ts'
import { call } from './screens/call.ts'
import { opening, stopped } from './screens/between.ts'
import { withPart } from './screens/part.ts'
import { signIn } from './screens/sign-in.ts'
import { signOut } from './screens/sign-out.ts'
import { annulled, cast, closed, notOnRegister, onPaper } from './screens/vote.ts'
import { waiting } from './screens/waiting.ts'
import { words } from './words/index.ts'

const TICK_MS = 250

/** Two screens of one name are two, where they are about another vote or another refusal. */
const nameOf = (screen: Screen): string => {
  if ('vote' in screen) return `${screen.screen} ${screen.vote.id}`
  if ('call' in screen) return `call ${screen.call.id}`
  const refusal = refusalOf(screen)
  return refusal === null ? screen.screen : `${screen.screen} ${refusal.request}`
}

const refusalOf = (screen: Screen): SignInRefused | null =>
  screen.screen === 'sign-in' && screen.notice?.why === 'refused' ? screen.notice.refusal : null

const viewOf = (scene: Scene, screen: Screen): View => {
  switch (screen.screen) {
    case 'sign-in':
      return signIn(scene, screen.notice)
    case 'opening':
      return opening(scene)
    case 'stopped':
      return stopped(scene, screen.why)
    case 'waiting':
      return waiting(scene, screen.known)
    case 'call':
      return call(scene, screen)
    case 'ballot':
      return ballot(scene, screen.vote, screen.isChange)
    case 'cast':
      return cast(scene, screen.vote, screen.progress, screen.known.onRegister)
    case 'not-on-register':
      return notOnRegister(scene, screen.vote, screen.known.me)
    case 'paper':
      return onPaper(scene, screen.vote, screen.progress, screen.known.onRegister)
    case 'closed':
      return closed(scene, screen.vote, screen.progress, screen.known.onRegister)
    case 'result':
      return withPart(scene, screen.vote, (more) => more.result(scene, screen.vote, screen))
    case 'annulled':
      return annulled(scene, screen.vote)
  }
}

type Parts = {
  later: Later<More>
  electionsPart: Later<ElectionsPart>
  debate: Later<DebatePart>
  proxyPart: Later<ProxyPart>
  motionsPart: Later<MotionsPart>
  receiptsPart: Later<ReceiptsPart>
}

export class Page {
  readonly #root: HTMLElement
  readonly #member: Member
  readonly #parts: Parts
  #local = freshLocal('', 0)
  #name = ''
  /** A screen's heading is new with the screen. */
  #heading: HTMLElement | null = null
  #isPainting = false
  #tick: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, member: Member, parts: Parts) {
    this.#root = root
    this.#member = member
    this.#parts = parts
  }

  /** Soon and once, however much changes in one turn. Not with the next frame: a hidden page has none, but a title. */
  changed(): void {
    if (this.#isPainting) return
    this.#isPainting = true
    queueMicrotask(() => {
      this.#isPainting = false
      this.#paint()
    })
  }

  #paint(): void {
    clearTimeout(this.#tick)
    const member = this.#member
    const { screen, language } = member
    if ('known' in screen) this.#parts.later.whenIdle()
    const isOther = nameOf(screen) !== this.#name
    if (isOther) this.#turnTo(screen)
    const scene: Scene = {
      member,
      ...this.#parts,
      language,
      words: words[language],
      contentLanguage: 'known' in screen ? screen.known.convention.language : language,
      local: this.#local,
      change: (to) => {
        this.#local = { ...this.#local, ...to }
        this.changed()
      },
      now: () => this.#tickedNow(),
    }
    document.documentElement.lang = language
    document.title = titleOf(scene, screen)
    paint(this.#root, frameOf(scene, screen, this.#name))
    const heading = this.#root.querySelector('h1')
    if (heading !== this.#heading) heading?.focus({ preventScroll: true })
    this.#heading = heading
    if (isOther && (screen.screen === 'ballot' || screen.screen === 'call')) vibrate()
    if (!this.#local.isCut && isTextCut()) scene.change({ isCut: true })
  }

  #turnTo(screen: Screen): void {
    const waitMs = Number(refusalOf(screen)?.about?.['seconds'] ?? 0) * 1000
    const code = 'known' in screen ? '' : this.#local.code
    this.#local = freshLocal(code, waitMs > 0 ? this.#member.hostNow() + waitMs : 0)
    this.#name = nameOf(screen)
    scrollTo(0, 0)
  }

  #tickedNow(): number {
    clearTimeout(this.#tick)
    this.#tick = setTimeout(() => this.changed(), TICK_MS)
    return this.#member.hostNow()
  }
}

const titleOf = ({ words: its }: Scene, screen: Screen): string => {
  if (screen.screen === 'ballot') return its.vote.titleBar(screen.vote.title)
  return 'known' in screen && screen.known.convention.name !== '' ? screen.known.convention.name : 'Plenum'
}

const frameOf = (scene: Scene, screen: Screen, name: string): View[] => {
  const known = 'known' in screen ? screen.known : null
  const isSigningOut = known !== null && scene.local.isSigningOut
  const isVoting = screen.screen === 'ballot'
  const isAsked = screen.screen === 'call'
  const { elections } = scene.local
  // Who stands is read beside a ballot only where the ballot itself offered it.
  const isElsewhere = elections !== null && (!isVoting || elections.isOfBallot === true)
  const hasFooter = known !== null && screen.screen !== 'ballot' && !isSigningOut
  return [
    header(scene, known?.convention ?? null, screen.screen !== 'waiting'),
    h(
      'main',
      {},
      known === null ? null : connectionLine(scene, screen.screen === 'ballot'),
      known === null ? null : otherBallot(scene, known.vote),
      // Not beside a ballot or a call that waits: one thing at a time.
      known === null || isVoting || isAsked || isSigningOut || isElsewhere
        ? null
        : electionsNote(scene, known),
      isSigningOut
        ? h('div', { key: 'sign-out', class: 'screen' }, signOut(scene))
        : isElsewhere && known !== null
          ? h('div', { key: 'elections', class: 'screen' }, electionsView(scene, known))
          : h('div', { key: name, class: `screen ${screen.screen}` }, viewOf(scene, screen)),
      known !== null && !isSigningOut && isAfterVote(screen) ? debateNow(scene, known) : null,
    ),
    hasFooter ? footer(scene, known.me) : null,
  ]
}

/** The debate may go on while the last result is still shown. */
const isAfterVote = ({ screen }: Screen): boolean =>
  screen === 'result' || screen === 'closed' || screen === 'paper' || screen === 'annulled'

/** Short, long. Phones that cannot just do not; before the first touch browsers refuse it, with a complaint. */
const vibrate = (): void => {
  if ('vibrate' in navigator && navigator.userActivation.hasBeenActive) navigator.vibrate([150, 100, 300])
}
