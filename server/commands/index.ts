/**
 * The table of everything that can be done: name, who may, and how. Read it first. A `change` is done in the writer's transaction
 * and its events are journaled; a `question` changes nothing and may take its time.
 */
import type { Assembly } from '../domain/assembly.ts'
import type { CommandName, Right, Role, SecondPersonAct } from '../protocol/messages.ts'
import { issueAccess, revokeAccess } from './access.ts'
import { findCard, mandates, markMembersLeft, takeBack, transfer } from './accreditation.ts'
import {
  addItem,
  beginItem,
  changeItem,
  endItem,
  importAgenda,
  moveItem,
  previewAgenda,
  readAgendaOf,
  removeItem,
  restoreItem,
} from './agenda.ts'
import { approve, refuseApproval, withdrawApproval, type Table } from './approvals.ts'
import { backup } from './backup.ts'
import { answerCall, beginCall, cancelCall, endCall, findQuorum, setQuorum, setTrialGate } from './calls.ts'
import { castBallot } from './cast-ballot.ts'
import { checkInByPhone, checkInMembers, checkOutMembers } from './check-in.ts'
import type {
  Answer,
  Caller,
  ChairCaller,
  Change,
  Context,
  Input,
  MemberCaller,
  ProjectorCaller,
} from './context.ts'
import { keepRehearsal, setConvention, signOut } from './convention.ts'
import * as debate from './debate.ts'
import {
  addElection,
  answerOwnCandidacy,
  answerOwnElection,
  askAcceptance,
  beginPortrait,
  changeCandidate,
  changeElection,
  closeNominations,
  leaveVacant,
  nominate,
  openNominations,
  prepareElectionBallot,
  readCandidates,
  recordAcceptance,
  recordConsent,
  removeElection,
  setOwnPortrait,
  setPortrait,
  standForElection,
} from './elections.ts'
import { exportFile } from './export.ts'
import {
  followMainProjector,
  moveInQueue,
  queueContent,
  setWireless,
  showOnProjector,
  tellSize,
  unqueueContent,
} from './hall.ts'
import { beginUpload, importMembers, previewImport } from './import-members.ts'
import { invite, inviteAgain, revokeAccount, setOffice, setRight, setSecondPerson } from './people.ts'
import {
  addNote,
  changeNote,
  draftMinutes,
  exportMinutes,
  exportWorkbook,
  finaliseMinutes,
  readNotes,
  removeNote,
} from './minutes.ts'
import { admitLate, checkLateAdmission } from './late-admission.ts'
import * as proxies from './proxies.ts'
import { readOwnReceipts } from './own-receipts.ts'
import { readResults } from './results.ts'
import { setSecondPlace } from './second-place.ts'
import {
  addAmendment,
  addMotion,
  changeMotion,
  changeMotionText,
  importMotions,
  orderAmendments,
  prepareMotionVote,
  previewMotions,
  pullOutMotion,
  readMotionOf,
  readMotionsOf,
  rebaseAmendment,
  reconsiderMotion,
  setMotionRules,
  setMotionState,
  settleMotions,
  showMotion,
} from './motions.ts'
import { readJournal, readResult, showMember, showRoll, status } from './look.ts'
import { cancelRehearsal, driveRehearsal, openRehearsal, startRehearsal, tellRehearsal } from './rehearsal.ts'
import {
  annulVote,
  changeVote,
  checkVote,
  closeVote,
  confirmPaperVotes,
  decideTie,
  discardVote,
  drawLot,
  enterPaperVotes,
  extendVote,
  moveToPaper,
  openVote,
  prepareNextBallot,
  prepareVote,
  publishVote,
  withdrawPaperVotes,
} from './votes.ts'

/**
 * What is done about the same request coming again: `keep` the answer in the file; `hold` it in memory, because it carries
 * a secret or a ticket; `none`: doing it again is harmless, or the command itself knows (a ballot).
 */
type Again = 'keep' | 'hold' | 'none'

/** The right that a console needs; of several, any one. */
type Needed = Right | readonly Right[]

/**
 * [O6] Which act it is that may need a second person; null: with this input it is none. What `run` decides then is only looked at
 * when it is asked for, so it may do nothing but answer with events and signals.
 */
type SecondPerson<Name extends CommandName> = (
  assembly: Assembly,
  input: Input<Name>,
) => SecondPersonAct | null

type Change_<Name extends CommandName, Who extends Caller> = {
  kind: 'change'
  who: readonly Role[]
  right: Needed | null
  again: Again
  second: SecondPerson<Name> | null
  run: (context: Context<Who>, input: Input<Name>, table: Table) => Change<Name>
}
type Question<Name extends CommandName, Who extends Caller> = {
  kind: 'question'
  who: readonly Role[]
  right: Needed | null
  run: (context: Context<Who>, input: Input<Name>) => Answer<Name> | Promise<Answer<Name>>
}

const byMember = <Name extends CommandName>(
  run: (context: Context<MemberCaller>, input: Input<Name>) => Change<Name>,
): Change_<Name, MemberCaller> => ({
  kind: 'change',
  who: ['member'],
  right: null,
  again: 'none',
  second: null,
  run,
})
const byProjector = <Name extends CommandName>(
  run: (context: Context<ProjectorCaller>, input: Input<Name>) => Change<Name>,
): Change_<Name, ProjectorCaller> => ({
  kind: 'change',
  who: ['projector'],
  right: null,
  again: 'none',
  second: null,
  run,
})
const byConsole = <Name extends CommandName>(
  right: Needed,
  run: Change_<Name, ChairCaller>['run'],
  { again = 'keep', second }: { again?: Again; second?: SecondPerson<Name> } = {},
): Change_<Name, ChairCaller> => ({
  kind: 'change',
  who: ['chair'],
  right,
  again,
  second: second ?? null,
  run,
})
const askedByConsole = <Name extends CommandName>(
  right: Needed,
  run: (context: Context<ChairCaller>, input: Input<Name>) => Answer<Name> | Promise<Answer<Name>>,
): Question<Name, ChairCaller> => ({ kind: 'question', who: ['chair'], right, run })
const askedByMember = <Name extends CommandName>(
  run: (context: Context<MemberCaller>, input: Input<Name>) => Answer<Name>,
): Question<Name, MemberCaller> => ({ kind: 'question', who: ['member'], right: null, run })

export const commands = {
  'cast-ballot': byMember(castBallot),
  'check-in-self': byMember(checkInByPhone),
  'read-result': askedByMember(readResult),
  'read-results': askedByMember(readResults),
  'read-own-receipts': askedByMember(readOwnReceipts),
  'answer-call': byMember(answerCall),
  'sign-out': {
    kind: 'change',
    who: ['member', 'chair', 'projector'],
    right: null,
    again: 'none',
    second: null,
    run: signOut,
  },

  'set-convention': byConsole('convention', setConvention),
  'check-in': byConsole('accreditation', checkInMembers),
  'check-out': byConsole('accreditation', checkOutMembers),
  'mark-left': byConsole('accreditation', markMembersLeft),
  'transfer-mandate': byConsole('accreditation', transfer),
  'take-back-mandate': byConsole('accreditation', takeBack),
  'set-proxy-rules': byConsole('convention', proxies.setRules),
  'give-proxy': byConsole('proxies', proxies.give),
  'revoke-proxy': byConsole('proxies', proxies.revoke),
  'import-proxies': byConsole('proxies', proxies.importList),
  'preview-proxies': askedByConsole('proxies', proxies.preview),
  'give-own-proxy': byMember(proxies.giveOwn),
  'revoke-own-proxy': byMember(proxies.revokeOwn),
  'read-own-proxies': askedByMember(proxies.readOwn),
  'find-card': askedByConsole('accreditation', findCard),
  'check-mandates': askedByConsole('read', mandates),
  'import-members': byConsole('register', importMembers),
  'issue-access': byConsole('contacts', issueAccess, { again: 'hold' }),
  'revoke-access': byConsole('accreditation', revokeAccess),

  'prepare-vote': byConsole('votes', prepareVote),
  'change-vote': byConsole('votes', changeVote),
  'discard-vote': byConsole('votes', discardVote),
  'open-vote': byConsole('votes', openVote),
  'extend-vote': byConsole('votes', extendVote),
  'close-vote': byConsole('votes', closeVote),
  'admit-late': byConsole('votes', admitLate, { second: () => 'late-admission' }),
  'check-late-admission': askedByConsole('votes', checkLateAdmission),
  // What was cast on phones is annulled by it: as little to be undone as annulling the vote.
  'move-to-paper': byConsole('votes', moveToPaper, {
    second: (_assembly, { electronic }) => (electronic === 'annulled' ? 'annul-vote' : null),
  }),
  'prepare-next-ballot': byConsole('votes', prepareNextBallot),
  'enter-paper-votes': byConsole('count', enterPaperVotes),
  'confirm-paper-votes': byConsole('count', confirmPaperVotes),
  'withdraw-paper-votes': byConsole('count', withdrawPaperVotes),
  'draw-lot': byConsole('count', drawLot),
  'decide-tie': byConsole('votes', decideTie),
  'publish-vote': byConsole('votes', publishVote, {
    second: ({ votes }, { vote }) =>
      votes.get(vote)?.draft.paper.subject === 'candidates' ? 'publish-election' : null,
  }),
  'annul-vote': byConsole('votes', annulVote, { second: () => 'annul-vote' }),

  'set-quorum': byConsole('convention', setQuorum),
  'set-trial-gate': byConsole('convention', setTrialGate),
  'find-quorum': byConsole('votes', findQuorum),
  'begin-call': byConsole('votes', beginCall),
  'end-call': byConsole('votes', endCall),
  'cancel-call': byConsole('votes', cancelCall),

  'add-item': byConsole('agenda', addItem),
  'change-item': byConsole('agenda', changeItem),
  'move-item': byConsole('agenda', moveItem),
  'remove-item': byConsole('agenda', removeItem),
  'restore-item': byConsole('agenda', restoreItem),
  'begin-item': byConsole('agenda', beginItem),
  'end-item': byConsole('agenda', endItem),
  'import-agenda': byConsole('agenda', importAgenda),
  'preview-agenda': askedByConsole('agenda', previewAgenda),
  'read-agenda': askedByMember(readAgendaOf),

  'open-debate': byConsole('debate', debate.openDebate),
  'change-debate-rules': byConsole('debate', debate.changeDebateRules),
  'set-list': byConsole('debate', debate.setList),
  'add-speaker': byConsole('debate', debate.addSpeaker),
  'remove-speaker': byConsole('debate', debate.removeSpeaker),
  'move-speaker': byConsole('debate', debate.moveSpeaker),
  'draw-speakers': byConsole('debate', debate.drawSpeakers),
  'call-speaker': byConsole('debate', debate.callSpeaker),
  'end-speech': byConsole('debate', debate.endSpeech),
  'pause-speech': byConsole('debate', debate.pauseSpeech),
  'resume-speech': byConsole('debate', debate.resumeSpeech),
  'extend-speech': byConsole('debate', debate.extendSpeech),
  'answer-group': byConsole('debate', debate.answerGroup),
  'add-point': byConsole('debate', debate.addPoint),
  'call-point': byConsole('debate', debate.callPoint),
  'speak-to-point': byConsole('debate', debate.speakToPoint),
  'prepare-point-vote': byConsole('debate', debate.preparePointVote),
  'decide-point': byConsole('debate', debate.decidePoint),
  'set-point-kinds': byConsole('debate', debate.setPointKinds),
  'speaking-times': askedByConsole('read', debate.askSpeakingTimes),
  'ask-to-speak': byMember(debate.askToSpeak),
  'withdraw-wish': byMember(debate.withdrawWish),
  'move-point': byMember(debate.movePoint),
  'withdraw-point': byMember(debate.withdrawPoint),
  'read-point-kinds': askedByMember(debate.readPointKinds),
  'add-note': byConsole('minutes', addNote),
  'change-note': byConsole('minutes', changeNote),
  'remove-note': byConsole('minutes', removeNote),
  'read-notes': askedByConsole('read', readNotes),
  'draft-minutes': askedByConsole('read', draftMinutes),
  'export-minutes': askedByConsole('read', exportMinutes),
  'export-workbook': askedByConsole('read', exportWorkbook),
  'finalise-minutes': byConsole('minutes', finaliseMinutes),
  'add-election': byConsole('elections', addElection),
  'change-election': byConsole('elections', changeElection),
  'remove-election': byConsole('elections', removeElection),
  'open-nominations': byConsole('elections', openNominations),
  'close-nominations': byConsole('elections', closeNominations),
  nominate: byConsole('elections', nominate),
  'change-candidate': byConsole('elections', changeCandidate),
  'set-portrait': byConsole('elections', setPortrait),
  'record-consent': byConsole('elections', recordConsent),
  'prepare-election-ballot': byConsole('elections', prepareElectionBallot),
  'ask-acceptance': byConsole('elections', askAcceptance),
  'record-acceptance': byConsole('elections', recordAcceptance),
  'leave-vacant': byConsole('elections', leaveVacant),
  'stand-for-election': byMember(standForElection),
  'answer-candidacy': byMember(answerOwnCandidacy),
  'begin-portrait': askedByMember(beginPortrait),
  'set-own-portrait': byMember(setOwnPortrait),
  'answer-election': byMember(answerOwnElection),
  'read-candidates': askedByMember(readCandidates),
  'add-motion': byConsole('motions', addMotion),
  'add-amendment': byConsole('motions', addAmendment),
  'change-motion': byConsole('motions', changeMotion),
  'change-motion-text': byConsole('motions', changeMotionText),
  'rebase-amendment': byConsole('motions', rebaseAmendment),
  'set-motion-state': byConsole('motions', setMotionState),
  'order-amendments': byConsole('motions', orderAmendments),
  'prepare-motion-vote': byConsole('votes', prepareMotionVote),
  'pull-out-motion': byConsole('votes', pullOutMotion),
  'settle-motions': byConsole('motions', settleMotions),
  'reconsider-motion': byConsole('motions', reconsiderMotion),
  'set-motion-rules': byConsole('motions', setMotionRules),
  'import-motions': byConsole('motions', importMotions),
  'preview-motions': askedByConsole('motions', previewMotions),
  'show-motion': askedByConsole('read', showMotion),
  'read-motions': askedByMember(readMotionsOf),
  'read-motion': askedByMember(readMotionOf),

  'show-on-projector': byConsole('hall', showOnProjector),
  'tell-size': byProjector(tellSize),
  'follow-main-projector': byConsole('hall', followMainProjector),
  'queue-content': byConsole('hall', queueContent),
  'unqueue-content': byConsole('hall', unqueueContent),
  'move-in-queue': byConsole('hall', moveInQueue),
  'set-wireless': byConsole('hall', setWireless),

  invite: byConsole(['convention', 'hall'], invite, { again: 'hold' }),
  'invite-again': byConsole('convention', inviteAgain, { again: 'hold' }),
  'set-office': byConsole('convention', setOffice),
  'revoke-account': byConsole('convention', revokeAccount),
  'set-right': byConsole('convention', setRight),
  'set-second-person': byConsole('convention', setSecondPerson, {
    second: (_assembly, { act, isNeeded }) => (isNeeded ? null : act),
  }),
  approve: byConsole('read', approve),
  'refuse-approval': byConsole('read', refuseApproval),
  'withdraw-approval': byConsole('read', withdrawApproval),

  'keep-rehearsal': byConsole('rehearsal', keepRehearsal),
  'start-rehearsal': askedByConsole('rehearsal', startRehearsal),
  'cancel-rehearsal': askedByConsole('rehearsal', cancelRehearsal),
  'open-rehearsal': askedByConsole('rehearsal', openRehearsal),
  'drive-rehearsal': askedByConsole('rehearsal', driveRehearsal),
  'tell-rehearsal': askedByConsole('rehearsal', tellRehearsal),

  'begin-upload': askedByConsole(['register', 'agenda', 'elections', 'motions', 'proxies'], beginUpload),
  'preview-import': askedByConsole('register', previewImport),
  'show-member': askedByConsole('read', showMember),
  'check-vote': askedByConsole('read', checkVote),
  'show-roll': askedByConsole('read', showRoll),
  'read-journal': askedByConsole('read', readJournal),
  backup: askedByConsole('convention', backup),
  'set-second-place': byConsole('convention', setSecondPlace),
  export: askedByConsole('read', exportFile),
  status: askedByConsole('read', status),
} satisfies {
  [Name in CommandName]:
    | Change_<Name, MemberCaller>
    | Change_<Name, ChairCaller>
    | Change_<Name, ProjectorCaller>
    | Change_<Name, Exclude<Caller, { role: 'host' }>>
    | Question<Name, ChairCaller>
    | Question<Name, MemberCaller>
}
