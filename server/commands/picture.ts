/** Whether uploaded bytes are a picture that browsers show, told by how they begin and not by their name. */
import type { PictureType } from '../store/portraits.ts'

/** A face of 600 by 800 points as JPEG; 150 of them are 30 MB in the file. */
export const LARGEST_PICTURE = 200_000

const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Null: none of the three. */
export function pictureType(bytes: Buffer): PictureType | null {
  const begins = (start: Buffer) => bytes.subarray(0, start.length).equals(start)
  if (begins(JPEG)) return 'image/jpeg'
  if (begins(PNG)) return 'image/png'
  const isWebp =
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP'
  return isWebp ? 'image/webp' : null
}
