/**
 * The laptop's camera as a reader of QR codes: the browser's own detector where there is one, else a library that is loaded when the
 * camera is switched on. Pictures stay in this page and are kept nowhere.
 */

export type CameraFault = 'not-secure' | 'denied' | 'missing' | 'failed'
export type CameraState =
  { state: 'off' } | { state: 'starting' } | { state: 'on' } | { state: 'failed'; why: CameraFault }

type Reader = (video: HTMLVideoElement) => Promise<string | null>

/** As often as a hand moves; more only warms the machine. */
const EACH_MS = 150
/** The same card held into the picture is one card. */
const SAME_CARD_MS = 4_000

/** Chromium's detector, where the system has one. Not in TypeScript's library. */
type Detector = { detect: (source: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats: () => Promise<readonly string[]>
}
const isDetectorClass = (value: unknown): value is DetectorClass =>
  typeof value === 'function' && 'getSupportedFormats' in value

async function ownReader(): Promise<Reader | null> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (!isDetectorClass(found)) return null
  const formats = await found.getSupportedFormats().catch((): readonly string[] => [])
  if (!formats.includes('qr_code')) return null
  const detector = new found({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null
}

async function libraryReader(): Promise<Reader> {
  const { default: decode } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video) => {
    const { videoWidth: width, videoHeight: height } = video
    if (context === null || width === 0 || height === 0) return Promise.resolve(null)
    canvas.width = width
    canvas.height = height
    context.drawImage(video, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    return Promise.resolve(textIn(() => decode({ width, height, data })))
  }
}

/** A picture without a code is no fault. */
function textIn(decode: () => string): string | null {
  try {
    return decode()
  } catch {
    return null
  }
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'NotReadableError' ? 'missing' : 'failed'
}

export class Camera {
  readonly #onCode: (text: string) => void
  #stream: MediaStream | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = { text: '', at: 0 }
  state = $state.raw<CameraState>({ state: 'off' })

  constructor(onCode: (text: string) => void) {
    this.#onCode = onCode
  }

  /** False when it was switched off while it was starting. */
  get isRunning(): boolean {
    return this.#stream !== null
  }

  async start(video: HTMLVideoElement): Promise<void> {
    this.state = { state: 'starting' }
    // `mediaDevices` is there only where the page is secure, whatever the library says.
    if (!window.isSecureContext) {
      this.state = { state: 'failed', why: 'not-secure' }
      return
    }
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 } },
      })
      video.srcObject = this.#stream
      await video.play()
      const read = (await ownReader()) ?? (await libraryReader())
      if (!this.isRunning) return
      this.state = { state: 'on' }
      this.#watch(video, read)
    } catch (error) {
      this.stop()
      this.state = { state: 'failed', why: faultOf(error) }
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = null
    this.state = { state: 'off' }
  }

  #watch(video: HTMLVideoElement, read: Reader): void {
    this.#timer = setTimeout(() => {
      void read(video).then((text) => {
        if (this.#stream === null) return
        if (text !== null) this.#found(text)
        this.#watch(video, read)
      })
    }, EACH_MS)
  }

  #found(text: string): void {
    const now = Date.now()
    const isSame = text === this.#last.text && now - this.#last.at < SAME_CARD_MS
    this.#last = { text, at: now }
    if (!isSame) this.#onCode(text)
  }
}
