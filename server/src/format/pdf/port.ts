import { PDFWorker } from 'unpdf/pdfjs'

/** The half of PDF.js that parses, as its bundle leaves it; it runs in the same thread. */
interface Parser {
  readonly WorkerMessageHandler: { initializeFromPort(port: InstanceType<typeof MessageChannel>['port1']): void }
}

/** The way between the two halves of PDF.js. */
export interface Port {
  readonly worker: PDFWorker
  /** Counts from 0 again: a page begins. */
  restart(): void
  close(): void
}

/** Messages of one page that are still taken, about a thousand operators each. */
const mostMessages = 1000

/**
 * Joins both halves by a channel of the platform. Its messages wait for their turn, so that a timer can stop a page that
 * would never end; the way that PDF.js takes by itself lets no timer run. `tooMany` is called once when a page has more
 * operators than any real one.
 */
export function openPort(tooMany: () => void): Port {
  const { port1, port2 } = new MessageChannel()
  const { pdfjsWorker } = globalThis as unknown as { pdfjsWorker: Parser }
  let count = 0
  port1.addEventListener('message', () => {
    count++
    if (count === mostMessages) tooMany()
  })
  const worker = new PDFWorker({ port: port1, verbosity: 0 } as unknown as ConstructorParameters<typeof PDFWorker>[0])
  pdfjsWorker.WorkerMessageHandler.initializeFromPort(port2)
  port1.start()
  port2.start()
  return {
    worker,
    restart: () => {
      count = 0
    },
    close: () => {
      worker.destroy()
      port1.close()
      port2.close()
    },
  }
}
