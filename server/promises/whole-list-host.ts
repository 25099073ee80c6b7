/**
 * The host with one fault built in, to show that fan-out would notice: at every coming and going it sends the whole state to
 * everybody, consoles the whole list. That is what the conventions' web app did.
 */
import { Hub, type Place } from '../live/hub.ts'

const places = new Set<Place>()

function kept(place: Place): Place {
  const leave = () => {
    places.delete(watched)
    place.leave()
  }
  const watched: Place = { leave, resync: () => place.resync() }
  places.add(watched)
  return watched
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- each is called below with the hub that it belongs to
const { joinMember, joinConsole, publish } = Hub.prototype

Hub.prototype.joinMember = function (...arrival) {
  return kept(joinMember.apply(this, arrival))
}
Hub.prototype.joinConsole = function (...arrival) {
  return kept(joinConsole.apply(this, arrival))
}
Hub.prototype.publish = function (changes) {
  publish.call(this, changes)
  if (changes.some(({ type }) => type === 'member-online' || type === 'member-offline'))
    for (const place of places) place.resync()
}

await import('../cli.ts')
