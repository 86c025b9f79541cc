/** Entry of dist/server.web.js, which runs as a worker. */
import { type Port, startBrowserServer } from './server.ts'

startBrowserServer(globalThis as unknown as Port)
