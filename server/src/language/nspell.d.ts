/** The part of nspell that the project uses; the package brings no types. */
declare module 'nspell' {
  function nspell(affixes: string, words: string): { correct(word: string): boolean }
  export = nspell
}
