/** Where windows go: the console where it was, the projector on the other screen. Pure: screens and rectangles in, rectangles out. */

import { isWhole, part } from './shape.ts'

/** In the system's coordinates over all screens; fits Electron's Rectangle. */
export type Bounds = { x: number; y: number; width: number; height: number }
/** Fits Electron's Display. */
export type Screen = { id: number; bounds: Bounds; workArea: Bounds; internal: boolean }

export const consoleSize = { width: 1440, height: 900 }
/** Below this the console's rail, list and drawer no longer stand beside each other. */
export const smallestConsole = { width: 960, height: 640 }
/** The projector's window when there is only one screen. */
const projectorSize = { width: 1280, height: 720 }

export function readBounds(value: unknown): Bounds | null {
  const [x, y] = [part(value, 'x'), part(value, 'y')]
  const [width, height] = [part(value, 'width'), part(value, 'height')]
  return isWhole(x) && isWhole(y) && isWhole(width) && isWhole(height) ? { x, y, width, height } : null
}

/** Where the console was, if a screen is still there; never larger than its screen, never with its title bar out of reach. */
export function placeConsole(remembered: Bounds | null, screens: readonly Screen[], primary: Screen): Bounds {
  if (remembered === null) return centred(consoleSize, primary.workArea)
  const [screen] = screens
    .map((each) => ({ area: each.workArea, shared: sharedArea(remembered, each.workArea) }))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared)
  return screen === undefined ? centred(remembered, primary.workArea) : fitted(remembered, screen.area)
}

export type ProjectorPlace = {
  display: 'second' | 'this'
  screen: number
  bounds: Bounds
  isFullScreen: boolean
}

/** On a screen the console is not on, rather a beamer than a laptop's own, else the largest; with one screen as a window. */
export function placeProjector(console: Bounds, screens: readonly Screen[], primary: Screen): ProjectorPlace {
  const own =
    screens.toSorted(
      (one, other) => sharedArea(console, other.bounds) - sharedArea(console, one.bounds),
    )[0] ?? primary
  const [other] = screens
    .filter((screen) => screen.id !== own.id)
    .toSorted(
      (one, two) => Number(one.internal) - Number(two.internal) || areaOf(two.bounds) - areaOf(one.bounds),
    )
  if (other === undefined) {
    return {
      display: 'this',
      screen: own.id,
      bounds: centred(projectorSize, own.workArea),
      isFullScreen: false,
    }
  }
  return { display: 'second', screen: other.id, bounds: other.bounds, isFullScreen: true }
}

function areaOf({ width, height }: Bounds): number {
  return width * height
}

function sharedArea(one: Bounds, other: Bounds): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}

function centred(size: { width: number; height: number }, area: Bounds): Bounds {
  const width = Math.min(size.width, area.width)
  const height = Math.min(size.height, area.height)
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  }
}

function fitted(bounds: Bounds, area: Bounds): Bounds {
  const width = Math.min(bounds.width, area.width)
  const height = Math.min(bounds.height, area.height)
  return {
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
    width,
    height,
  }
}
