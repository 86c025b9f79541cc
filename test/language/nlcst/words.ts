import type { Root, Token } from '../../../server/src/language/nlcst/tree.ts'
import { textOf } from '../../../server/src/language/nlcst/tree.ts'

/** The sentences of a tree, their tokens parted by |. */
export function words(root: Root): string[] {
  return root.children.flatMap((paragraph) =>
    'value' in paragraph
      ? []
      : paragraph.children.flatMap((sentence) =>
          sentence.type === 'SentenceNode' ? [sentence.children.map(textOf).join('|')] : [],
        ),
  )
}

/** Every token with a place: its text and offsets. */
export function places(root: Root): { value: string; start: number; end: number }[] {
  return tokens(root).flatMap((token) =>
    token.position
      ? [{ value: textOf(token), start: token.position.start.offset, end: token.position.end.offset }]
      : [],
  )
}

export function tokens(root: Root): Token[] {
  return root.children.flatMap((paragraph) =>
    'value' in paragraph
      ? [paragraph]
      : paragraph.children.flatMap((sentence) => ('value' in sentence ? [sentence] : sentence.children)),
  )
}
