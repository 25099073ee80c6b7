/** Whether what was typed or scanned is a card: its link or its code. Which member's, only the host knows. Pure. */
import { readCode } from '#protocol/access-code'

const LINK = /^https?:\/\/\S+#[\w-]{22}$/i

export const isCard = (text: string): boolean => LINK.test(text.trim()) || readCode(text).ok
