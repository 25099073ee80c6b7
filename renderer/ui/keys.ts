/**
 * Shortcuts as text: "mod+k" (Ctrl, on a Mac ⌘), "alt+1", "g p" (one after the other), "?" (as typed), "enter".
 * Knows how they are written and whether a key press is one; nothing of what they do.
 */

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
}

export function keysToShow(keys: string): string[] {
  return keys.split(/[+ ]/).map((key) => names[key] ?? key.toUpperCase())
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'code'>

/** One press in the same spelling as shortcuts. Digits by position, because Alt with a digit types a sign on a Mac. */
export function spellPress(press: Press): string {
  const digit = /^Digit(\d)$/.exec(press.code)
  const key =
    digit !== null && press.altKey ? (digit[1] ?? '') : press.key === ' ' ? 'space' : press.key.toLowerCase()
  const hasMod = isMac ? press.metaKey : press.ctrlKey
  return `${hasMod ? 'mod+' : ''}${press.altKey ? 'alt+' : ''}${key}`
}
