import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeConsole, placeProjector, readBounds, type Bounds, type Screen } from './placement.ts'

const laptop: Screen = {
  id: 1,
  internal: true,
  bounds: { x: 0, y: 0, width: 1440, height: 900 },
  workArea: { x: 0, y: 25, width: 1440, height: 875 },
}
const beamer: Screen = {
  id: 2,
  internal: false,
  bounds: { x: 1440, y: 0, width: 1280, height: 800 },
  workArea: { x: 1440, y: 0, width: 1280, height: 800 },
}
const wall: Screen = {
  id: 3,
  internal: false,
  bounds: { x: -1920, y: 0, width: 1920, height: 1080 },
  workArea: { x: -1920, y: 0, width: 1920, height: 1080 },
}
const onLaptop: Bounds = { x: 100, y: 100, width: 1200, height: 700 }

test('the first time the console fills the middle of the main screen', () => {
  expect(placeConsole(null, [laptop, beamer], laptop)).toEqual({ x: 0, y: 25, width: 1440, height: 875 })
})

test('then it is where it was', () => {
  expect(placeConsole(onLaptop, [laptop, beamer], laptop)).toEqual(onLaptop)
  const onBeamer = { ...onLaptop, x: 1460, width: 1000 }
  expect(placeConsole(onBeamer, [laptop, beamer], laptop)).toEqual(onBeamer)
})

test('when its screen is gone it comes to the main screen', () => {
  expect(placeConsole({ x: 1700, y: 50, width: 1000, height: 700 }, [laptop], laptop)).toEqual({
    x: 220,
    y: 112,
    width: 1000,
    height: 700,
  })
})

test('half off the screen it is pulled back in', () => {
  expect(placeConsole({ x: 1000, y: -300, width: 1000, height: 700 }, [laptop], laptop)).toEqual({
    x: 440,
    y: 25,
    width: 1000,
    height: 700,
  })
})

test('wherever it was, it is all on one screen', () => {
  const whole = fc.record({
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: -5000, max: 5000 }),
    width: fc.integer({ min: 1, max: 5000 }),
    height: fc.integer({ min: 1, max: 5000 }),
  })
  fc.assert(
    fc.property(whole, fc.subarray([laptop, beamer, wall], { minLength: 1 }), (remembered, screens) => {
      const { x, y, width, height } = placeConsole(remembered, screens, screens[0]!)
      return screens.some(
        ({ workArea: area }) =>
          x >= area.x &&
          y >= area.y &&
          x + width <= area.x + area.width &&
          y + height <= area.y + area.height,
      )
    }),
    { seed: 20261107 },
  )
})

test('the projector takes the screen that the console is not on', () => {
  expect(placeProjector(onLaptop, [laptop, beamer], laptop)).toEqual({
    display: 'second',
    screen: 2,
    bounds: beamer.bounds,
    isFullScreen: true,
  })
  expect(placeProjector({ ...onLaptop, x: 1500 }, [laptop, beamer], laptop)).toEqual({
    display: 'second',
    screen: 1,
    bounds: laptop.bounds,
    isFullScreen: true,
  })
})

test('of several it takes the largest that is not the laptop itself', () => {
  expect(placeProjector(onLaptop, [laptop, beamer, wall], laptop)).toMatchObject({ bounds: wall.bounds })
  expect(placeProjector({ ...onLaptop, x: 1500 }, [laptop, beamer, wall], laptop)).toMatchObject({
    bounds: wall.bounds,
  })
})

test('with one screen it is a window on it', () => {
  expect(placeProjector(onLaptop, [laptop], laptop)).toEqual({
    display: 'this',
    screen: 1,
    bounds: { x: 80, y: 102, width: 1280, height: 720 },
    isFullScreen: false,
  })
})

test('remembered bounds are four whole numbers or nothing', () => {
  expect(readBounds({ ...onLaptop, more: 1 })).toEqual(onLaptop)
  expect(readBounds({ ...onLaptop, x: 1.5 })).toBeNull()
  expect(readBounds({ x: 1, y: 2 })).toBeNull()
  expect(readBounds(null)).toBeNull()
})
