/** A sentence for every `why` of the wire: what happened, and what to do. A missing one is a type error. */
import type { Refusal } from '#protocol'
import { refusedForFault } from '#client/minutes-faults'
import { debateRefusals } from './debate-refusals.ts'
import { electionRefusals } from './election-refusals.ts'
import { ballots } from './ballots.ts'
import { formats } from './format.ts'
import { lateAdmission } from './late-admission.ts'
import { motionRefusals } from './motion-refusals.ts'

type About = Readonly<Record<string, string | number>>
type Sentences = { [Why in Refusal]: (about: About) => string }

/** The sentence of the set-up's fault that a refusal carries; null of one that is not known here. */
function setUpFault(faults: typeof ballots.de.faults, about: About): string | null {
  const [, sentence] = Object.entries(faults).find(([why]) => why === about['fault']) ?? []
  return sentence?.(about) ?? null
}

/** Why what was approved could not be done: the reason of the act itself. */
function sentenceOfWhy(sentences: Sentences, { why, ...about }: About): string {
  const [, sentence] = Object.entries(sentences).find(([key]) => key === why) ?? []
  return sentence?.(about) ?? ''
}

const de: Sentences = {
  ...motionRefusals.de,
  ...lateAdmission.de.refusals,
  'no-such-vote': () =>
    'Diese Abstimmung gibt es nicht mehr. Vielleicht hat eine andere Leitung sie verworfen.',
  'vote-not-open': () => 'Die Abstimmung ist nicht offen.',
  'not-on-register': () => 'Nicht im Stimmverzeichnis dieser Abstimmung.',
  'already-cast': () => 'Die Stimme ist schon abgegeben. Die erste gilt.',
  'wrong-marks': () => 'Der Stimmzettel passt nicht zu dieser Abstimmung. Er wurde nicht angenommen.',
  'key-missing': () => 'Zum Ändern dieser geheimen Stimme fehlt ihr Schlüssel. Die erste gilt.',
  'key-unknown': () =>
    'Ändern lässt sich diese Stimme nur dort, wo sie abgegeben wurde. Die abgegebene gilt weiter.',
  'cannot-work': (about) =>
    setUpFault(ballots.de.faults, about) ??
    'So kann die Abstimmung nicht gelingen. Bitte die Angaben prüfen.',
  'no-next-ballot': () => 'Es bleibt nichts offen, wofür ein weiterer Wahlgang nötig wäre.',
  'paper-votes-waiting': () =>
    'Es sind Stimmzettel eingegeben, die noch niemand bestätigt hat. Bestätigen Sie sie erst, oder ziehen Sie sie zurück.',
  'nothing-entered': () => 'Es sind keine Stimmzettel eingegeben; vielleicht hat sie jemand zurückgezogen.',
  'already-confirmed': () => 'Die Stimmzettel sind schon bestätigt.',
  'figures-changed': () => 'Die Zahlen wurden in diesem Augenblick geändert. Bitte noch einmal ansehen.',
  'same-person': () => 'Das muss eine zweite Person tun, mit einem Zugang auf ihren eigenen Namen.',
  'sums-wrong': () => 'Die Summen gehen nicht auf. Es wurde nichts übernommen.',
  'more-than-register': ({ papers = 0, left = 0 }) =>
    `${formats.de.number(Number(papers))} sind mehr, als aus dem Stimmverzeichnis noch fehlen: ${formats.de.number(Number(left))}. Es wurde nichts übernommen.`,
  'no-tie': () => 'Es gibt hier keinen Gleichstand (mehr).',
  'vote-secret': () => 'Diese Abstimmung ist geheim: Wer wie gestimmt hat, weiß niemand.',
  'proxies-off': () =>
    'Diese Versammlung kennt keine Vollmachten. Wie viele eine Person halten darf, lässt sich beim Tisch unter „Vollmachten“ einstellen.',
  'holder-not-entitled': ({ name = '' }) =>
    `${name} ist nicht stimmberechtigt. Vollmachten kann nur halten, wer selbst abstimmen darf.`,
  'proxy-chain': ({ name = '' }) =>
    `${name} hat schon eine Vollmacht gegeben oder hält welche. Vollmachten werden nicht weitergegeben.`,
  'proxies-full': ({ name = '', most = 0 }) =>
    `${name} hält schon so viele Vollmachten, wie eine Person darf: ${most}.`,
  'proxy-given': ({ name = '', to = '' }) =>
    `${name} hat die Vollmacht schon ${to} gegeben. Sie muss erst zurückgenommen werden.`,
  'proxies-not-by-phone': () => 'Vollmachten gibt es hier nur am Tisch.',
  'no-such-number': () => 'Diese Mitgliedsnummer gibt es nicht.',
  'no-proxy': ({ name = '' }) => `${name} hat keine Vollmacht gegeben (oder nicht mehr).`,
  'card-unknown': () =>
    'Diese Karte gilt nicht (mehr): Sie wurde ersetzt, entzogen oder gehört zu einer anderen Versammlung.',
  'not-present': ({ name = '' }) => `${name} ist nicht eingecheckt und kann daher nicht gegangen sein.`,
  'same-member': () => 'Niemand kann sich selbst vertreten.',
  'no-mandate': ({ name = '' }) => `${name} ist nicht stimmberechtigt und hat kein Mandat zu übergeben.`,
  'mandate-handed-on': ({ name = '', to = '' }) =>
    `Das Mandat von ${name} hat schon eine Ersatzperson: ${to}. Es wurde nichts geändert.`,
  'mandate-not-own': ({ name = '' }) =>
    `${name} stimmt selbst an Stelle einer anderen Person. Deren Mandat lässt sich nur zurücknehmen, nicht weitergeben.`,
  'has-mandate': ({ name = '' }) => `${name} hat ein eigenes Mandat und kann kein zweites übernehmen.`,
  'mandate-not-handed-on': ({ name = '' }) => `Das Mandat von ${name} ist bei niemand anderem (mehr).`,
  'on-open-register': ({ name = '', title = '' }) =>
    `${name} steht im Verzeichnis der offenen Abstimmung „${title}“. Das geht, wenn sie geschlossen ist.`,
  'no-such-item': () => 'Diesen Punkt gibt es nicht mehr. Vielleicht hat ihn eine andere Leitung gelöscht.',
  'too-deep': () => 'Die Tagesordnung hat höchstens drei Ebenen.',
  'agenda-full': ({ most = 1_000 }) =>
    `Mehr als ${formats.de.number(Number(most))} Punkte hat keine Tagesordnung. Es wurde nichts hinzugefügt.`,
  'item-changed': ({ title = '' }) =>
    `Eine andere Leitung hat diesen Punkt gerade geändert: „${title}“. Ihre Änderung wurde nicht übernommen.`,
  'inside-itself': () => 'Ein Punkt kann nicht unter sich selbst stehen.',
  'item-begun': ({ title = '' }) =>
    `„${title}“ wurde schon aufgerufen. Was behandelt wurde, bleibt auf der Tagesordnung.`,
  'another-item-begun': ({ title = '' }) =>
    title === ''
      ? 'Eine andere Leitung hat den Punkt, der aufgerufen war, gerade beendet. Bitte noch einmal ansehen.'
      : `Eine andere Leitung hat gerade „${title}“ aufgerufen. Es wurde nichts geändert.`,
  'notes-full': ({ most = 1_000 }) =>
    `Mehr als ${formats.de.number(Number(most))} Anmerkungen hat kein Protokoll. Es wurde nichts hinzugefügt.`,
  'no-such-note': () => 'Diese Anmerkung gibt es nicht mehr. Vielleicht hat sie jemand gelöscht.',
  'note-changed': ({ by = '' }) =>
    `${by === '' ? 'Jemand' : by} hat diese Anmerkung gerade geändert. Ihre Änderung wurde nicht übernommen; bitte noch einmal ansehen.`,
  'minutes-failed': () => 'Das Protokoll ließ sich nicht schreiben. Bitte noch einmal versuchen.',
  'no-such-version': () => 'Diese Fassung des Protokolls gibt es nicht.',
  'minutes-outdated': () =>
    'Seit der Ansicht ist etwas geschehen. Es wurde nichts abgeschlossen; bitte den Entwurf neu ansehen.',
  'does-not-add-up': (about) => {
    const { votes = 1 } = about
    const first = refusedForFault(about, 'de')
    return Number(votes) === 1
      ? `Nicht abgeschlossen. ${first}`
      : `Nicht abgeschlossen: ${formats.de.number(Number(votes))} Abstimmungen stehen entgegen, sie stehen über dem Entwurf. ${first}`
  },
  'item-not-on': ({ title = '' }) => `„${title}“ ist nicht (mehr) aufgerufen.`,
  'no-such-projector': () => 'Diesen Projektor gibt es nicht (mehr).',
  'no-such-entry': () =>
    'Das steht nicht mehr in der Warteschlange. Vielleicht hat es eine andere Leitung gerade gezeigt oder entfernt.',
  'no-wireless': () => 'Es ist kein WLAN eingetragen.',
  'queue-full': ({ most = 50 }) =>
    `In der Warteschlange stehen schon ${formats.de.number(Number(most))}. Bitte erst etwas zeigen oder entfernen.`,
  'second-person-asked': ({ by = '' }) =>
    `Noch nicht geschehen: Das braucht eine zweite Person. Die anderen Konsolen sind gefragt (Antrag von ${String(by)}).`,
  'right-is-fixed': () =>
    'Dieses Recht liegt fest: Jedes Amt darf ansehen, die Leitung behält die Einstellungen, die Beobachtung ändert nichts.',
  'no-such-account': () => 'Diesen Zugang gibt es nicht.',
  'account-revoked': ({ name = '' }) => `Der Zugang von „${String(name)}“ ist schon gesperrt.`,
  'no-such-approval': () => 'Darum hat niemand gebeten.',
  'approval-over': ({ by = '' }) =>
    `Das ist schon entschieden: ${String(by)} war in diesem Augenblick schneller.`,
  'not-yours': () => 'Darum hat jemand anders gebeten. Sie können es ablehnen, nicht zurückziehen.',
  overtaken: (about) =>
    `Es ging nicht mehr, denn der Stand ist inzwischen ein anderer. ${sentenceOfWhy(de, about)}`.trim(),
  ...debateRefusals.de,
  ...electionRefusals.de,
  'no-quorum-rule': () => 'Für diese Versammlung ist keine Beschlussfähigkeit festgelegt.',
  'call-on': ({ purpose = '' }) =>
    purpose === 'trial'
      ? 'Die Probeabstimmung läuft gerade. Beenden Sie sie zuerst.'
      : 'Die Zählung der Anwesenden läuft gerade. Beenden Sie sie zuerst.',
  'no-such-call': () => 'Diese Zählung oder Probe ist schon vorbei.',
  'not-called': () => 'Gefragt sind nur Stimmberechtigte.',
  'quorum-not-found': ({ gate = '' }) =>
    gate === 'block'
      ? 'Die Beschlussfähigkeit ist noch nicht festgestellt. Ohne sie lässt sich keine Abstimmung öffnen.'
      : 'Die Beschlussfähigkeit ist noch nicht festgestellt.',
  'not-quorate': ({ gate = '', present = 0, needed = 0, at = 0 }) =>
    `Die Versammlung ist nicht beschlussfähig: Um ${formats.de.time(Number(at))} Uhr waren ${formats.de.number(Number(present))} anwesend, nötig sind ${formats.de.number(Number(needed))}.${gate === 'block' ? ' So lässt sich keine Abstimmung öffnen.' : ''}`,
  'trial-missing': ({ gate = '' }) =>
    gate === 'block'
      ? 'Vor der ersten Abstimmung steht eine Probeabstimmung. Es gab noch keine.'
      : 'Es gab noch keine Probeabstimmung.',
  'self-check-in-off': () => 'Selbst einchecken ist ausgeschaltet.',
  'no-such-member': () => 'Dieses Mitglied steht nicht im Verzeichnis.',
  'file-too-large': (about) =>
    typeof about['largest'] === 'number'
      ? `Die Datei ist zu groß. Es gehen höchstens ${formats.de.bytes(about['largest'])}.`
      : 'Die Datei ist zu groß für eine Mitgliederliste.',
  'no-such-upload': () => 'Die hochgeladene Datei liegt nicht mehr bereit. Bitte noch einmal wählen.',
  'unreadable-file': () =>
    'Diese Datei lässt sich nicht als Liste lesen. Es gehen CSV (mit Komma, Semikolon oder Tabulator) und XLSX.',
  'preview-stale': () =>
    'Das Verzeichnis hat sich seit der Vorschau geändert. Hier ist die Vorschau von jetzt; bitte noch einmal ansehen.',
  'has-faults': () => 'Die Liste hat Fehler. Es wurde nichts übernommen.',
  'nothing-to-import': () => 'In der Liste steht nichts, was zu übernehmen wäre.',
  'nobody-to-issue': () => 'Alle haben schon einen Zugang. Es wurde keiner ausgestellt.',
  'no-access': () => 'Dieses Mitglied hat keinen Zugang.',
  'vote-not-prepared': () => 'Das geht nur, solange die Abstimmung vorbereitet und noch nicht geöffnet ist.',
  'another-vote-open': (about) =>
    about['title'] === undefined
      ? 'Es ist schon eine Abstimmung offen. Erst diese schließen.'
      : `Es ist schon eine Abstimmung offen: „${about['title']}“. Erst diese schließen.`,
  'register-empty': () => 'Niemand dürfte abstimmen: Das Stimmverzeichnis wäre leer. Ist jemand eingecheckt?',
  'no-duration': () => 'Diese Abstimmung hat keine Zeitgrenze, die zu verlängern wäre.',
  'vote-not-closed': () => 'Veröffentlichen geht erst, wenn die Abstimmung geschlossen ist, und nur einmal.',
  'vote-not-annullable': () => 'Diese Abstimmung lässt sich nicht (mehr) für ungültig erklären.',
  'order-not-drawn': () => 'Die Reihenfolge wird erst beim Öffnen gelost; danach gibt es die Stimmzettel.',
  'vote-not-on-paper': () =>
    'Diese Abstimmung wurde nicht auf Papier fortgesetzt, oder sie ist schon ausgezählt.',
  'vote-not-published': () => 'Das geht erst, wenn das Ergebnis veröffentlicht ist.',
  'not-at-host': () => 'Das geht nur auf dem Rechner, auf dem der Host läuft.',
  'place-missing': () =>
    'Diesen Ordner gibt es nicht. Bitte den ganzen Pfad angeben; ist der Datenträger angeschlossen?',
  'not-a-second-place': () =>
    'In diesem Ordner liegt die Datei selbst. Bitte einen auf einem anderen Datenträger wählen.',
  'backup-failed': () =>
    'Die Sicherung ist nicht gelungen. Ist auf dem Datenträger Platz? Die laufende Datei ist unberührt.',
  'rehearsal-running': () => 'Es läuft schon eine Probe. Alle Konsolen sehen, wie weit sie ist.',
  'vote-open': (about) =>
    `${about['title'] === undefined ? 'Eine Abstimmung ist offen.' : `Die Abstimmung „${about['title']}“ ist offen.`} Eine Probe braucht den ganzen Rechner, und die echte Abstimmung geht vor. Erst diese schließen.`,
  'no-rehearsal': () => 'Die Probe ist schon zu Ende.',
  'rehearsal-not-here': () =>
    'Dieser Host kann seine Kopie keinem anderen Rechner öffnen: Er spricht https oder hört nur auf diesen Rechner.',
  'rehearsal-failed': () => 'Die Probe ließ sich nicht vorbereiten. Ist auf dem Datenträger Platz?',
  'not-allowed': () => 'Das darf dieser Zugang nicht.',
  malformed: () => 'Der Host hat die Anfrage nicht verstanden. Diese Seite neu laden.',
  'not-saved': () =>
    'Der Host kann gerade nicht speichern. Es ist nichts geschehen; bitte noch einmal versuchen.',
  busy: () => 'Der Host ist gerade ausgelastet. Es ist nichts geschehen; gleich noch einmal versuchen.',
  'unknown-code': () => 'Diesen Code gibt es nicht oder nicht mehr.',
  'mistyped-code': () => 'Im Code ist ein Tippfehler.',
  'unknown-link': () => 'Dieser Link gilt nicht oder nicht mehr.',
  'unknown-invitation': () =>
    'Dieser Link wurde schon benutzt oder gilt nicht mehr. Jeder Link öffnet genau eine Konsole; bitte einen neuen erbitten.',
  'unknown-session': () => 'Diese Anmeldung gilt nicht mehr. Bitte mit einem neuen Link anmelden.',
  'too-many-attempts': () => 'Zu viele falsche Versuche. Bitte eine Minute warten.',
  'wrong-protocol': () => 'Diese Seite ist von einer anderen Version als der Host. Bitte neu laden.',
}

const en: Sentences = {
  ...motionRefusals.en,
  ...lateAdmission.en.refusals,
  'no-such-vote': () => 'This vote is no longer there. Another chair may have discarded it.',
  'vote-not-open': () => 'The vote is not open.',
  'not-on-register': () => 'Not on the register of this vote.',
  'already-cast': () => 'The ballot has been cast already. The first one stands.',
  'wrong-marks': () => 'The ballot does not fit this vote. It was not taken.',
  'key-missing': () => 'To change this secret ballot its key is missing. The first one stands.',
  'key-unknown': () => 'This ballot can be changed only where it was cast. What was cast still stands.',
  'cannot-work': (about) =>
    setUpFault(ballots.en.faults, about) ?? 'The vote cannot work like this. Please check what was entered.',
  'no-next-ballot': () => 'Nothing stays open for which another ballot would be needed.',
  'paper-votes-waiting': () =>
    'Ballot papers are entered and nobody has confirmed them yet. Confirm or withdraw them first.',
  'nothing-entered': () => 'No ballot papers are entered; somebody may have withdrawn them.',
  'already-confirmed': () => 'The ballot papers are confirmed already.',
  'figures-changed': () => 'The figures were changed at this very moment. Please look again.',
  'same-person': () => 'A second person must do that, with an access in their own name.',
  'sums-wrong': () => 'The sums do not add up. Nothing was taken over.',
  'more-than-register': ({ papers = 0, left = 0 }) =>
    `${formats.en.number(Number(papers))} are more than are still missing of the register: ${formats.en.number(Number(left))}. Nothing was taken over.`,
  'no-tie': () => 'There is no tie here (any more).',
  'vote-secret': () => 'This vote is secret: nobody knows who voted what.',
  'proxies-off': () =>
    'This convention has no proxies. How many one person may hold is set at the desk, under “Proxies”.',
  'holder-not-entitled': ({ name = '' }) =>
    `${name} is not entitled to vote. Only who may vote can hold a proxy.`,
  'proxy-chain': ({ name = '' }) =>
    `${name} has given a proxy away or holds one already. Proxies go no further.`,
  'proxies-full': ({ name = '', most = 0 }) => `${name} holds as many proxies as one person may: ${most}.`,
  'proxy-given': ({ name = '', to = '' }) =>
    `${name} has given the proxy to ${to} already. It has to be taken back first.`,
  'proxies-not-by-phone': () => 'Proxies are given at the desk here.',
  'no-such-number': () => 'No member has this number.',
  'no-proxy': ({ name = '' }) => `${name} has given no proxy (any more).`,
  'card-unknown': () =>
    'This card does not hold (any more): it was replaced, revoked, or is of another convention.',
  'not-present': ({ name = '' }) => `${name} is not checked in, and so cannot have left.`,
  'same-member': () => 'Nobody can stand in for themselves.',
  'no-mandate': ({ name = '' }) => `${name} is not entitled to vote and has no mandate to hand on.`,
  'mandate-handed-on': ({ name = '', to = '' }) =>
    `The mandate of ${name} is with a substitute already: ${to}. Nothing was changed.`,
  'mandate-not-own': ({ name = '' }) =>
    `${name} votes in the place of somebody else. That mandate can be taken back, not handed on.`,
  'has-mandate': ({ name = '' }) => `${name} has a mandate already and cannot take over a second one.`,
  'mandate-not-handed-on': ({ name = '' }) => `The mandate of ${name} is with nobody else (any more).`,
  'on-open-register': ({ name = '', title = '' }) =>
    `${name} stands on the register of the open vote “${title}”. It can be done when that is closed.`,
  'no-such-item': () => 'This item is no longer there. Another chair may have deleted it.',
  'too-deep': () => 'The agenda has three levels at most.',
  'agenda-full': ({ most = 1_000 }) =>
    `No agenda has more than ${formats.en.number(Number(most))} items. Nothing was added.`,
  'item-changed': ({ title = '' }) =>
    `Another chair has just changed this item: “${title}”. Your change was not taken over.`,
  'inside-itself': () => 'An item cannot stand below itself.',
  'item-begun': ({ title = '' }) =>
    `“${title}” was called up already. What was dealt with stays on the agenda.`,
  'another-item-begun': ({ title = '' }) =>
    title === ''
      ? 'Another chair has just ended the item that was on. Please look again.'
      : `Another chair has just called up “${title}”. Nothing was changed.`,
  'notes-full': ({ most = 1_000 }) =>
    `Minutes have no more than ${formats.en.number(Number(most))} notes. Nothing was added.`,
  'no-such-note': () => 'This note is gone. Somebody may have deleted it.',
  'note-changed': ({ by = '' }) =>
    `${by === '' ? 'Somebody' : by} has just changed this note. Your change was not made; please look again.`,
  'minutes-failed': () => 'The minutes could not be written. Please try again.',
  'no-such-version': () => 'There is no such version of the minutes.',
  'minutes-outdated': () =>
    'Something has happened since you looked. Nothing was made final; please look at the draft again.',
  'does-not-add-up': (about) => {
    const { votes = 1 } = about
    const first = refusedForFault(about, 'en')
    return Number(votes) === 1
      ? `Not made final. ${first}`
      : `Not made final: ${formats.en.number(Number(votes))} votes stand in the way, listed above the draft. ${first}`
  },
  'item-not-on': ({ title = '' }) => `“${title}” is not on (any more).`,
  'no-such-projector': () => 'There is no such projector (any more).',
  'no-such-entry': () =>
    'This is no longer in the queue. Perhaps another chair has just shown or removed it.',
  'no-wireless': () => 'No Wi-Fi has been entered.',
  'queue-full': ({ most = 50 }) =>
    `There are ${formats.en.number(Number(most))} in the queue already. Please show or remove some first.`,
  'second-person-asked': ({ by = '' }) =>
    `Not done yet: this needs a second person. The other consoles are asked (request of ${String(by)}).`,
  'right-is-fixed': () =>
    'This right is fixed: every office may look, the chair keeps the settings, an observer changes nothing.',
  'no-such-account': () => 'There is no such account.',
  'account-revoked': ({ name = '' }) => `The account of “${String(name)}” is revoked already.`,
  'no-such-approval': () => 'Nobody asked for that.',
  'approval-over': ({ by = '' }) => `That is decided already: ${String(by)} was faster by a moment.`,
  'not-yours': () => 'Somebody else asked for that. You can refuse it, not withdraw it.',
  overtaken: (about) =>
    `It could not be done any more: the state has changed in the meantime. ${sentenceOfWhy(en, about)}`.trim(),
  ...debateRefusals.en,
  ...electionRefusals.en,
  'no-quorum-rule': () => 'This convention asks for no quorum.',
  'call-on': ({ purpose = '' }) =>
    purpose === 'trial'
      ? 'The trial vote is on. End it first.'
      : 'Those present are being counted. End the count first.',
  'no-such-call': () => 'This count or trial is over already.',
  'not-called': () => 'Only entitled members are asked.',
  'quorum-not-found': ({ gate = '' }) =>
    gate === 'block'
      ? 'The quorum was not found yet. No vote can be opened without it.'
      : 'The quorum was not found yet.',
  'not-quorate': ({ gate = '', present = 0, needed = 0, at = 0 }) =>
    `The assembly is not quorate: at ${formats.en.time(Number(at))} ${formats.en.number(Number(present))} were present, ${formats.en.number(Number(needed))} are needed.${gate === 'block' ? ' No vote can be opened like this.' : ''}`,
  'trial-missing': ({ gate = '' }) =>
    gate === 'block'
      ? 'A trial vote comes before the first vote. There was none yet.'
      : 'There was no trial vote yet.',
  'self-check-in-off': () => 'Checking in oneself is switched off.',
  'no-such-member': () => 'This member is not on the list.',
  'file-too-large': (about) =>
    typeof about['largest'] === 'number'
      ? `The file is too large. The limit is ${formats.en.bytes(about['largest'])}.`
      : 'The file is too large for a member list.',
  'no-such-upload': () => 'The uploaded file is no longer at hand. Please choose it again.',
  'unreadable-file': () =>
    'This file cannot be read as a list. CSV (with commas, semicolons or tabs) and XLSX will do.',
  'preview-stale': () =>
    'The member list changed since this preview. Here is the preview as of now; please look again.',
  'has-faults': () => 'The list has faults. Nothing was imported.',
  'nothing-to-import': () => 'There is nothing in the list to import.',
  'nobody-to-issue': () => 'Everybody has access already. None was issued.',
  'no-access': () => 'This member has no access.',
  'vote-not-prepared': () => 'That is possible only while the vote is prepared and has not been opened.',
  'another-vote-open': (about) =>
    about['title'] === undefined
      ? 'A vote is open already. Close it first.'
      : `A vote is open already: “${about['title']}”. Close it first.`,
  'register-empty': () => 'Nobody could vote: the register would be empty. Is anybody checked in?',
  'no-duration': () => 'This vote has no time limit to extend.',
  'vote-not-closed': () => 'A vote can be published once, and only after it is closed.',
  'vote-not-annullable': () => 'This vote cannot be annulled (any more).',
  'order-not-drawn': () => 'The order is drawn when the vote opens; then there are ballot papers.',
  'vote-not-on-paper': () => 'This vote was not moved to paper, or its papers are counted already.',
  'vote-not-published': () => 'That is possible only after the result is published.',
  'not-at-host': () => 'That works only on the computer that the host runs on.',
  'place-missing': () => 'This folder does not exist. Please give its whole path; is the drive connected?',
  'not-a-second-place': () => 'The file itself lies in this folder. Please choose one on another drive.',
  'backup-failed': () =>
    'The backup did not succeed. Is there room on the disk? The running file is untouched.',
  'rehearsal-running': () => 'A rehearsal is running already. All consoles see how far it is.',
  'vote-open': (about) =>
    `${about['title'] === undefined ? 'A vote is open.' : `The vote “${about['title']}” is open.`} A rehearsal needs the whole computer, and the real vote comes first. Close it before you rehearse.`,
  'no-rehearsal': () => 'The rehearsal is over already.',
  'rehearsal-not-here': () =>
    'This host cannot open its copy to another computer: it speaks https, or listens to this computer only.',
  'rehearsal-failed': () => 'The rehearsal could not be prepared. Is there room on the disk?',
  'not-allowed': () => 'This access does not allow that.',
  malformed: () => 'The host did not understand the request. Reload this page.',
  'not-saved': () => 'The host cannot save right now. Nothing happened; please try again.',
  busy: () => 'The host is busy right now. Nothing happened; try again in a moment.',
  'unknown-code': () => 'This code does not exist, or not any more.',
  'mistyped-code': () => 'There is a typing mistake in the code.',
  'unknown-link': () => 'This link is not valid, or not any more.',
  'unknown-invitation': () =>
    'This link was used already or is no longer valid. Each link opens exactly one console; please ask for a new one.',
  'unknown-session': () => 'This sign-in is no longer valid. Please sign in with a new link.',
  'too-many-attempts': () => 'Too many wrong attempts. Please wait a minute.',
  'wrong-protocol': () => 'This page is of another version than the host. Please reload.',
}

export const refusals = { de, en }
