/**
 * Brings a piece of the document to what a view says, touching only what differs, so that focus, caret and live regions stay.
 * A framework's runtime would take most of what the whole page may weigh. It knows nothing of voting.
 */

type Attribute = string | number | boolean | undefined
type AttributeName =
  | 'id'
  | 'class'
  | 'role'
  | 'lang'
  | 'tabindex'
  | 'for'
  | 'type'
  | 'name'
  | 'disabled'
  | 'placeholder'
  | 'scope'
  | 'autocapitalize'
  | 'autocomplete'
  | 'autocorrect'
  | 'spellcheck'
  | 'inputmode'
  | 'accept'
  | 'href'
  | 'download'
  | 'enterkeyhint'
  | 'src'
  | 'alt'
  | 'loading'
  | 'rows'
  | 'maxlength'
  | 'viewBox'
  | 'cx'
  | 'cy'
  | 'r'
  | 'd'
  | `aria-${string}`

export type Properties = {
  /** Another key is another element, however alike: focus and what is read out start anew. */
  key?: string
  /** Of inputs; they differ from the attributes of these names as soon as somebody types. */
  value?: string
  checked?: boolean
  on?: Readonly<Record<string, (event: Event) => void>>
  /** Set one by one, because a strict content security policy forbids the attribute. */
  style?: Readonly<Record<string, string>>
} & { [Name in AttributeName]?: Attribute }

type ViewElement = { tag: string; properties: Properties; children: readonly View[] }

/** null holds a place: what comes and goes must not move its neighbours. */
export type View = ViewElement | string | null

export const h = (tag: string, properties: Properties, ...children: readonly View[]): ViewElement => ({
  tag,
  properties,
  children,
})

const SVG_TAGS = new Set(['svg', 'path', 'circle'])
const NOT_ATTRIBUTES = new Set(['key', 'value', 'checked', 'on', 'style'])

/** What each element was painted as last. */
const painted = new WeakMap<Node, ViewElement>()

export const paint = (parent: Element, views: readonly View[]): void => {
  for (const [index, view] of views.entries()) {
    const node = parent.childNodes[index]
    if (node === undefined) parent.append(create(view))
    else if (!repaint(node, view)) node.replaceWith(create(view))
  }
  while (parent.childNodes.length > views.length) parent.lastChild?.remove()
}

const create = (view: View): Node => {
  if (view === null || typeof view === 'string') return new Text(view ?? '')
  const element = SVG_TAGS.has(view.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', view.tag)
    : document.createElement(view.tag)
  dress(element, { tag: view.tag, properties: {}, children: [] }, view)
  return element
}

/** Returns false when the node is another thing than the view. */
const repaint = (node: Node, view: View): boolean => {
  if (view === null || typeof view === 'string') {
    if (!(node instanceof Text)) return false
    const text = view ?? ''
    if (node.data !== text) node.data = text
    return true
  }
  const before = painted.get(node)
  if (before?.tag !== view.tag || before.properties.key !== view.properties.key) return false
  if (node instanceof Element) dress(node, before, view)
  return true
}

const dress = (element: Element, before: ViewElement, view: ViewElement): void => {
  painted.set(element, view)
  const { on = {}, style = {}, value, checked } = view.properties
  const attributes = new Map(Object.entries(view.properties))
  for (const name in { ...before.properties, ...view.properties }) {
    if (NOT_ATTRIBUTES.has(name)) continue
    const attribute = attributes.get(name) ?? false
    if (attribute === false) element.removeAttribute(name)
    else if (element.getAttribute(name) !== written(attribute)) element.setAttribute(name, written(attribute))
  }
  for (const event in on) {
    if (before.properties.on?.[event] !== undefined) continue
    element.addEventListener(event, (happened) => painted.get(element)?.properties.on?.[event]?.(happened))
  }
  if (element instanceof HTMLElement) {
    for (const name in style) element.style.setProperty(name, style[name] ?? null)
  }
  if (element instanceof HTMLInputElement) {
    if (value !== undefined && element.value !== value) element.value = value
    if (checked !== undefined) element.checked = checked
  }
  paint(element, view.children)
}

const written = (attribute: unknown): string => (attribute === true ? '' : String(attribute))
