/** The screens, in the order of the rail. Each adds its line here; Alt and its place is its shortcut, and G with `key`. */
import type { Component } from 'svelte'
import type { LucideIcon } from '@lucide/svelte'
import Users from '@lucide/svelte/icons/users'
import type { ViewId } from './frame/navigation.svelte.ts'
import Participants from './views/Participants/Participants.svelte'

export type View = { id: ViewId; icon: LucideIcon; key: string; component: Component }

export const views: readonly View[] = [{ id: 'participants', icon: Users, key: 'p', component: Participants }]
