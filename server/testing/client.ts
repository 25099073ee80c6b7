/** A client over a real socket that keeps what it hears and waits for what it expects; it is as wrong as a test wants. */
import WebSocket from 'ws'
import type {
  CommandName,
  Commands,
  Credential,
  HostMessage,
  Reply,
  SignIn,
  Welcome,
} from '../protocol/messages.ts'
import { aRequest, aSignIn } from './core.ts'

export type ClientOptions = {
  /** Null: none. */
  origin?: string | null
  path?: string
  userAgent?: string
  headers?: Record<string, string>
}

export type Closed = { code: number; reason: string }

export class TestClient {
  readonly #ws: WebSocket
  /** Every frame that was heard, as it came. */
  readonly frames: string[] = []
  /** Resolves when the socket is closed. */
  readonly closed: Promise<Closed>
  readonly #messages: HostMessage[] = []
  #heard = () => undefined as unknown

  private constructor(ws: WebSocket) {
    this.#ws = ws
    this.closed = new Promise((resolve) => {
      ws.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() })
        this.#heard()
      })
    })
    ws.on('error', () => undefined)
    ws.on('message', (data: Buffer) => {
      const text = data.toString()
      this.frames.push(text)
      // What the host itself said.
      this.#messages.push(JSON.parse(text) as HostMessage)
      this.#heard()
    })
  }

  /** Rejects with the status of the answer when the host does not want it. */
  static open(
    url: string,
    { origin = url, path = '/socket', userAgent = 'iPhone', headers = {} }: ClientOptions,
  ) {
    const ws = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, {
      ...(origin !== null && { origin }),
      headers: { 'User-Agent': userAgent, ...headers },
      rejectUnauthorized: false,
    })
    const client = new TestClient(ws)
    return new Promise<TestClient>((resolve, reject) => {
      ws.on('open', () => resolve(client))
      ws.on('unexpected-response', (_, response) => {
        reject(new Error(String(response.statusCode)))
        response.destroy()
      })
      ws.on('error', reject)
    })
  }

  sendText(text: string): void {
    this.#ws.send(text)
  }

  sendBytes(bytes: Buffer): void {
    this.#ws.send(bytes, { binary: true })
  }

  say(message: object): void {
    this.sendText(JSON.stringify(message))
  }

  /** The first message not looked at yet that fits; those before it stay. */
  async next<T extends HostMessage>(fits: (message: HostMessage) => message is T): Promise<T> {
    for (;;) {
      const index = this.#messages.findIndex(fits)
      const [found] = index < 0 ? [] : this.#messages.splice(index, 1)
      if (found !== undefined && fits(found)) return found
      if (this.#ws.readyState === WebSocket.CLOSED) throw new Error('closed before that was said')
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    }
  }

  answerTo(request: string): Promise<Welcome | Reply> {
    return this.next(
      (message): message is Welcome | Reply =>
        (message.type === 'reply' || message.type === 'welcome') && message.request === request,
    )
  }

  signIn(credential: Credential, fields: Partial<SignIn> = {}): Promise<Welcome | Reply> {
    const message = aSignIn(credential, fields)
    this.say(message)
    return this.answerTo(message.request)
  }

  async ask<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
    request = aRequest(),
  ): Promise<Reply<Name>> {
    this.say({ type: name, request, ...input })
    return (await this.answerTo(request)) as Reply<Name>
  }

  /** Stops and goes on reading from the line. */
  pause(): void {
    this.#ws.pause()
  }

  resume(): void {
    this.#ws.resume()
  }

  close(): void {
    this.#ws.close()
  }

  terminate(): void {
    this.#ws.terminate()
  }
}
