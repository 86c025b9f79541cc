/** What `import … from 'tenderlint'` gives. The types stand in types/index.d.ts. */
export { remarkTenderlint } from './remark.ts'
