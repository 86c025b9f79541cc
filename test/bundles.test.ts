import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAst } from 'vitest/node'

/** Any node of a syntax tree. */
interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'

function children(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode)
}

/** Functions that are declared right inside a function or a program. */
function declaredIn(node: Node): string[] {
  const body = node.type === 'Program' ? node : (node.body as Node | undefined)
  const statements = (body?.body as unknown[] | undefined)?.filter?.(isNode) ?? []
  return statements.flatMap(({ type, id }) => (type === 'FunctionDeclaration' ? [(id as { name: string }).name] : []))
}

const globals = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'WebTransport', 'RTCPeerConnection'])
const roots = new Set(['globalThis', 'window', 'self', 'global', 'navigator'])

/** Modules that a program asks for by name, and the ways to the network that it calls without having made them itself. */
function asked(code: string): { modules: string[]; network: string[] } {
  const modules = new Set<string>()
  const network: string[] = []
  const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' ? String(node.name) : '')
  const literal = (node: unknown): void => {
    if (isNode(node) && typeof node.value === 'string') modules.add(node.value.replace(/^node:/, ''))
  }
  const visit = (node: Node, own: readonly string[]): void => {
    const inside = /Function|Program/.test(node.type) ? [...own, ...declaredIn(node)] : own
    if (node.type === 'ImportDeclaration' || node.type === 'ImportExpression' || node.type === 'ExportNamedDeclaration')
      literal(node.source)
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const { callee } = node as unknown as { callee: Node }
      const name = nameOf(callee)
      if (/require/i.test(name)) literal((node.arguments as unknown[])[0])
      if (globals.has(name) && !own.includes(name)) network.push(name)
      if (callee.type === 'MemberExpression') {
        const property = nameOf(callee.property)
        if (property === 'getBuiltinModule') literal((node.arguments as unknown[])[0])
        if (property === 'sendBeacon' || property === 'binding') network.push(property)
        if (globals.has(property) && roots.has(nameOf(callee.object))) network.push(property)
      }
    }
    for (const child of children(node)) visit(child, inside)
  }
  visit(parseAst(code.replace(/^#!.*/, '')) as unknown as Node, [])
  return { modules: [...modules].sort(), network }
}

describe('the search for ways to the network', () => {
  it.each([
    ["import net from 'node:net'", ['net'], []],
    ["const a = require('http')", ['http'], []],
    ["import('tls')", ['tls'], []],
    ["process.getBuiltinModule('net')", ['net'], []],
    ["fetch('x')", [], ['fetch']],
    ['new WebSocket(a)', [], ['WebSocket']],
    ['globalThis.fetch(a)', [], ['fetch']],
    ['navigator.sendBeacon(a)', [], ['sendBeacon']],
    ['function a() { function fetch() {} ; return () => fetch() }', [], []],
    ['function a() { function fetch() {} } ; fetch()', [], ['fetch']],
    ['boss.fetch(1)', [], []],
  ])('%s', (code, modules, network) => expect(asked(code)).toEqual({ modules, network }))
})

/** Modules of Node that open sockets, or start what could. */
const forbidden = /^(?:net|https?|http2|tls|dgram|dns|dns\/promises|inspector|cluster|child_process|undici)$/
/** The extension starts the bundled program, and nothing else: language-client.cjs the server, program-on-demand.cjs the commands. */
const starts: Readonly<Record<string, string>> = {
  'language-client.cjs': 'child_process',
  'program-on-demand.cjs': 'child_process',
}

const files = existsSync('dist') ? readdirSync('dist').filter((name) => /\.c?js$/.test(name)) : []

it('there are bundles to look at', () =>
  expect(files).toEqual(expect.arrayContaining(['cli.js', 'server.js', 'pdf.js'])))

describe.each(files)('dist/%s', (name) => {
  const { modules, network } = asked(readFileSync(`dist/${name}`, 'utf8'))

  it('asks for no module that opens a socket', () => {
    expect(modules.filter((module) => forbidden.test(module) && module !== starts[name])).toEqual([])
  })

  it('calls nothing that sends a request', () => expect(network).toEqual([]))
})
