/** A simulated phone's way to the host: sockets that can break, and a network that can go silent. Knows no messages. */
import WebSocket from 'ws'
import { openWith, socketAddress, type OpenSocket } from '../client/socket.ts'
import { pick, seeded } from './chance.ts'

/** What the hall's phones say of themselves; the host tells phone, tablet and computer apart by it. */
const USER_AGENTS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 15; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0',
  'Mozilla/5.0 (Linux; Android 15; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
] as const

/** Below this a member gets an own source address; a connection is told apart by it and its port, of which there are 28,000. */
const SOURCES = 250

/**
 * On loopback every address of 127.0.0.0/8 is this machine's own, except on macOS, which has only the first: members come
 * from many addresses, as they would in a hall without a translating router.
 */
export function sourceAddress(
  url: string,
  index: number,
  platform: string = process.platform,
): string | undefined {
  const isLoopback = /^127\.\d+\.\d+\.\d+$/.test(new URL(url).hostname)
  return isLoopback && platform !== 'darwin' ? `127.0.0.${String(2 + (index % SOURCES))}` : undefined
}

export class PhoneLine {
  readonly #url: string
  readonly #userAgent: string
  #sourceIndex: number
  #socket: WebSocket | null = null
  #isSilent = false

  constructor(url: string, seed: string, member: number) {
    this.#url = url
    this.#sourceIndex = member
    this.#userAgent = pick(seeded(seed, 'device', member), USER_AGENTS)
  }

  readonly open: OpenSocket = (events) => {
    // Without a network nobody answers, not even with an error.
    if (this.#isSilent) return { send: () => undefined, close: () => undefined }
    const localAddress = sourceAddress(this.#url, this.#sourceIndex)
    const socket = new WebSocket(socketAddress(this.#url), {
      origin: this.#url,
      headers: { 'User-Agent': this.#userAgent },
      perMessageDeflate: false,
      ...(localAddress !== undefined && { localAddress }),
    })
    this.#socket = socket
    openWith(() => socket)(events)
    return {
      send: (text) => {
        if (!this.#isSilent) socket.send(text)
      },
      // A broken line carries no farewell, and `ws` would wait half a minute for the answer.
      close: () => (socket.isPaused ? socket.terminate() : socket.close()),
    }
  }

  /** The connection breaks, and both sides see it. */
  break(): void {
    this.#socket?.terminate()
  }

  /** From now on nothing arrives, in either direction, and nobody says so. */
  fallSilent(): void {
    this.#isSilent = true
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.pause()
  }

  /** There is a network again, another one: the old connection is worth nothing. */
  findNetwork(): void {
    this.#isSilent = false
    this.#sourceIndex++
    this.#socket?.terminate()
  }
}
