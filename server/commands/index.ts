/**
 * The table of everything that can be done: name, who may, and how. Read it first. A `change` is done in the writer's transaction
 * and its events are journaled; a `question` changes nothing and may take its time.
 */
import type { CommandName, Role } from '../protocol/messages.ts'
import { issueAccess, revokeAccess } from './access.ts'
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
import { backup } from './backup.ts'
import { castBallot } from './cast-ballot.ts'
import { checkInByPhone, checkInMembers, checkOutMembers } from './check-in.ts'
import type { Answer, Caller, ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'
import { invite, keepRehearsal, setConvention, showOnProjector, signOut } from './convention.ts'
import { exportFile } from './export.ts'
import { beginUpload, importMembers, previewImport } from './import-members.ts'
import { setSecondPlace } from './second-place.ts'
import { readJournal, showMember, showRoll, status } from './look.ts'
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

type Change_<Name extends CommandName, Who extends Caller> = {
  kind: 'change'
  who: readonly Role[]
  again: Again
  run: (context: Context<Who>, input: Input<Name>) => Change<Name>
}
type Question<Name extends CommandName, Who extends Caller> = {
  kind: 'question'
  who: readonly Role[]
  run: (context: Context<Who>, input: Input<Name>) => Answer<Name> | Promise<Answer<Name>>
}

const byMember = <Name extends CommandName>(
  run: (context: Context<MemberCaller>, input: Input<Name>) => Change<Name>,
): Change_<Name, MemberCaller> => ({
  kind: 'change',
  who: ['member'],
  again: 'none',
  run,
})
const byChair = <Name extends CommandName>(
  run: (context: Context<ChairCaller>, input: Input<Name>) => Change<Name>,
  again: Again = 'keep',
): Change_<Name, ChairCaller> => ({
  kind: 'change',
  who: ['chair'],
  again,
  run,
})
const askedByChair = <Name extends CommandName>(
  run: (context: Context<ChairCaller>, input: Input<Name>) => Answer<Name> | Promise<Answer<Name>>,
): Question<Name, ChairCaller> => ({ kind: 'question', who: ['chair'], run })
const askedByMember = <Name extends CommandName>(
  run: (context: Context<MemberCaller>, input: Input<Name>) => Answer<Name>,
): Question<Name, MemberCaller> => ({ kind: 'question', who: ['member'], run })

export const commands = {
  'cast-ballot': byMember(castBallot),
  'check-in-self': byMember(checkInByPhone),
  'sign-out': { kind: 'change', who: ['member', 'chair', 'projector'], again: 'none', run: signOut },

  'set-convention': byChair(setConvention),
  'check-in': byChair(checkInMembers),
  'check-out': byChair(checkOutMembers),
  'import-members': byChair(importMembers),
  'issue-access': byChair(issueAccess, 'hold'),
  'revoke-access': byChair(revokeAccess),

  'prepare-vote': byChair(prepareVote),
  'change-vote': byChair(changeVote),
  'discard-vote': byChair(discardVote),
  'open-vote': byChair(openVote),
  'extend-vote': byChair(extendVote),
  'close-vote': byChair(closeVote),
  'prepare-next-ballot': byChair(prepareNextBallot),
  'enter-paper-votes': byChair(enterPaperVotes),
  'confirm-paper-votes': byChair(confirmPaperVotes),
  'withdraw-paper-votes': byChair(withdrawPaperVotes),
  'draw-lot': byChair(drawLot),
  'decide-tie': byChair(decideTie),
  'publish-vote': byChair(publishVote),
  'annul-vote': byChair(annulVote),

  'add-item': byChair(addItem),
  'change-item': byChair(changeItem),
  'move-item': byChair(moveItem),
  'remove-item': byChair(removeItem),
  'restore-item': byChair(restoreItem),
  'begin-item': byChair(beginItem),
  'end-item': byChair(endItem),
  'import-agenda': byChair(importAgenda),
  'preview-agenda': askedByChair(previewAgenda),
  'read-agenda': askedByMember(readAgendaOf),

  'show-on-projector': byChair(showOnProjector),
  invite: byChair(invite, 'hold'),
  'keep-rehearsal': byChair(keepRehearsal),
  'start-rehearsal': askedByChair(startRehearsal),
  'cancel-rehearsal': askedByChair(cancelRehearsal),
  'open-rehearsal': askedByChair(openRehearsal),
  'drive-rehearsal': askedByChair(driveRehearsal),
  'tell-rehearsal': askedByChair(tellRehearsal),

  'begin-upload': askedByChair(beginUpload),
  'preview-import': askedByChair(previewImport),
  'show-member': askedByChair(showMember),
  'check-vote': askedByChair(checkVote),
  'show-roll': askedByChair(showRoll),
  'read-journal': askedByChair(readJournal),
  backup: askedByChair(backup),
  'set-second-place': byChair(setSecondPlace),
  export: askedByChair(exportFile),
  status: askedByChair(status),
} satisfies {
  [Name in CommandName]:
    | Change_<Name, MemberCaller>
    | Change_<Name, ChairCaller>
    | Change_<Name, Exclude<Caller, { role: 'host' }>>
    | Question<Name, ChairCaller>
    | Question<Name, MemberCaller>
}
