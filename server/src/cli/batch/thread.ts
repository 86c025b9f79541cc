import { loadProgram } from '../launch.ts'

await loadProgram(import.meta.url).program.work()
