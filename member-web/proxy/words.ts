/** What a member reads of their own proxy. */
const de = {
  title: 'Meine Vollmacht',
  loading: 'Wird geholt …',
  failed: 'Keine Antwort vom Host.',
  again: 'Noch einmal',
  back: 'Zurück',
  text: 'Solange Sie nicht da sind, kann jemand anderes Ihre Stimme abgeben: ab der nächsten Abstimmung, bis Sie es zurücknehmen oder wieder da sind.',
  number: 'Mitgliedsnummer der Person, die für Sie abstimmt',
  give: 'Vollmacht geben',
  givenTo: (name: string, number: string) => `Ihre Vollmacht hat ${name} (${number}).`,
  revoke: 'Vollmacht zurücknehmen',
  youHold: 'Sie stimmen ab für:',
  states: {
    counts: 'zählt in der nächsten Abstimmung',
    'principal-here': 'ruht, solange die Person selbst da ist',
    'holder-away': 'ruht: die bevollmächtigte Person ist nicht da',
    'principal-not-entitled': 'ruht: nicht stimmberechtigt',
    'holder-not-entitled': 'ruht: die bevollmächtigte Person ist nicht stimmberechtigt',
  },
  why: {
    'no-such-number': 'Diese Mitgliedsnummer gibt es nicht.',
    'same-member': 'Das ist Ihre eigene Nummer.',
    'holder-not-entitled': 'Diese Person ist nicht stimmberechtigt.',
    'proxy-chain':
      'Diese Person hat ihre Vollmacht selbst gegeben, oder Sie halten eine. Vollmachten werden nicht weitergegeben.',
    'proxies-full': 'Diese Person hält schon so viele Vollmachten, wie erlaubt sind.',
    'proxy-given': 'Ihre Vollmacht hat schon jemand.',
    'on-open-register': 'Sie stehen im Verzeichnis der offenen Abstimmung. Danach geht es.',
    'proxies-not-by-phone': 'Vollmachten gibt es nur am Tisch.',
  },
  notDone: 'Das ging nicht. Bitte am Tisch fragen.',
}

type ProxyWords = typeof de

const en: ProxyWords = {
  title: 'My proxy',
  loading: 'Being fetched …',
  failed: 'No answer from the host.',
  again: 'Try again',
  back: 'Back',
  text: 'While you are away somebody else can cast your vote: from the next vote on, until you take it back or are here again.',
  number: 'Member number of the one who votes for you',
  give: 'Give the proxy',
  givenTo: (name, number) => `Your proxy is with ${name} (${number}).`,
  revoke: 'Take the proxy back',
  youHold: 'You vote for:',
  states: {
    counts: 'counts in the next vote',
    'principal-here': 'rests while they are here themselves',
    'holder-away': 'rests: the proxy is not here',
    'principal-not-entitled': 'rests: not entitled',
    'holder-not-entitled': 'rests: the proxy is not entitled',
  },
  why: {
    'no-such-number': 'No member has this number.',
    'same-member': 'That is your own number.',
    'holder-not-entitled': 'This person is not entitled to vote.',
    'proxy-chain': 'This person has given their proxy away, or you hold one. Proxies go no further.',
    'proxies-full': 'This person holds as many proxies as one may.',
    'proxy-given': 'Somebody has your proxy already.',
    'on-open-register': 'You are on the register of the open vote. It can be done after it.',
    'proxies-not-by-phone': 'Proxies are given at the desk.',
  },
  notDone: 'That did not work. Please ask at the desk.',
}

export const proxyWords = { de, en }
