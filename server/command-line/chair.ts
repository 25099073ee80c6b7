/** A chair's session for one command: at a running host by address, at the host that has the file open, or at one started for it. */
import { resolve } from 'node:path'
import WebSocket from 'ws'
import { Connection } from '../client/connection.ts'
import { openWith, socketAddress } from '../client/socket.ts'
import { Roster } from '../client/roster.ts'
import { startHost } from '../host.ts'
import type { CommandName, Commands, ConsoleTopics, Credential, Reply } from '../protocol/messages.ts'
import { findRunningHost } from '../store/lock.ts'
import { existsSync } from 'node:fs'
import { Failure } from './failure.ts'
import { transfer } from './transfer.ts'
import { hostRefusalSentence, refusalSentence } from './words.ts'

/** `--url` with `--key` or a session, or `--file`. `makesFile`: one that is not there is made. */
export type Target = { url?: string; key?: string; session?: string; file?: string; makesFile?: boolean }

type Output<Name extends CommandName> = Commands[Name]['output']

export type Chair = {
  readonly url: string
  /** Whether the host runs only for this command, under an address that nobody will find again. */
  readonly isPassing: boolean
  /** The answer, or a Failure with the reason in words. */
  command<Name extends CommandName>(name: Name, input: Commands[Name]['input']): Promise<Output<Name>>
  /** The answer, refused or not. */
  ask<Name extends CommandName>(name: Name, input: Commands[Name]['input']): Promise<Reply<Name>>
  roster(): Promise<Roster>
  /** What the console was told so far. */
  topics(): Partial<ConsoleTopics>
  upload(ticket: string, bytes: Uint8Array): Promise<string>
  download(ticket: string): Promise<Uint8Array>
}

const CONNECT_MS = 10_000
const noop = () => undefined

export async function asChair<T>(target: Target, act: (chair: Chair) => Promise<T>): Promise<T> {
  if (target.url !== undefined) {
    const credential = remoteCredential(target)
    return connected(
      { url: originOf(target.url), credential, signsOut: credential.kind === 'invitation' },
      ({ chair }) => act(chair),
    )
  }
  const file = resolve(target.file ?? 'convention.plenum')
  if (!existsSync(file) && target.makesFile !== true)
    throw new Failure(3, `There is no ${file}. Name it with --file, or a running host with --url.`)
  const running = findRunningHost(file)
  if (running !== null)
    return connected(
      {
        url: running.url,
        credential: { kind: 'invitation', key: running.key },
        signsOut: true,
        trustsCertificate: true,
      },
      ({ chair }) => act(chair),
    )
  return withOwnHost(file, act)
}

/** A session token that later commands can use. */
export async function signInForLater(url: string, key: string): Promise<string> {
  return connected(
    { url: originOf(url), credential: { kind: 'invitation', key }, signsOut: false },
    ({ session }) => Promise.resolve(session()),
  )
}

function originOf(url: string): string {
  if (!URL.canParse(url)) throw new Failure(2, `${url} is no address. It looks like https://vote.example.org`)
  return new URL(url).origin
}

function remoteCredential({ key, session = process.env['PLENUM_SESSION'] }: Target): Credential {
  if (key !== undefined) return { kind: 'invitation', key }
  if (session !== undefined) return { kind: 'session', token: session }
  throw new Failure(
    2,
    'Who are you? Give --key with an invitation, or set PLENUM_SESSION to what `plenum sign-in` printed.',
  )
}

async function withOwnHost<T>(file: string, act: (chair: Chair) => Promise<T>): Promise<T> {
  const started = await startHost({
    file,
    port: 0,
    host: '127.0.0.1',
    staticFolder: file,
    log: () => undefined,
  })
  if (!started.ok) throw new Failure(3, hostRefusalSentence(started, file))
  try {
    const key = started.host.makeConsoleKey()
    return await connected(
      { url: started.host.url, credential: { kind: 'invitation', key }, signsOut: true, isPassing: true },
      ({ chair }) => act(chair),
    )
  } finally {
    await started.host.stop()
  }
}

type Connected = { chair: Chair; session: () => string }

/** `signsOut`: the session was made for this command alone, so it ends with it. */
type Way = {
  url: string
  credential: Credential
  signsOut: boolean
  isPassing?: boolean
  /** Of the host on this machine, found by its lock file: its certificate bears the public name, not this address. */
  trustsCertificate?: boolean
}

async function connected<T>(
  { url, credential, signsOut, isPassing = false, trustsCertificate = false }: Way,
  act: (connected: Connected) => Promise<T>,
): Promise<T> {
  let token = ''
  let changed: () => void = noop
  const live = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => live.reject(new Failure(3, `No host answers at ${url}.`)), CONNECT_MS)
  const connection: Connection<ConsoleTopics> = new Connection<ConsoleTopics>({
    open: openWith(
      () => new WebSocket(socketAddress(url), { origin: url, rejectUnauthorized: !trustsCertificate }),
    ),
    credential,
    createRoster: () => new Roster(),
    onSession: (session) => (token = session ?? ''),
    onChange: () => changed(),
    onState(state) {
      if (state.state === 'live') live.resolve(undefined)
      if (state.state === 'ended' && state.why === 'refused')
        live.reject(new Failure(3, refusalSentence(state.refusal)))
      else if (state.state === 'ended')
        live.reject(new Failure(3, `The host at ${url} ended the connection (${state.why}).`))
    },
  })
  try {
    await live.promise
    clearTimeout(timer)
    if (connection.replica?.role !== 'chair') throw new Failure(3, 'This key does not open a console.')
    const chair = chairOn(connection, {
      url,
      isPassing,
      trustsCertificate,
      onChange: (listener) => (changed = listener),
    })
    return await act({ chair, session: () => token })
  } finally {
    clearTimeout(timer)
    // What was refused ends its session too: nobody has the token.
    if (signsOut && connection.state.state === 'live') await connection.command('sign-out', {})
    connection.stop()
  }
}

type Setting = {
  url: string
  isPassing: boolean
  trustsCertificate: boolean
  onChange: (listener: () => void) => void
}

function chairOn(
  connection: Connection<ConsoleTopics>,
  { url, isPassing, trustsCertificate, onChange }: Setting,
): Chair {
  const chair: Chair = {
    url,
    isPassing,
    async ask(name, input) {
      const reply = await connection.command(name, input)
      if (reply.type === 'unanswered')
        throw new Failure(
          3,
          'The host went away before it answered. Look whether it was done before you try again.',
        )
      return reply
    },
    async command(name, input) {
      const reply = await chair.ask(name, input)
      if (!reply.ok) throw new Failure(1, refusalSentence(reply))
      return reply
    },
    topics: () => connection.replica?.topics ?? {},
    roster: () =>
      new Promise((done) => {
        const look = () => {
          const { replica } = connection
          if (replica?.completeness.state === 'whole' && replica.roster !== null) done(replica.roster)
        }
        onChange(look)
        look()
      }),
    async upload(ticket, bytes) {
      const { status, body } = await transfer({ url, ticket, body: bytes, trustsCertificate })
      const answer: unknown = status === 200 ? JSON.parse(body.toString()) : null
      if (
        typeof answer === 'object' &&
        answer !== null &&
        'upload' in answer &&
        typeof answer.upload === 'string'
      )
        return answer.upload
      throw new Failure(3, `The host did not take the file (${String(status)}).`)
    },
    async download(ticket) {
      const { status, body } = await transfer({ url, ticket, trustsCertificate })
      if (status !== 200) throw new Failure(3, `The host did not give the file (${String(status)}).`)
      return body
    },
  }
  return chair
}
