/** The sentences of the command line: what a refusal means and what to do. */
import { unreachable } from '../domain/decision.ts'
import type { HostRefusal } from '../host.ts'
import type {
  Backups,
  Paper,
  PlaceTrouble,
  Refusal,
  Refused,
  Result,
  VoteWarning,
} from '../protocol/messages.ts'

export function hostRefusalSentence(refusal: HostRefusal, file: string): string {
  switch (refusal.why) {
    case 'file-in-use':
      return refusal.holder === null
        ? `${file} is open in another Plenum. Close it there first.`
        : `${file} is already served at ${refusal.holder.url} (process ${String(refusal.holder.pid)}). Use that one, or stop it first.`
    case 'file-damaged':
      return `${file} is damaged (${refusal.detail}) and was not touched. Open the newest copy from the backups folder beside it.`
    case 'file-too-new':
      return `${file} was written by a newer Plenum (format ${String(refusal.version)}). Update Plenum on this machine to open it.`
    case 'not-a-convention':
      return `${file} is not a Plenum convention. Choose another name, or the right file.`
    case 'no-such-folder':
      return `The folder of ${file} does not exist. Make it first, or choose another place.`
    case 'not-writable':
      return `${file} cannot be written here (${refusal.detail}). Choose a folder that you may write to.`
    case 'port-taken':
      return `Port ${String(refusal.port)} is taken by another program. Choose another with --port, or 0 for any that is free.`
    case 'address-unavailable':
      return `This machine has no address ${refusal.host} to listen on. Leave --host out to listen on all.`
    case 'wrong-certificate':
      return `The certificate or its key cannot be used (${refusal.detail}). Both must be PEM files and belong together.`
    default:
      return unreachable(refusal)
  }
}

const REFUSALS: Record<Refusal, string> = {
  'no-such-vote': 'There is no such vote. `plenum vote list` shows all.',
  'proxies-off': 'This convention has no proxies: say first how many one person may hold.',
  'holder-not-entitled': 'Only who may vote can hold a proxy.',
  'proxy-chain': 'A proxy goes no further: who gives one away holds none, and the other way round.',
  'proxies-full': 'This member holds as many proxies as one person may.',
  'proxy-given': 'This member’s proxy is with somebody else already: take it back first.',
  'proxies-not-by-phone': 'Proxies are given at the desk here.',
  'no-such-number': 'No member has this number.',
  'no-proxy': 'This member has given no proxy (any more).',
  'card-unknown':
    'This card does not open anything (any more): another one was issued, or it is not of this convention.',
  'not-present': 'This member is not here, and so cannot leave.',
  'same-member': 'Nobody can stand in for themselves.',
  'no-mandate': 'This member has no mandate to hand on.',
  'mandate-handed-on': 'This mandate is with a substitute already.',
  'mandate-not-own': 'This mandate is somebody else’s: take it back first.',
  'has-mandate': 'This member has a mandate, and cannot have a second one.',
  'mandate-not-handed-on': 'This mandate is with nobody else (any more).',
  'on-open-register':
    'This member stands on the register of an open vote. It can be done when that is closed.',
  'no-such-item': 'There is no such agenda item (any more).',
  'too-deep': 'The agenda has three levels and no more.',
  'agenda-full': 'The agenda has as many items as it can have.',
  'item-changed': 'Another chair changed this agenda item in the meantime. Nothing was overwritten.',
  'inside-itself': 'An agenda item cannot stand inside itself.',
  'item-begun': 'This agenda item was called up already, and stays.',
  'another-item-begun': 'Another chair called up another agenda item in the meantime.',
  'item-not-on': 'This agenda item is not on.',
  'notes-full': 'The minutes have as many notes as they can have.',
  'no-such-note': 'There is no such note (any more).',
  'note-changed': 'Somebody else changed this note in the meantime. Nothing was overwritten.',
  'minutes-failed': 'The minutes could not be written.',
  'no-such-version': 'There is no such final version of the minutes.',
  'minutes-outdated':
    'Something happened while the minutes were looked at. Nothing was made final: try again.',
  'does-not-add-up': 'A vote keeps the minutes from being final: the console’s Minutes screen says which.',
  'no-such-projector': 'No projector of that name was ever invited.',
  'no-such-entry': 'This is not in the queue of the hall (any more).',
  'no-wireless': 'No network is set that the hall could be told.',
  'queue-full': 'The queue of the hall has as many entries as it can have.',
  'no-such-debate': 'There is no such debate (any more).',
  'another-debate-on': 'Another chair opened another debate in the meantime.',
  'rules-changed': 'Another chair changed the rules of the debate in the meantime.',
  'list-changed': 'Another chair closed or reopened the list in the meantime.',
  'already-asked': 'This person is on the list already.',
  'list-full': 'The list is full.',
  'list-closed': 'The list is closed.',
  'debate-ended': 'The debate has ended.',
  'no-such-speaker': 'This person is not on the list (any more).',
  'not-listed': 'This member is not on the list.',
  'side-missing': 'Say whether for or against.',
  'too-often': 'That was asked just now. Wait some seconds.',
  'nobody-to-draw': 'Nobody waits who has not been drawn yet.',
  'another-called': 'Another chair called somebody in the meantime.',
  'next-is-another': 'Somebody else is next by now.',
  'point-first': 'A point of order comes first.',
  'point-on': 'A point of order is dealt with now.',
  'group-to-be-asked': 'The group whose list is empty has to be asked first.',
  'group-not-asked': 'There is nothing to ask the group any more.',
  'nobody-speaks': 'Nobody speaks (any more).',
  'no-time-limit': 'This speech has no time limit.',
  'already-moved': 'This person has moved a point of order already that is not decided.',
  'during-vote': 'A vote is open: no points of order during a vote.',
  'has-spoken': 'Who has spoken to the item may not move this.',
  'not-entitled': 'Only members who may vote can move points of order.',
  'no-such-point': 'There is no such point of order.',
  'point-decided': 'This point of order is decided.',
  'point-not-on': 'This point of order is not dealt with now.',
  'side-taken': 'Somebody has spoken for this side already.',
  'has-objection': 'Somebody has spoken against it: it needs a vote.',
  'seconds-missing': 'Say which speaking time it sets.',
  'voted-otherwise': 'The vote on it says otherwise.',
  'vote-undecided': 'The vote has decided nothing.',
  'vote-prepared-already': 'A vote on it is prepared already.',
  'kinds-changed': 'Another chair changed the kinds of points of order in the meantime.',
  'no-such-election': 'There is no such election (any more).',
  'no-such-candidate': 'There is no such candidate.',
  'elections-full': 'There are as many elections as there can be.',
  'election-changed': 'Another chair changed this election in the meantime. Nothing was overwritten.',
  'election-begun': 'This election has a ballot already: what its ballots are made from stays.',
  'nominations-over': 'Nobody can stand for this election now.',
  'candidates-full': 'This election has as many candidates as a ballot can hold.',
  'already-candidate': 'This person stands for this election already.',
  'incompatible-candidacy': 'This person stands in an election that rules this one out.',
  'candidate-changed': 'Another chair changed this candidate in the meantime. Nothing was overwritten.',
  'ballot-under-way': 'A ballot of this election is under way.',
  'ballot-of-election': 'This ballot belongs to an election: that is where it is led from.',
  'another-ballot': 'Another chair has prepared a ballot of this election in the meantime.',
  'already-elected': 'This person is elected, and can decline the election.',
  'nobody-to-ask': 'Nobody is elected who was not asked yet.',
  'not-elected': 'This person is not elected.',
  'not-asked': 'This person was not asked.',
  'may-not-stand': 'Only who may vote may stand.',
  'seats-changed': 'Not as many seats are open as were seen.',
  'not-a-picture': 'Only JPEG, PNG and WebP pictures are taken.',
  'picture-too-large': 'The picture is too large.',
  'too-many-pictures': 'There were too many pictures of this candidate already.',
  'name-missing': 'A name is missing.',
  'no-quorum-rule': 'This convention asks for no quorum.',
  'call-on': 'A count or a trial is on. End it first.',
  'no-such-call': 'This count or trial is over already.',
  'not-called': 'Only entitled members are asked.',
  'quorum-not-found': 'The quorum was not found yet.',
  'not-quorate': 'The assembly is not quorate.',
  'trial-missing': 'There was no trial vote yet.',
  'no-such-motion': 'There is no such motion.',
  'number-taken': 'Another motion has this number.',
  'number-missing': 'A motion needs a number.',
  'text-missing': 'The text is missing.',
  'text-too-long': 'The text is too long.',
  'too-many-motions': 'There are as many motions as there can be.',
  'no-such-place': 'There is no such place in the text.',
  'text-changed': 'The text was changed in the meantime. Nothing was overwritten.',
  'changes-nothing': 'This changes nothing in the text.',
  'motion-changed': 'Another chair changed this motion in the meantime. Nothing was overwritten.',
  'motion-decided': 'The motion is decided. It has to be reconsidered first.',
  'motion-not-decided': 'The motion is not decided yet.',
  'not-permitted': 'The rules have no way to this state.',
  'supporters-missing': 'The motion has too few supporters.',
  'amendment-conflicts': 'Two amendments change the same place. Nothing was put into the text.',
  'vote-prepared-on-it': 'There is a vote on this motion already, whose result is still to come.',
  'amendments-changed': 'Amendments came or went in the meantime. The order stayed as it was.',
  'alternatives-need-two': 'Alternatives are two at least.',
  'not-in-this-vote': 'The motion is not in this vote (any more).',
  'nothing-to-settle': 'Nothing follows from this vote any more.',
  'text-built-upon': 'A later change of the same place has to be reconsidered first.',
  'motion-rules-changed': 'The rules for motions were changed in the meantime. Nothing was overwritten.',
  'rules-fault': 'The rules for motions cannot work like this.',
  'state-in-use': 'A state that would be gone still has motions in it.',
  'already-on-register': 'This member stands on the register of the vote already.',
  represented: 'A proxy casts this member’s vote here.',
  'has-no-vote': 'This member is not entitled to vote.',
  'other-electorate': 'This member is of none of the groups that vote here.',
  'not-checked-in': 'Only who is checked in votes here. Check the member in first.',
  'vote-not-open': 'The vote is not open.',
  'vote-not-prepared': 'The vote is not in preparation any more.',
  'vote-not-closed': 'The vote is not closed: that can be done when it is, and before it is published.',
  'vote-secret': 'The vote is secret: nobody learns who voted what.',
  'cannot-work': 'This vote cannot work as it is set up.',
  'no-next-ballot': 'Nothing is left open for another ballot.',
  'nothing-entered': 'No ballot papers were entered.',
  'paper-votes-waiting': 'Ballot papers are entered and not confirmed. Confirm or withdraw them first.',
  'already-confirmed': 'The ballot papers were confirmed already, and count.',
  'same-person': 'That takes a second person, signed in under another name.',
  'figures-changed': 'The figures were replaced in the meantime. Look at the new ones.',
  'sums-wrong': 'The figures of the ballot papers do not add up.',
  'more-than-register': 'There would be more votes than there are on the register.',
  'no-tie': 'There is no tie to be decided.',
  'wrong-marks': 'This ballot cannot be cast on this paper.',
  'key-missing': 'A ballot that can be changed needs its key.',
  'key-unknown': 'No ballot lies under this key: the one before stands.',
  'order-not-drawn': 'The order of the options is drawn when the vote opens: then there are ballot papers.',
  'vote-not-on-paper': 'The vote was not moved to paper, or its papers are counted already.',
  'vote-not-published': 'The vote is not published: its ballots stay closed until then.',
  'vote-not-annullable': 'The vote cannot be annulled: it was never opened, or is annulled already.',
  'another-vote-open': 'Another vote is open. Close it first.',
  'register-empty':
    'Nobody could vote: no entitled member of these groups is present. Check members in first.',
  'no-duration': 'The vote has no duration that could be extended; it is open until it is closed.',
  'not-on-register': 'Not on the register of this vote.',
  'already-cast': 'A ballot has been cast already; the first one stands.',
  'second-person-asked':
    'Not done yet: this needs a second person, and the other consoles are asked. Somebody else approves it there.',
  'right-is-fixed':
    'This right is fixed: every office reads, a chair keeps the settings, an observer changes nothing.',
  'no-such-account': 'There is no such account.',
  'account-revoked': 'This account was revoked.',
  'no-such-approval': 'Nothing of the kind was asked for.',
  'approval-over': 'That was approved, refused or withdrawn in the meantime.',
  'not-yours': 'Somebody else asked for that.',
  overtaken: 'It was approved, and cannot be done any more: the state changed in the meantime.',
  'self-check-in-off': 'Members cannot check themselves in at this convention.',
  'no-such-member': 'There is no such member.',
  'no-access': 'This member has no access that could be revoked.',
  'nobody-to-issue':
    'Everybody chosen has access already. --all issues new links and codes to all, and ends the old ones.',
  'file-too-large': 'The file is larger than 16 MiB.',
  'no-such-upload': 'The uploaded file is gone. Upload it again.',
  'unreadable-file': 'The file cannot be read as a member list. Save it as CSV or .xlsx.',
  'preview-stale': 'The register changed in the meantime. Run the import again.',
  'has-faults':
    'Rows have faults (listed above), and nothing was imported. Repair them, or import the others with --good-rows.',
  'nothing-to-import': 'The register is up to date: nothing to import.',
  'not-at-host': 'That is set on the machine of the host itself.',
  'place-missing': 'This folder is not there: give the whole path of one that is.',
  'not-a-second-place': 'That is the folder of the file itself. Choose one on another disk.',
  'backup-failed': 'The copy could not be written.',
  'rehearsal-running': 'A rehearsal is running already. Wait for it, or cancel it in the console.',
  'vote-open': 'A vote is open. Close it first: a rehearsal needs the whole machine.',
  'no-rehearsal': 'The rehearsal was ended at the host: cancelled by a chair, or by a vote that was opened.',
  'rehearsal-not-here':
    'A host that serves https, or only its own machine, cannot open its copy to another. Rehearse on its machine, with --file.',
  'rehearsal-failed': 'The rehearsal could not be set up on the host.',
  'not-allowed': 'This session may not do that.',
  malformed: 'The host did not understand that. Are both of the same version?',
  'not-saved': 'The host could not save that (is its disk full?), so nothing happened. Try again.',
  busy: 'The host is busy. Try again in a moment.',
  'unknown-code': 'No such code.',
  'mistyped-code': 'The code is mistyped.',
  'unknown-link': 'No such link.',
  'unknown-invitation':
    'This key was used already or never existed. Make a new one in the console under Convention.',
  'unknown-session': 'This session has ended. Sign in again.',
  'too-many-attempts': 'Too many wrong attempts. Try again in a while.',
  'wrong-protocol': 'The host speaks another version of the protocol.',
}

export function refusalSentence({ why, about = {} }: Pick<Refused, 'why' | 'about'>): string {
  const details = Object.entries(about).map(([name, value]) => `${name}: ${String(value)}`)
  return details.length === 0 ? REFUSALS[why] : `${REFUSALS[why]} (${details.join(', ')})`
}

/** What came of a vote, in a few words. */
export function outcomeInWords({ outcome }: Result, { options }: Paper): string {
  if (outcome.kind === 'majority') {
    const verdicts = outcome.decisions.map(({ verdict }) => verdict)
    const [only] = verdicts
    if (verdicts.length === 1 && only !== undefined) return only
    return `${String(verdicts.filter((verdict) => verdict === 'adopted').length)} of ${String(verdicts.length)} adopted`
  }
  const names = outcome.elected.map((option) => options[option]?.name ?? '')
  return names.length === 0 ? 'nobody elected' : `elected: ${names.join(', ')}`
}

export function warningSentence(warning: VoteWarning): string {
  switch (warning.kind) {
    case 'few-voters':
      return `Only ${String(warning.about.persons)} can vote: the result will tell somebody's ballot.`
    case 'unique-weights':
      return `${String(warning.about.persons)} are the only ones with their weight: the list of ballots will tell theirs.`
    case 'dominant-weight':
      return `One voter has ${warning.about.weight} votes, more than all others together: the larger sum is where those are.`
    default:
      return unreachable(warning)
  }
}

const PLACE_TROUBLES: Record<PlaceTrouble, string> = {
  'place-missing': 'the folder is not there, or not on its own disk; it goes on by itself when it is back',
  'no-room': 'there is no room',
  'place-not-writable': 'the folder cannot be written to',
  'copy-in-use': 'the copy there is open in another Plenum, or was not closed there',
  'other-convention': 'copies of another convention with the same name lie there',
  'copy-damaged': 'what was written there cannot be read back',
  'no-answer': 'the disk does not answer',
}

/** When the last good copy was, and what is wrong with the second place; nothing where there is nothing to say. */
export function aboutBackups({ last, place, opened }: Backups): string[] {
  return [
    ...(opened === null
      ? []
      : [
          `This is a backup of ${when(opened.copiedAt)}: what happened after that is not in it. The file it was made of was not touched.`,
        ]),
    ...(place === null ? [] : [`Copied to ${place.folder}. Last good copy: ${goodOf(place.good)}.`]),
    ...(place === null || place.trouble === null
      ? []
      : [`No copy since ${when(place.trouble.since)}: ${PLACE_TROUBLES[place.trouble.why]}.`]),
    ...(last === null ? [] : [`Last backup: ${when(last.at)}, ${last.name}`]),
  ]
}

const goodOf = (good: { at: number } | null): string => (good === null ? 'none yet' : when(good.at))

const when = (at: number): string => new Date(at).toLocaleString('sv')
