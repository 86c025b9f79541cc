import { parseAst } from 'vitest/node'

/** Where the modules of server/src stand in an unminified bundle of esbuild, by the comments that it writes above them. */
function productRanges(code) {
  const heads = [...code.matchAll(/^ *\/\/ (\S+\.(?:ts|mjs|js|cjs|json))$/gm)]
  return heads.flatMap(({ 1: path, index }, i) =>
    path.startsWith('server/src/') ? [[index, heads[i + 1]?.index ?? code.length]] : [],
  )
}

/**
 * The bundle with a counter in every branch of the product's own code: `globalThis.tenderlintHits` is a Uint8Array with one place for
 * each. Done here and not by V8's coverage, since asking for that takes longer than reading most inputs.
 */
export function instrument(code) {
  const ranges = productRanges(code)
  const ours = (at) => ranges.some(([from, to]) => at >= from && at < to)
  const edits = []
  let count = 0
  const statement = (at) => edits.push([at, `tenderlintHit(${count++});`])
  const expression = ({ start, end }) => {
    edits.push([start, `(tenderlintHit(${count++}),`], [end, ')'])
  }
  const branch = (node) => {
    if (!node) return
    if (node.type === 'BlockStatement') statement(node.start + 1)
    else {
      edits.push([node.start, `{tenderlintHit(${count++});`], [node.end, '}'])
    }
  }
  const visitors = {
    FunctionDeclaration: ({ body }) => statement(body.start + 1),
    FunctionExpression: ({ body }) => statement(body.start + 1),
    ArrowFunctionExpression: ({ body }) =>
      body.type === 'BlockStatement' ? statement(body.start + 1) : isPlain(body) && expression(body),
    IfStatement: ({ consequent, alternate }) => {
      branch(consequent)
      if (alternate?.type !== 'IfStatement') branch(alternate)
    },
    ForStatement: ({ body }) => branch(body),
    ForOfStatement: ({ body }) => branch(body),
    WhileStatement: ({ body }) => branch(body),
    ConditionalExpression: ({ consequent, alternate }) => {
      expression(consequent)
      expression(alternate)
    },
    LogicalExpression: ({ right }) => expression(right),
  }
  // an object behind an arrow stands in brackets already, which belong to no node
  const isPlain = ({ type }) => type !== 'ObjectExpression' && type !== 'SequenceExpression'
  const walk = (node) => {
    if (ours(node.start)) visitors[node.type]?.(node)
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) for (const one of value) one?.type && walk(one)
      else if (value?.type) walk(value)
    }
  }
  for (const node of parseAst(code).body) walk(node)
  // what ends at a place goes before what begins there, and what begins inside after what begins around
  const ordered = edits.map(([at, text], i) => ({ at, text, i, ends: text === ')' || text === '}' }))
  ordered.sort((a, b) => a.at - b.at || Number(b.ends) - Number(a.ends) || a.i - b.i)
  const parts = []
  let last = 0
  for (const { at, text } of ordered) {
    parts.push(code.slice(last, at), text)
    last = at
  }
  parts.push(code.slice(last))
  const head = `const tenderlintHits = (globalThis.tenderlintHits = new Uint8Array(${count}));function tenderlintHit(at) { if (tenderlintHits[at] < 255) tenderlintHits[at]++ }\n`
  return { code: head + parts.join(''), count }
}
