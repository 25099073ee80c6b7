/** A picture from the phone's camera or its files, made small before it leaves the phone, and its way to the host. */

import type { CandidateId } from '#protocol'
import type { Scene } from '../scene.ts'
import { electionWords } from './words.ts'

/** As large as the hall shows it; as JPEG some 60 kB. What cameras write beside the picture (where, when) is left behind. */
const [WIDTH, HEIGHT] = [480, 600]
const QUALITY = 0.85

/** The middle of it, as high or as wide as there is. Throws where it is no picture that this browser knows. */
const madeSmall = async (file: Blob): Promise<Blob | null> => {
  const picture = await createImageBitmap(file)
  const scale = Math.max(WIDTH / picture.width, HEIGHT / picture.height)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: WIDTH, height: HEIGHT })
  const [width, height] = [picture.width * scale, picture.height * scale]
  canvas.getContext('2d')?.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
}

/** Returns what to say: '' when it is there. `refused` says a refusal of the host in words. */
export const sendPicture = async (
  { member, language }: Scene,
  { candidate, file, refused }: { candidate: CandidateId; file: File; refused: (answer: Answer) => string },
): Promise<string> => {
  const its = electionWords[language]
  const picture = await madeSmall(file).catch(() => null)
  if (picture === null) return its.refusals['not-a-picture']
  const begun = await member.ask('begin-portrait', { candidate, bytes: picture.size })
  if (begun?.ok !== true) return refused(begun)
  try {
    const headers = { Authorization: `Bearer ${begun.ticket}` }
    const answer = await fetch('/files', { method: 'PUT', headers, body: picture })
    const said: unknown = answer.ok ? await answer.json() : null
    if (typeof said !== 'object' || said === null || !('upload' in said)) return its.lost
    return refused(await member.ask('set-own-portrait', { candidate, upload: String(said.upload) }))
  } catch {
    return its.lost
  }
}

type Answer = Awaited<ReturnType<Scene['member']['ask']>>
