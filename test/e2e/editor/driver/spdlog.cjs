// Stands in for VS Code's native logger, which npm has no build of: without one the extension host of older versions spins for ever.
const { appendFileSync, mkdirSync } = require('node:fs')
const { dirname } = require('node:path')

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical']

/** Writes each line at once; files of a test run need no rotation. */
function createLogger(_name, file) {
  let least = levels.indexOf('info')
  const nothing = () => {}
  const logger = {
    getLevel: () => least,
    setLevel(level) {
      least = level
    },
    setPattern: nothing,
    clearFormatters: nothing,
    flush: nothing,
    drop: nothing,
  }
  levels.forEach((name, level) => {
    logger[name] = (message) => {
      if (level >= least) appendFileSync(file, `${new Date().toISOString()} [${name}] ${message}\n`)
    }
  })
  mkdirSync(dirname(file), { recursive: true })
  return logger
}

// one by one: VS Code imports these names from an ES module
exports.version = 0
exports.setLevel = () => {}
exports.setFlushOn = () => {}
exports.createRotatingLogger = async (name, file) => createLogger(name, file)
exports.createAsyncRotatingLogger = async (name, file) => createLogger(name, file)
