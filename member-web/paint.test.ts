import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { h, paint } from './paint.ts'
import type { View } from './paint.ts'

/** As much of a document as paint.ts touches; that a browser's behaves so too is seen in the stories of e2e. */
class FakeNode {
  parent: FakeElement | null = null

  remove(): void {
    if (this.parent === null) return
    this.parent.childNodes = this.parent.childNodes.filter((child) => child !== this)
    this.parent = null
  }

  replaceWith(other: FakeNode): void {
    const siblings = this.parent?.childNodes ?? []
    other.parent = this.parent
    siblings[siblings.indexOf(this)] = other
    this.parent = null
  }
}

class FakeText extends FakeNode {
  #data: string
  writes = 0

  constructor(data: string) {
    super()
    this.#data = data
  }

  get data(): string {
    return this.#data
  }

  set data(text: string) {
    this.writes++
    this.#data = text
  }
}

class FakeElement extends FakeNode {
  readonly tag: string
  readonly attributes = new Map<string, string>()
  readonly listeners: [string, (event: object) => void][] = []
  readonly styles = new Map<string, string | null>()
  readonly style = { setProperty: (name: string, value: string | null) => this.styles.set(name, value) }
  childNodes: FakeNode[] = []
  attributeWrites = 0
  value = ''
  checked = false

  constructor(tag: string) {
    super()
    this.tag = tag
  }

  get lastChild(): FakeNode | null {
    return this.childNodes.at(-1) ?? null
  }

  append(child: FakeNode): void {
    child.parent = this
    this.childNodes.push(child)
  }

  getAttribute = (name: string) => this.attributes.get(name) ?? null
  setAttribute = (name: string, value: string) => {
    this.attributeWrites++
    this.attributes.set(name, value)
  }
  removeAttribute = (name: string) => void this.attributes.delete(name)
  addEventListener = (name: string, act: (event: object) => void) => void this.listeners.push([name, act])

  happens(name: string): void {
    for (const [event, act] of this.listeners) if (event === name) act({ type: name })
  }
}

class FakeInput extends FakeElement {}

const namespaces: string[] = []

beforeAll(() => {
  vi.stubGlobal('Text', FakeText)
  vi.stubGlobal('Element', FakeElement)
  vi.stubGlobal('HTMLElement', FakeElement)
  vi.stubGlobal('HTMLInputElement', FakeInput)
  vi.stubGlobal('document', {
    createElement: (tag: string) => (tag === 'input' ? new FakeInput(tag) : new FakeElement(tag)),
    createElementNS: (namespace: string, tag: string) => {
      namespaces.push(namespace)
      return new FakeElement(tag)
    },
  })
})

afterAll(() => vi.unstubAllGlobals())

let root: FakeElement
beforeEach(() => {
  root = new FakeElement('body')
})

const show = (...views: View[]) => {
  // @ts-expect-error -- the fake has what paint.ts needs of an Element, and no more
  paint(root, views)
}

const element = (...path: number[]): FakeElement => {
  let node: FakeNode = root
  for (const index of path) {
    const child: FakeNode | undefined = node instanceof FakeElement ? node.childNodes[index] : undefined
    if (child === undefined) throw new Error(`nothing at ${path.join()}`)
    node = child
  }
  if (!(node instanceof FakeElement)) throw new Error(`no element at ${path.join()}`)
  return node
}

const html = (node: FakeNode): string => {
  if (node instanceof FakeText) return node.data
  if (!(node instanceof FakeElement)) return ''
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${value}"`).join('')
  return `<${node.tag}${attributes}>${node.childNodes.map(html).join('')}</${node.tag}>`
}

test('paints what the view says, and then what the next one says', () => {
  show(h('p', { class: 'lead', id: 'one' }, 'Hello'), null, h('hr', {}))
  expect(html(root)).toBe('<body><p class="lead" id="one">Hello</p><hr></hr></body>')
  show(h('p', { class: 'quiet' }, 'Bye', h('b', {}, '!')))
  expect(html(root)).toBe('<body><p class="quiet">Bye<b>!</b></p></body>')
})

test('what is the same is not touched, so that nothing is read out twice', () => {
  const view = () => h('p', { class: 'lead' }, 'Hello')
  show(view())
  const paragraph = element(0)
  const text = paragraph.childNodes[0]
  const writes = paragraph.attributeWrites
  show(view())
  expect(element(0)).toBe(paragraph)
  expect(paragraph.childNodes[0]).toBe(text)
  expect(paragraph.attributeWrites).toBe(writes)
  expect(text instanceof FakeText && text.writes).toBe(0)
})

test('null holds a place: neighbours stay the elements they are', () => {
  show(null, h('input', { id: 'code' }))
  const input = element(1)
  show(h('p', {}, 'Notice'), h('input', { id: 'code' }))
  expect(element(1)).toBe(input)
  show(null, h('input', { id: 'code' }))
  expect(element(1)).toBe(input)
  expect(html(root)).toBe('<body><input id="code"></input></body>')
})

test('another key or tag is another element', () => {
  show(h('div', { key: 'ballot 3' }))
  const before = element(0)
  show(h('div', { key: 'ballot 4' }))
  expect(element(0)).not.toBe(before)
  show(h('section', { key: 'ballot 4' }))
  expect(element(0).tag).toBe('section')
})

test('an attribute that is false or gone is removed; true is the bare attribute', () => {
  show(h('button', { disabled: true, 'aria-label': 'Go' }))
  expect(html(root)).toBe('<body><button disabled="" aria-label="Go"></button></body>')
  show(h('button', { disabled: false }))
  expect(html(root)).toBe('<body><button></button></body>')
})

test('an event reaches the newest view, once', () => {
  const heard: string[] = []
  show(h('button', { on: { click: () => heard.push('old') } }))
  show(h('button', { on: { click: () => heard.push('new') } }))
  element(0).happens('click')
  expect(heard).toEqual(['new'])
  show(h('button', {}))
  element(0).happens('click')
  expect(heard).toEqual(['new'])
})

test('an input holds what it is told to hold, whatever was typed', () => {
  show(h('input', { value: 'K7QF', checked: true }))
  const input = element(0)
  expect([input.value, input.checked]).toEqual(['K7QF', true])
  input.value = 'k7qf2'
  input.checked = false
  show(h('input', { value: 'K7QF-2', checked: true }))
  expect([input.value, input.checked]).toEqual(['K7QF-2', true])
  expect(html(root)).toBe('<body><input></input></body>')
})

test('styles are set one by one; drawings are in their own namespace', () => {
  show(h('i', { style: { width: '40%' } }), h('svg', {}, h('path', { d: 'M0 0' })))
  expect([...element(0).styles]).toEqual([['width', '40%']])
  expect(namespaces).toEqual(['http://www.w3.org/2000/svg', 'http://www.w3.org/2000/svg'])
})
