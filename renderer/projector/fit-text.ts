/**
 * Sets a text as large as its box allows, from a few fixed sizes so that a small change of the words does not make it jitter.
 * Works on the element's own box; knows nothing of what is written.
 */
import type { Attachment } from 'svelte/attachments'

/**
 * For a box of fixed size holding one element. What must not be wider than its own place in there is marked `data-fit`. `sizes` are percent of the stage's height, the largest first; the last is taken
 * when none fits, and only then words are divided and the element is marked `data-too-long`. Runs before the frame is painted, and again when the box changes its shape.
 */
export function fitText(text: string, sizes: readonly number[]): Attachment<HTMLElement> {
  return (box) => {
    const fit = () => {
      const inner = box.firstElementChild
      if (text === '' || !(inner instanceof HTMLElement)) return
      inner.style.overflowWrap = 'normal'
      inner.style.hyphens = 'manual'
      inner.removeAttribute('data-too-long')
      const places = [...inner.querySelectorAll('[data-fit]')]
      for (const size of sizes) {
        inner.style.fontSize = `${size}cqh`
        const fits = inner.scrollWidth <= box.clientWidth && inner.offsetHeight <= box.clientHeight
        if (fits && places.every((place) => place.scrollWidth <= place.clientWidth)) return
      }
      inner.style.overflowWrap = 'break-word'
      inner.style.hyphens = 'auto'
      inner.setAttribute('data-too-long', '')
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(box)
    return () => observer.disconnect()
  }
}
