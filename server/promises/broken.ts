/**
 * Our own code with one line that is another one: what each promise must notice. A line that is not found any more is said, so that no
 * fault stays behind when the code moves on.
 */

/** `file`: below server/. `from` stands there once. */
export type Edit = { file: string; from: string; to: string }

/** `what` completes «a host …». `also`: where one line alone is caught by another. */
export type Fault = { what: string; also?: readonly Edit[] } & Edit

/** By the name that `--broken` takes. */
export type Faults = Readonly<Record<string, Fault>>

/** Of the process that has a fault built in: `promise/fault`. */
export const FAULT_VARIABLE = 'PLENUM_PROMISES_FAULT'

const JOURNAL: Faults = {
  'hash-without-event': {
    what: 'hashes its journal without what happened',
    file: 'store/journal.ts',
    from: '${actor}\\n${event}`)',
    to: '${actor}`)',
  },
  'seal-without-receipts': {
    what: 'seals a vote without its receipts',
    file: 'store/ballot-box.ts',
    from: 'for (const receipt of box.receipts(vote)) digest.update(`${receipt}\\n`)',
    to: '',
  },
  'results-believed': {
    what: 'believes the results that stand in a file',
    file: 'verify/votes.ts',
    from: 'if (!isDeepStrictEqual(JSON.parse(JSON.stringify(again)), result))',
    to: 'if (again === null)',
  },
}

const SECRECY: Faults = {
  'order-kept': {
    what: 'does not write the box anew at closing',
    file: 'store/store.ts',
    from: 'ballotBox.settle(vote, newSalt)',
    to: 'void [vote, newSalt]',
  },
  'log-kept': {
    what: 'leaves the old pages in the log',
    file: 'store/store.ts',
    from: 'ballotBox.settle(vote, newSalt)\n      logKnowsOrder = true',
    to: 'ballotBox.settle(vote, newSalt)',
  },
  'free-pages-kept': {
    what: 'does not overwrite what it deletes',
    file: 'store/open.ts',
    from: "database.pragma('secure_delete = ON')",
    to: "database.pragma('secure_delete = OFF')",
  },
  'key-of-member': {
    what: 'makes a ballot’s key of its voter',
    file: 'commands/cast-ballot.ts',
    from: ': makeBallotKey()',
    to: ': ballotKeyOf(String(member))',
  },
  'keys-kept': {
    what: 'leaves ballots under keys that phones know',
    file: 'commands/votes.ts',
    from: "draft.secrecy === 'secret' ? makeBallotKey() : null",
    to: "draft.secrecy === 'secret' ? null : null",
  },
  'receipt-of-choice': {
    what: 'gives other receipts for other ballots',
    file: 'commands/cast-ballot.ts',
    from: 'const receipt = makeReceipt()',
    to: 'const receipt = makeReceipt().slice(0, -1) + String(marks.charCodeAt(1) % 10)',
  },
}

const RECOUNT: Faults = {
  'weights-not-exported': {
    what: 'exports every ballot with the weight 1',
    file: 'reports/election-blt.ts',
    from: 'weightOf(weight) * BigInt(ballots)',
    to: "weightOf('1') * BigInt(ballots)",
  },
  'papers-not-exported': {
    what: 'leaves ballot papers out of what it exports',
    file: 'reports/ballots.ts',
    from: 'return papers.flatMap(',
    to: 'return papers.slice(0, 0).flatMap(',
  },
  'places-not-in-order': {
    what: 'counts places in the order of the paper',
    file: 'domain/tally/ranked-ballots.ts',
    from: '.sort(([one], [other]) => one - other)',
    to: '',
  },
}

const NO_PARTIAL: Faults = {
  'turnout-counts-yes': {
    what: 'counts only who says yes in the turnout',
    file: 'commands/cast-ballot.ts',
    from: 'state.recordTurnout(member, { receipt, request })',
    to: "if (marks.includes('1')) state.recordTurnout(member, { receipt, request })",
  },
  'news-of-yes': {
    what: 'tells consoles at once of some ballots and of others later',
    file: 'commands/cast-ballot.ts',
    from: "signals: [{ type: 'ballot-cast', vote, member }]",
    to: "signals: marks.includes('1') ? [{ type: 'ballot-cast', vote, member }] : []",
  },
  'status-with-votes': {
    what: 'says in its status how the votes stand',
    file: 'commands/look.ts',
    from: 'cast: state.box?.turnout.size ?? 0,',
    to: 'cast: state.box?.turnout.size ?? 0, counts: store.ballotBox.counts(vote.id, vote.draft.secrecy),',
  },
  'roll-while-open': {
    what: 'shows who voted what before it is published',
    file: 'commands/look.ts',
    from: "if (vote.state !== 'published') return { ok: false, why: 'vote-not-published' }",
    to: '',
  },
  'empty-is-shorter': {
    what: 'has shorter ballots where nothing is marked',
    file: 'protocol/marks.ts',
    from: 'LETTERS[ballot.kind] + marks',
    to: "LETTERS[ballot.kind] + (ballot.kind === 'marked' ? marks : [])",
  },
}

const RECEIPTS: Faults = {
  'receipt-of-choice': {
    what: 'gives other receipts for other ballots',
    file: 'commands/cast-ballot.ts',
    from: 'const receipt = makeReceipt()',
    to: 'const receipt = makeReceipt().slice(0, -1) + String(2 + (marks.charCodeAt(1) % 3))',
  },
  'chance-by-choice': {
    what: 'draws once more for a yes',
    file: 'commands/cast-ballot.ts',
    from: 'const receipt = makeReceipt()',
    to: "if (marks.startsWith('m1')) makeReceipt(); const receipt = makeReceipt()",
  },
  'second-receipt': {
    what: 'gives a second receipt for a changed ballot',
    file: 'commands/cast-ballot.ts',
    from: 'requests })\n    return { ok: true, output: receiptsOf(box?.turnout, before.receipt, principals) }',
    to: 'requests })\n    return { ok: true, output: receiptsOf(box?.turnout, makeReceipt(), principals) }',
  },
  'list-too-short': {
    what: 'leaves a receipt out of the list',
    file: 'reports/ballots.ts',
    from: '[...receipts]',
    to: 'receipts.slice(1)',
  },
}

const ONE_VOTE: Faults = {
  'voter-counts-twice': {
    what: 'takes a second ballot',
    file: 'commands/cast-ballot.ts',
    from: 'if (before !== undefined) {',
    to: 'if (before !== undefined && changeable) {',
    also: [
      {
        file: 'store/ballot-box.ts',
        from: "'INSERT INTO turnout (vote, member, receipt, request)",
        to: "'INSERT OR REPLACE INTO turnout (vote, member, receipt, request)",
      },
    ],
  },
  'request-forgotten': {
    what: 'does not know a request again',
    file: 'commands/cast-ballot.ts',
    from: 'before !== undefined && isKnown(before.request, request)',
    to: 'before !== undefined && request === before.receipt',
  },
  'old-ballot-stays': {
    what: 'leaves the ballot that was changed in the box',
    file: 'store/ballot-box.ts',
    from: 'if (deleteSecret.run(vote, last, weight).changes === 0) return false',
    to: '',
  },
  'weight-of-key': {
    what: 'lets a borrowed key move votes of another weight',
    file: 'store/ballot-box.ts',
    from: 'AND ballot_key = ? AND weight = ?',
    to: 'AND ballot_key = ? AND length(?) > 0',
  },
}

const REGISTER: Faults = {
  'looked-up-live': {
    what: 'asks who is there now, not who stood on the register',
    file: 'commands/cast-ballot.ts',
    from: '(id: MemberId) => box?.register.get(id)',
    to: '(id: MemberId) => (state.assembly.members.get(id)?.present ? state.assembly.members.get(id)?.weight : undefined)',
  },
  'weight-of-now': {
    what: 'counts a ballot with the weight of now',
    file: 'commands/cast-ballot.ts',
    from: '(id: MemberId) => box?.register.get(id)',
    to: '(id: MemberId) => (box?.register.has(id) ? state.assembly.members.get(id)?.weight : undefined)',
  },
  'absent-too': {
    what: 'lets who is absent vote with those present',
    file: 'domain/register.ts',
    from: "if (electorate.presence === 'entitled' || member.present) put(member)",
    to: 'put(member)',
  },
  'guests-too': {
    what: 'does not look at groups',
    file: 'domain/register.ts',
    from: 'if (electorate.groups.length > 0 && !electorate.groups.includes(member.group)) continue',
    to: '',
  },
  'admitted-from-home': {
    what: 'admits late who is not there',
    file: 'domain/late-admission.ts',
    from: "if (presence === 'present' && !member.present) return refuse('not-checked-in', { name })",
    to: '',
  },
  'entitled-twice': {
    what: 'counts who is admitted late among the entitled once more',
    file: 'domain/late-admission.ts',
    from: ' - countedBefore(assembly, draft.electorate, member.id)',
    to: '',
  },
}

const MAJORITIES: Faults = {
  'half-is-enough': {
    what: 'takes «at least» for «more than»',
    file: 'domain/tally/majority.ts',
    from: 'return own > needed',
    to: 'return own >= needed',
  },
  'nobody-is-enough': {
    what: 'lets something pass at base 0',
    file: 'domain/tally/majority.ts',
    from: 'if (base === 0n) return false',
    to: '',
  },
  'abstentions-counted': {
    what: 'counts abstentions among yes and no',
    file: 'domain/tally/count-vote.ts',
    from: 'return isByOption ? yes + no : sums.valid - sums.abstained',
    to: 'return isByOption ? yes + no + abstain : sums.valid - sums.abstained',
  },
  'rounded-threshold': {
    what: 'shows a threshold that is rounded down where it must be reached',
    file: 'domain/tally/majority.ts',
    from: "comparison === 'at-least' ? divisor - 1n : 0n",
    to: '0n',
  },
  'none-of-them-ignored': {
    what: 'elects whom more say no to than yes',
    file: 'domain/tally/count-vote.ts',
    from: 'return yes > no && yes > none',
    to: 'return yes > no',
  },
  'first-on-paper-wins': {
    what: 'breaks a tie by the order on the paper',
    file: 'domain/tally/fill-seats.ts',
    from: '.filter((option) => isCertain(courses, option, contest.votes))',
    to: '',
  },
}

const CLEAN_CLOSE: Faults = {
  'takes-late-ballots': {
    what: 'takes ballots after closing',
    file: 'domain/ballots.ts',
    from: "if (vote.state !== 'open')",
    to: "if (vote.state !== 'open' && vote.state !== 'closed')",
  },
  'says-yes-to-all': {
    what: 'gives a receipt before it looks whether it takes the ballot',
    file: 'commands/cast-ballot.ts',
    from: 'if (!admitted.ok) return admitted',
    to: 'if (!admitted.ok) return { ok: true, output: { receipt: makeReceipt() } }',
  },
  'answers-before-saving': {
    what: 'acknowledges a ballot before it is saved',
    file: 'commands/dispatch.ts',
    from: 'queue.submit({',
    to: "if (name === 'cast-ballot') reply(JSON.stringify({ type: 'reply', request, ok: true, receipt: 'AAAAA-AAAAA' }))\n    queue.submit({",
  },
  'late-change-acknowledged': {
    what: 'acknowledges a changed ballot and leaves the one before',
    file: 'store/ballot-box.ts',
    from: 'updateNamed.run(marks, vote, member)',
    to: 'void [updateNamed, marks, vote, member]',
  },
}

export const FAULTS: Readonly<Record<string, Faults>> = {
  journal: JOURNAL,
  secrecy: SECRECY,
  'no-partial': NO_PARTIAL,
  'one-vote': ONE_VOTE,
  register: REGISTER,
  majorities: MAJORITIES,
  'clean-close': CLEAN_CLOSE,
  recount: RECOUNT,
  receipts: RECEIPTS,
}

export function faultNamed(name: string): Fault | undefined {
  const [promise = '', fault = ''] = name.split('/')
  return FAULTS[promise]?.[fault]
}
