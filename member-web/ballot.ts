/**
 * The member's own ballot from «Cast» until it is known whether it counts: kept on this phone and asked again under one request
 * id, over lost connections and reloads, and forgotten as soon as the host has answered. It knows no screens and no words.
 */

import type { Delivery, Unanswered } from '#client/outbox'
import type { Chance, Clock } from '#client/socket'
import type {
  BallotKey,
  Instant,
  Marks,
  MemberTopics,
  MemberVote,
  Refused,
  Reply,
  RequestId,
  VoteId,
} from '#protocol'
import type { Keep } from './keep.ts'

/** A passing refusal is asked again at random within so long after so long: a full host wants no chorus. */
export const ASK_AGAIN_AFTER_MS = 2_000
export const ASK_AGAIN_WITHIN_MS = 3_000

/** `isChange`: it is to take the place of one that counts already, and goes on counting until then. */
type OfVote = { vote: VoteId; title: string; isChange: boolean }

/** Why another ballot than the one that was sent counts. `elsewhere`: it can be changed only where it was cast. */
export type Earlier = 'is-final' | 'elsewhere'

export type NotCounted = Extract<Reply<'cast-ballot'>, { ok: false }>['why']

export type BallotProgress =
  | { step: 'none' }
  | ({ step: 'sending'; delivery: Delivery } & OfVote)
  /** The host answered that it could not take it just now; it is asked again by itself. */
  | ({ step: 'put-off'; why: 'busy' | 'not-saved' } & OfVote)
  /** `at` null: counted before this page was loaded. `earlier`: an earlier one counts, this one does not. */
  | ({
      step: 'counted'
      receipt: string
      at: Instant | null
      earlier: Earlier | null
    } & OfVote)
  | ({ step: 'not-counted'; why: NotCounted } & OfVote)
  /** It was counted, and the host was set back to before that: it no longer counts. */
  | ({ step: 'gone'; receipt: string } & OfVote)
  /** This phone was signed out before the answer came. */
  | ({ step: 'unknown' } & OfVote)

type Given = { receipt: string; others?: readonly string[] }

type Ask = (
  input: { vote: VoteId; marks: Marks; key?: BallotKey; replaces?: BallotKey; others?: readonly Marks[] },
  options: { request: RequestId; onDelivery: (delivery: Delivery) => void; signal: AbortSignal },
) => Promise<Reply<'cast-ballot'> | Unanswered>

type BallotBoxOptions = {
  ask: Ask
  keep: Keep
  clock: Clock
  chance: Chance
  makeKey: () => BallotKey
  hostNow: () => Instant
  onChange: () => void
}

/** What is kept until the host has answered; the session makes sure that nobody else's sign-in sends it. */
type Kept = OfVote & {
  session: string
  marks: Marks
  /** Of a proxy: what those say for whom it votes. */
  others?: readonly Marks[]
  request: RequestId
  isChangeable: boolean
  key?: BallotKey
  replaces?: BallotKey
}

/** What opens the way to change a secret ballot: kept until the vote closes, and says nothing of what was voted. */
type KeptKey = { session: string; vote: VoteId; title: string; key: BallotKey }

/** Held against what a host says that was set back, and against the list of receipts. `others`: of those for whom it voted, too. */
export type KeptReceipt = {
  session: string
  vote: VoteId
  title: string
  receipt: string
  others: readonly string[]
}

/** More votes than three days have; what is forgotten here the host still tells. */
const RECEIPTS_KEPT = 200

type OfVoteNow = { id: VoteId; title: string }
type ToCast = Pick<MemberVote, 'id' | 'title' | 'secrecy' | 'changeable'>

const NONE = { step: 'none' } as const

const isOnItsWay = (
  progress: BallotProgress,
): progress is Extract<BallotProgress, { step: 'sending' | 'put-off' }> =>
  progress.step === 'sending' || progress.step === 'put-off'

const isSettled = (
  progress: BallotProgress,
): progress is Extract<BallotProgress, { step: 'counted' | 'not-counted' | 'gone' }> =>
  progress.step === 'counted' || progress.step === 'not-counted' || progress.step === 'gone'

export class BallotBox {
  readonly #options: BallotBoxOptions
  #progress: BallotProgress = NONE
  #onItsWay = new AbortController()
  /** What is recorded need not be what is on its way. */
  #mayBeAnother = false
  #cancelTimer: () => void = () => undefined

  constructor(options: BallotBoxOptions) {
    this.#options = options
  }

  get progress(): BallotProgress {
    return this.#progress
  }

  /**
   * A second call while one is on its way does nothing: a trembling finger casts one ballot. `isChange`: the host has one of
   * this member already.
   */
  cast(
    vote: ToCast,
    { marks, others, session, isChange }: Pick<Kept, 'marks' | 'others' | 'session' | 'isChange'>,
  ): void {
    if (isOnItsWay(this.#progress) && this.#progress.vote === vote.id) return
    const isKeyed = vote.changeable && vote.secrecy === 'secret'
    const replaces = isKeyed && isChange ? this.#keyOf(vote, session) : null
    this.clear()
    const kept: Kept = {
      vote: vote.id,
      title: vote.title,
      isChange,
      session,
      marks,
      request: this.#options.chance.request(),
      isChangeable: vote.changeable,
      ...(isKeyed ? { key: this.#options.makeKey() } : {}),
      ...(replaces === null ? {} : { replaces }),
      ...(others === undefined ? {} : { others }),
    }
    this.#options.keep.write('ballot', JSON.stringify(kept))
    void this.#send(kept)
  }

  /** Whether this phone can change the ballot that counts: a secret one only with its key. */
  canChange(vote: ToCast, session: string): boolean {
    return vote.changeable && (vote.secrecy === 'named' || this.#keyOf(vote, session) !== null)
  }

  /** Nothing can be changed any more. */
  forgetKey(): void {
    this.#options.keep.write('key', null)
  }

  #keyOf({ id, title }: OfVoteNow, session: string): BallotKey | null {
    const text = this.#options.keep.read('key')
    if (text === null) return null
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- written by `#keepKey`, and by nothing else
    const kept: KeptKey = JSON.parse(text)
    return kept.vote === id && kept.title === title && kept.session === session ? kept.key : null
  }

  #keepKey({ session, vote, title, key }: Kept): void {
    if (key === undefined) return
    const kept: KeptKey = { session, vote, title, key }
    this.#options.keep.write('key', JSON.stringify(kept))
  }

  /** What this phone was given for its ballots; the last one last. */
  receiptsOf(session: string): readonly KeptReceipt[] {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- written by `#keepReceipt`, and by nothing else
    const kept: readonly KeptReceipt[] = JSON.parse(this.#options.keep.read('receipts') ?? '[]')
    return kept.filter((each) => each.session === session)
  }

  /** In this vote; undefined: nothing. */
  receiptFor({ id, title }: OfVoteNow, session: string): KeptReceipt | undefined {
    return this.receiptsOf(session).find((kept) => kept.vote === id && kept.title === title)
  }

  #keepReceipt({ session, vote, title }: Kept, { receipt, others }: Given): void {
    const earlier = this.receiptsOf(session).filter((kept) => kept.vote !== vote)
    // Where the host does not say them once more, those of others stay what they were.
    const known = others ?? this.receiptFor({ id: vote, title }, session)?.others ?? []
    const kept: KeptReceipt = { session, vote, title, receipt, others: known }
    this.#options.keep.write('receipts', JSON.stringify([...earlier.slice(1 - RECEIPTS_KEPT), kept]))
  }

  /** After a reload: what this session had on its way goes on; what another one had is forgotten. */
  recover(session: string): void {
    const text = this.#options.keep.read('ballot')
    if (text === null || isOnItsWay(this.#progress)) return
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- written by `cast`, here above, and by nothing else
    const kept: Kept = JSON.parse(text)
    if (kept.session === session) void this.#send(kept)
    else this.#options.keep.write('ballot', null)
  }

  /**
   * The host says that a ballot of this member is recorded: from whichever request, it counts. Where ballots can be changed
   * that may be another one than this, so only the answer to the request settles it.
   */
  recorded(ballot: MemberTopics['ballot']): void {
    const progress = this.#progress
    if (ballot === null || progress.step === 'none' || ballot.vote !== progress.vote) return
    if (!(isOnItsWay(progress) && !this.#mayBeAnother) && progress.step !== 'gone') return
    this.#settle({ step: 'counted', ...ofVote(progress), receipt: ballot.receipt, at: null, earlier: null })
  }

  /** Another vote stands, or none: what was settled has been seen; what comes to light only now has not. */
  voteIsNow(vote: VoteId | null): void {
    if (isSettled(this.#progress) && this.#progress.vote !== vote) this.clear()
  }

  /**
   * What a host that was started anew knows. It may have been set back to a backup: then it may not know of what it
   * acknowledged, and may have given the vote's number to another vote, for which nothing was cast here.
   */
  hostStarted({
    vote,
    ballot,
    session,
  }: Pick<MemberTopics, 'ballot'> & { vote: OfVoteNow | null; session: string }): void {
    const progress = this.#progress
    if (progress.step === 'none') return this.#missReceipt({ vote, ballot, session })
    if (vote?.id !== progress.vote) return
    const its = ofVote(progress)
    if (vote.title !== its.title) {
      if (isOnItsWay(progress)) this.#settle({ step: 'not-counted', why: 'no-such-vote', ...its })
      else this.clear()
      return
    }
    if (progress.step !== 'counted' || ballot?.receipt === progress.receipt) return
    if (ballot?.vote === vote.id) this.#move({ ...progress, receipt: ballot.receipt, at: null })
    else this.#move({ step: 'gone', receipt: progress.receipt, ...its })
  }

  /** This page was loaded anew, and what this phone has a receipt for is not there. */
  #missReceipt({ vote, ballot, session }: Parameters<BallotBox['hostStarted']>[0]): void {
    if (vote === null || ballot?.vote === vote.id) return
    const receipt = this.receiptFor(vote, session)?.receipt
    if (receipt !== undefined)
      this.#move({ step: 'gone', receipt, vote: vote.id, title: vote.title, isChange: false })
  }

  /** Forgets it; after a refusal for good one looks at the ballot again. */
  clear(): void {
    this.#settle(NONE)
  }

  #settle(progress: BallotProgress): void {
    this.#onItsWay.abort()
    this.#cancelTimer()
    this.#options.keep.write('ballot', null)
    this.#move(progress)
  }

  #move(progress: BallotProgress): void {
    this.#progress = progress
    this.#options.onChange()
  }

  async #send(kept: Kept): Promise<void> {
    const { vote, marks, key, replaces, others, request } = kept
    const its = ofVote(kept)
    const onItsWay = new AbortController()
    this.#onItsWay = onItsWay
    this.#mayBeAnother = kept.isChangeable
    const answer = await this.#options.ask(
      {
        ...{ vote, marks },
        ...(key === undefined ? {} : { key }),
        ...(replaces === undefined ? {} : { replaces }),
        ...(others === undefined ? {} : { others }),
      },
      {
        request,
        signal: onItsWay.signal,
        onDelivery: (delivery) => {
          this.#move({ step: 'sending', delivery, ...its })
        },
      },
    )
    if (onItsWay.signal.aborted) return
    if (answer.ok) {
      const { receipt } = answer
      this.#keepKey(kept)
      this.#keepReceipt(kept, answer)
      this.#settle({ step: 'counted', receipt, at: this.#options.hostNow(), earlier: null, ...its })
    } else if (answer.type === 'unanswered') {
      this.#move({ step: 'unknown', ...its })
    } else {
      this.#refused(answer, kept)
    }
  }

  #refused({ why, about }: Refused<NotCounted>, kept: Kept): void {
    const its = ofVote(kept)
    const stands = about?.['receipt']
    switch (why) {
      case 'busy':
      case 'not-saved': {
        this.#move({ step: 'put-off', why, ...its })
        const wait = ASK_AGAIN_AFTER_MS + this.#options.chance.fraction() * ASK_AGAIN_WITHIN_MS
        // The same request: should an earlier try have been saved after all, this asks for its receipt.
        this.#cancelTimer = this.#options.clock.after(wait, () => void this.#send(kept))
        return
      }
      case 'already-cast':
        this.#settle({
          step: 'counted',
          receipt: String(stands ?? ''),
          at: null,
          earlier: 'is-final',
          ...its,
        })
        return
      case 'key-unknown':
      case 'key-missing':
        this.forgetKey()
        if (stands === undefined) this.#settle({ step: 'not-counted', why, ...its })
        else
          this.#settle({ step: 'counted', receipt: String(stands), at: null, earlier: 'elsewhere', ...its })
        return
      default:
        this.#settle({ step: 'not-counted', why, ...its })
    }
  }
}

const ofVote = ({ vote, title, isChange }: OfVote): OfVote => ({ vote, title, isChange })

/** What is known of this member's ballot in one vote: from this page's own, or else from the host. */
export const progressIn = (
  vote: { id: VoteId; title: string },
  progress: BallotProgress,
  recorded: MemberTopics['ballot'],
): BallotProgress => {
  if (progress.step !== 'none' && progress.vote === vote.id) return progress
  if (recorded?.vote !== vote.id) return NONE
  const { id, title } = vote
  const { receipt } = recorded
  return { step: 'counted', vote: id, title, isChange: false, receipt, at: null, earlier: null }
}
