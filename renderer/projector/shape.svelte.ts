/** Whether a picture is wide or nearly square, measured where it stands: what fits on a page depends on it. */
import type { Attachment } from 'svelte/attachments'
import type { Shape } from './pages.ts'

/** Between 4:3 and 16:9; the styles change at the same. */
const NARROW_UP_TO = 3 / 2

export class Measured {
  shape = $state<Shape>('wide')

  readonly attach: Attachment<HTMLElement> = (box) => {
    const measure = () => {
      this.shape = box.clientWidth <= box.clientHeight * NARROW_UP_TO ? 'narrow' : 'wide'
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }
}
