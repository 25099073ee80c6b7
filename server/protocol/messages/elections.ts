/** Elections, as they travel: posts with their seats, who stands for them, ballot after ballot, and who accepts. */
import type { ItemId } from './agenda.ts'
import type { Electorate, Quorum, Rule, Secrecy, VoteId, Weight } from '../messages.ts'

/** 1, 2, 3 … in the order in which elections were added. */
export type ElectionId = number
/** 1, 2, 3 … over all elections of the convention; never used twice. */
export type CandidateId = number
/** SHA-256 of the picture, hexadecimal: it is fetched as /portraits/<hash>. */
export type PortraitHash = string

export type ElectionRule = Exclude<Rule, { kind: 'majority' }>

/** What people set; each ballot is made from it. `rule.seats` are the seats of the post. */
export type ElectionDraft = {
  title: string
  text: string
  /** Where on the agenda; null: nowhere. */
  item: ItemId | null
  secrecy: Secrecy
  electorate: Electorate
  rule: ElectionRule
  /** `yes-no`: each candidate gets a yes or a no. `rank` goes with the ranked rules, and with them alone. */
  marking: 'choose' | 'yes-no' | 'rank'
  quorum: Quorum | null
  durationSeconds: number | null
  /** Whether somebody may still stand when the first ballot is over. */
  joinsLater: boolean
  /** Elections in which the same person may not stand as well. */
  incompatible: readonly ElectionId[]
}

export type Candidate = {
  id: CandidateId
  /** Null: somebody who is not on the list of members. */
  member: number | null
  /** As on the ballots: not twice in one election. */
  name: string
  /** For seats that are kept for a group; else ''. */
  group: string
  text: string
  portrait: PortraitHash | null
  /** '': nobody but themselves. */
  proposedBy: string
  consent: 'asked' | 'accepted' | 'declined' | 'withdrawn'
  /** Whether they accept the election by this ballot; null: not asked. */
  acceptance: { ballot: VoteId; state: 'asked' | 'accepted' | 'declined' } | null
}

export type ElectedPerson = {
  candidate: CandidateId
  ballot: VoteId
  /** Holds a seat that is kept for the group. */
  isReserved: boolean
  answer: 'open' | 'asked' | 'accepted' | 'declined'
}

/** The one thing that comes next. */
export type ElectionStep =
  | { step: 'open-nominations' | 'find-candidates' | 'ask-consent' }
  | { step: 'prepare-ballot'; ballot: number }
  | { step: 'lead-ballot'; vote: VoteId }
  | { step: 'ask-acceptance' | 'await-acceptance' | 'leave-vacant' | 'finished' }

/** A ballot of the election; `candidates` in the order of its options. */
export type ElectionBallot = { vote: VoteId; candidates: readonly CandidateId[] }

export type ConsoleElection = ElectionDraft & {
  id: ElectionId
  nominations: 'planned' | 'open' | 'closed'
  candidates: readonly Candidate[]
  /** In their order; annulled ones too. */
  ballots: readonly ElectionBallot[]
  /** In the order in which they were elected, by published ballots that stand. */
  elected: readonly ElectedPerson[]
  /** Seats that nobody holds. */
  open: number
  /** Seats that were left vacant when the election was ended so; null: it was not. */
  vacant: number | null
  next: ElectionStep
}

/** For all phones: who may still be found. */
export type OpenNominations = { election: ElectionId; title: string; seats: number }

/** A member's own, while the election is not over. */
export type OwnCandidacy = {
  election: ElectionId
  title: string
  candidate: CandidateId
  proposedBy: string
  consent: 'asked' | 'accepted'
  acceptance: 'asked' | 'accepted' | 'declined' | null
  /** Absent: none. */
  text?: string
  portrait?: PortraitHash
  /** Text and picture, by themselves. Absent: there is a ballot. */
  mayChange?: true
}

/** One election in which a member stands or stood. `elected` null: not elected by a published ballot. */
export type MemberCandidacy = {
  election: ElectionId
  title: string
  consent: Candidate['consent']
  elected: ElectedPerson['answer'] | null
}

/** A candidate as everybody may see them. `elected` null: not, or not yet. */
export type PublicCandidate = {
  name: string
  group: string
  text: string
  portrait: PortraitHash | null
  elected: 'open' | 'accepted' | 'declined' | null
}

/** An election on the wall, and on a phone that asks. Only who consented. */
export type PublicElection = {
  id: ElectionId
  title: string
  seats: number
  isNominating: boolean
  candidates: readonly PublicCandidate[]
  vacant: number | null
}

/** For the minutes: everything that was done, in its order. */
export type ElectionReport = {
  title: string
  seats: number
  reserved: { group: string; seats: number } | null
  candidates: readonly Candidate[]
  ballots: readonly {
    vote: VoteId
    title: string
    state: 'prepared' | 'open' | 'paper' | 'closed' | 'published' | 'annulled'
    reason: string
    /** Only of published ones. */
    figures: {
      registered: number
      valid: Weight
      invalid: Weight
      abstained: Weight
      none: Weight
      options: readonly { name: string; yes: Weight; no: Weight; abstain: Weight; isElected: boolean }[]
    } | null
  }[]
  elected: readonly {
    candidate: CandidateId
    name: string
    ballot: VoteId
    answer: ElectedPerson['answer']
  }[]
  open: number
  vacant: number | null
}

type NotThere = 'no-such-election' | 'no-such-candidate'
/** `already-candidate` carries about.name; `incompatible-candidacy` about.name and about.title. */
type Doubled = 'already-candidate' | 'incompatible-candidacy'

export type ElectionCommands = {
  /** `cannot-work` carries about.fault, as for votes. */
  'add-election': {
    input: { draft: ElectionDraft }
    output: { election: ElectionId }
    refusals: 'cannot-work' | 'no-such-item' | 'no-such-election' | 'elections-full'
  }
  /** `was`: what was looked at. Where it is another by now nothing is overwritten. Not after the first ballot was prepared. */
  'change-election': {
    input: { election: ElectionId; was: ElectionDraft; draft: ElectionDraft }
    output: object
    refusals:
      | 'no-such-election'
      | 'no-such-item'
      | 'cannot-work'
      | 'election-changed'
      | 'election-begun'
      | 'incompatible-candidacy'
  }
  /** Only before it has a ballot. */
  'remove-election': {
    input: { election: ElectionId }
    output: object
    refusals: 'no-such-election' | 'election-begun'
  }
  /** From now on members may stand from their phones. */
  'open-nominations': {
    input: { election: ElectionId }
    output: object
    refusals: 'no-such-election' | 'nominations-over'
  }
  'close-nominations': { input: { election: ElectionId }; output: object; refusals: 'no-such-election' }
  /** By the chair or by whom the chair names. `name` where `member` is null. `consents`: said so in the hall. */
  nominate: {
    input: {
      election: ElectionId
      member: number | null
      name: string
      group: string
      text: string
      proposedBy: string
      consents: boolean
    }
    output: { candidate: CandidateId }
    refusals:
      | 'no-such-election'
      | 'no-such-member'
      | 'name-missing'
      | 'nominations-over'
      | 'candidates-full'
      | Doubled
  }
  /** `was` as with the election. */
  'change-candidate': {
    input: {
      candidate: CandidateId
      was: Pick<Candidate, 'group' | 'text'>
      to: Pick<Candidate, 'group' | 'text'>
    }
    output: object
    refusals: NotThere | 'candidate-changed' | 'ballot-under-way'
  }
  /** An uploaded JPEG, PNG or WebP of at most 200 kB, served as it is; null takes it away. */
  'set-portrait': {
    input: { candidate: CandidateId; upload: string | null }
    output: object
    refusals: NotThere | 'no-such-upload' | 'not-a-picture' | 'picture-too-large'
  }
  /** What a candidate said in the hall. */
  'record-consent': {
    input: { candidate: CandidateId; consent: 'accepted' | 'declined' | 'withdrawn' }
    output: object
    refusals: NotThere | 'ballot-under-way' | 'already-elected' | 'nominations-over' | Doubled
  }
  /**
   * The first ballot from all who consented; each further one by the rule of the last, without who withdrew. `after`: the last ballot
   * that was seen; `another-ballot` carries about.title: another chair was faster.
   */
  'prepare-election-ballot': {
    input: { election: ElectionId; after: VoteId | null }
    output: { vote: VoteId }
    refusals: 'no-such-election' | 'another-ballot' | 'ballot-under-way' | 'no-next-ballot' | 'cannot-work'
  }
  /** Asks all who are elected and were not asked yet. */
  'ask-acceptance': {
    input: { election: ElectionId }
    output: { asked: number }
    refusals: 'no-such-election' | 'nobody-to-ask'
  }
  'record-acceptance': {
    input: { candidate: CandidateId; accepts: boolean }
    output: object
    refusals: NotThere | 'not-elected' | 'ballot-under-way'
  }
  /** Ends the election with seats that nobody holds. `seats-changed`: not as many as were seen. */
  'leave-vacant': {
    input: { election: ElectionId; seats: number }
    output: object
    refusals: 'no-such-election' | 'ballot-under-way' | 'seats-changed'
  }
  /** From the member's own phone, while nominations are open. */
  'stand-for-election': {
    input: { election: ElectionId; text: string }
    output: { candidate: CandidateId }
    refusals: 'no-such-election' | 'nominations-over' | 'may-not-stand' | 'candidates-full' | Doubled
  }
  /** Whom others proposed; or who no longer wants to. */
  'answer-candidacy': {
    input: { candidate: CandidateId; consent: 'accepted' | 'declined' | 'withdrawn'; text: string | null }
    output: object
    refusals: NotThere | 'ballot-under-way' | 'already-elected' | 'nominations-over' | Doubled
  }
  /** Before the first ballot is prepared; opens the way for one picture over HTTP, as `begin-upload` does. */
  'begin-portrait': {
    input: { candidate: CandidateId; bytes: number }
    output: { ticket: string }
    refusals: NotThere | 'nominations-over' | 'picture-too-large' | 'too-many-pictures'
  }
  'set-own-portrait': {
    input: { candidate: CandidateId; upload: string | null }
    output: object
    refusals:
      | NotThere
      | 'nominations-over'
      | 'no-such-upload'
      | 'not-a-picture'
      | 'picture-too-large'
      | 'too-many-pictures'
  }
  'answer-election': {
    input: { candidate: CandidateId; accepts: boolean }
    output: object
    refusals: NotThere | 'not-elected' | 'not-asked'
  }
  /** By phones: who stands, with texts and portraits. */
  'read-candidates': {
    input: { election: ElectionId }
    output: PublicElection
    refusals: 'no-such-election'
  }
}
