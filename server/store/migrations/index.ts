/** The migrations in order: number n brings a file from user_version n-1 to n. */
import { sql as convention } from './0001-convention.ts'
import { sql as fewerIndexes } from './0002-fewer-indexes.ts'
import { sql as marks } from './0003-marks.ts'
import { sql as accounts } from './0004-accounts.ts'
import { sql as finalMinutes } from './0005-final-minutes.ts'
import { sql as portraits } from './0006-portraits.ts'

export const MIGRATIONS: readonly string[] = [
  convention,
  fewerIndexes,
  marks,
  accounts,
  finalMinutes,
  portraits,
]
