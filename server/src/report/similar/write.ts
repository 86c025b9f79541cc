/** The writers of `similar`, built into a file of their own. */
export { similarHtml } from './html.ts'
export { similarStylish } from './stylish.ts'
