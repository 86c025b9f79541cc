/** Globals of the browser and of Node by which a library could reach the network: in the bundles they are undefined. */
export const noRequests = Object.fromEntries(
  ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => [name, 'undefined']),
)

/**
 * The protocol library can also speak over pipes and sockets, and the server's part of it looks for packages with npm. Nothing of
 * that is used: what stands for those modules in the bundles throws, so that no bundle asks for a module that opens a socket.
 */
export const noSockets = (...modules) => ({
  name: 'no-sockets',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^(?:node:)?(?:${modules.join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'no-sockets',
    }))
    onLoad({ filter: /.*/, namespace: 'no-sockets' }, ({ path }) => ({
      contents: `const refuse = () => { throw new Error('TenderLint does not use ${path}') }
        module.exports = { createServer: refuse, createConnection: refuse, connect: refuse, fork: refuse, spawn: refuse, spawnSync: refuse }`,
    }))
  },
})
