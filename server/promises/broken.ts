/**
 * Our own code with one line that is another one: what each promise must notice. A line that is not found any more is said, so that no
 * fault stays behind when the code moves on.
 */

/** `what` completes «a host …». `file`: below server/. `from` stands there once. */
export type Fault = { what: string; file: string; from: string; to: string }

/** By the name that `--broken` takes. */
export type Faults = Readonly<Record<string, Fault>>

/** Of the process that has a fault built in: `promise/fault`. */
export const FAULT_VARIABLE = 'PLENUM_PROMISES_FAULT'

export const FAULTS: Readonly<Record<string, Faults>> = {}

export function faultNamed(name: string): Fault | undefined {
  const [promise = '', fault = ''] = name.split('/')
  return FAULTS[promise]?.[fault]
}
