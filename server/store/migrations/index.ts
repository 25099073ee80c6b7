/** The migrations in order: number n brings a file from user_version n-1 to n. */
import { sql as convention } from './0001-convention.ts'
import { sql as receipts } from './0002-receipts.ts'

export const MIGRATIONS: readonly string[] = [convention, receipts]
