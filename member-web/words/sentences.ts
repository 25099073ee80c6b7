/** A sentence for every refusal that a member's phone can meet. */

import type { Commands, GeneralRefusal, SignInRefusal } from '#protocol'

type MemberRefusal = Commands['cast-ballot' | 'check-in-self']['refusals'] | GeneralRefusal | SignInRefusal

export type Sentences = Record<MemberRefusal, string>
