// What dist/server.js is: it loads the language server as launch.ts loads the program.
import { setFlagsFromString } from 'node:v8'
import { loadScript } from './launch.ts'

type Server = typeof import('../lsp/server.ts')

const { exports } = loadScript<Server>('server', import.meta.url)
// A long document that is opened first would have hundreds of functions optimised while it is checked, by threads that take as much
// processor time as the check and keep it waiting on a busy machine; with twice the patience half of that is never asked for.
setFlagsFromString('--interrupt-budget=264000')

export const startServer: Server['startServer'] = exports.startServer
