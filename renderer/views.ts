/** The screens, in the order of the rail. Each adds its line here; Alt and its place is its shortcut, and G with `key`. */
import type { Component } from 'svelte'
import type { LucideIcon } from '@lucide/svelte'
import Gavel from '@lucide/svelte/icons/gavel'
import HeartPulse from '@lucide/svelte/icons/heart-pulse'
import FileCheck from '@lucide/svelte/icons/file-check'
import Mic from '@lucide/svelte/icons/mic'
import ListTree from '@lucide/svelte/icons/list-tree'
import Landmark from '@lucide/svelte/icons/landmark'
import Presentation from '@lucide/svelte/icons/presentation'
import ScrollText from '@lucide/svelte/icons/scroll-text'
import IdCard from '@lucide/svelte/icons/id-card'
import Users from '@lucide/svelte/icons/users'
import UserCheck from '@lucide/svelte/icons/user-check'
import VoteIcon from '@lucide/svelte/icons/vote'
import type { ViewId } from './frame/navigation.svelte.ts'
import Agenda from './views/Agenda/Agenda.svelte'
import Convention from './views/Convention/Convention.svelte'
import Desk from './views/Desk/Desk.svelte'
import Elections from './views/Elections/Elections.svelte'
import Health from './views/Health/Health.svelte'
import Journal from './views/Journal/Journal.svelte'
import Minutes from './views/Minutes/Minutes.svelte'
import Motions from './views/Motions/Motions.svelte'
import Participants from './views/Participants/Participants.svelte'
import Projector from './views/Projector/Projector.svelte'
import Speakers from './views/Speakers/Speakers.svelte'
import Votes from './views/Votes/Votes.svelte'

export type View = { id: ViewId; icon: LucideIcon; key: string; component: Component }

export const views: readonly View[] = [
  { id: 'participants', icon: Users, key: 'p', component: Participants },
  { id: 'desk', icon: IdCard, key: 'd', component: Desk },
  { id: 'agenda', icon: ListTree, key: 'a', component: Agenda },
  { id: 'speakers', icon: Mic, key: 's', component: Speakers },
  { id: 'motions', icon: Gavel, key: 'o', component: Motions },
  { id: 'votes', icon: VoteIcon, key: 'v', component: Votes },
  { id: 'elections', icon: UserCheck, key: 'e', component: Elections },
  { id: 'projector', icon: Presentation, key: 'r', component: Projector },
  { id: 'minutes', icon: FileCheck, key: 'm', component: Minutes },
  { id: 'journal', icon: ScrollText, key: 'j', component: Journal },
  { id: 'health', icon: HeartPulse, key: 'h', component: Health },
  { id: 'convention', icon: Landmark, key: 'c', component: Convention },
]
