/** For when the browser lets nothing be copied. */
export const copy = {
  de: { failed: 'Bitte von Hand kopieren' },
  en: { failed: 'Please copy by hand' },
}
