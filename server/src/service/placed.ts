import type { Block, SourceDocument } from '../core/block.ts'
import type { Edit } from '../core/edited-lines.ts'
import type { BlockFinding } from '../core/engine.ts'
import type { Finding } from '../core/finding.ts'
import type { RuleData } from '../core/rule.ts'
import { type Overlap, takenOver } from '../core/taken-over.ts'
import { editOf } from '../format/difference.ts'
import type { Locale } from './api.ts'
import { placeFinding, placesOf, type Stated } from './place.ts'

interface Placed {
  readonly block: number
  readonly found: BlockFinding
  readonly finding: Finding
}

interface Memory {
  readonly blocks: readonly Block[]
  readonly locale: Locale
  /** Findings of blocks, in the order of these. */
  readonly placed: readonly Placed[]
  /** Findings of the whole document. */
  readonly whole: ReadonlyMap<BlockFinding, Placed>
}

/** Words a finding and puts it in its place; findings of blocks come in the order of these. */
export interface Placing {
  ofBlock(rule: RuleData, found: BlockFinding, block: number, stated: Stated): Finding
  ofDocument(rule: RuleData, found: BlockFinding, block: number, stated: Stated): Finding
}

/**
 * Placing that remembers the document before: at a keystroke nothing is new of most findings, and of those behind it nothing but the
 * place. A finding that stands where it stood is the same object. Gives the placing of one check.
 */
export function placingMemory(): (document: SourceDocument, starts: Int32Array, locale: Locale) => Placing {
  let last: Memory | null = null

  return (document, starts, locale) => {
    const { blocks } = document
    const before = last?.locale === locale ? last : null
    const common = before && commonWith(before.blocks, document)
    const placed: Placed[] = []
    const whole = new Map<BlockFinding, Placed>()
    last = { blocks, locale, placed, whole }
    let next = 0

    /** Number of a block in the document before, -1 when it is another. */
    function blockBefore(block: number): number {
      if (!before || !common) return -1
      const { head, tail } = common.overlap
      if (block < head) return block
      return block >= blocks.length - tail ? block - blocks.length + before.blocks.length : -1
    }

    function placedBefore(found: BlockFinding, block: number): Finding | null {
      const all = before?.placed ?? []
      while (next < all.length && all[next]!.block < block) next++
      for (let i = next; i < all.length && all[i]!.block === block; i++)
        if (all[i]!.found === found) return all[i]!.finding
      return null
    }

    function place(
      rule: RuleData,
      found: BlockFinding,
      block: number,
      stated: Stated,
      old: Finding | null | undefined,
    ): Placed {
      const own = blocks[block]!
      if (old && common && isSame(old, stated))
        return { block, found, finding: moved(old, found, own, starts, document.source, common.edit) }
      const { certainty } = stated
      const doubted = found.certainty === certainty ? found : { ...found, certainty }
      return { block, found, finding: placeFinding(rule, doubted, own, starts, document.source, stated, locale) }
    }

    return {
      ofBlock(rule, found, block, stated) {
        const at = blockBefore(block)
        const one = place(rule, found, block, stated, at < 0 ? null : placedBefore(found, at))
        placed.push(one)
        return one.finding
      },
      ofDocument(rule, found, block, stated) {
        const at = blockBefore(block)
        const old = before?.whole.get(found)
        const one = place(rule, found, block, stated, old?.block === at ? old.finding : null)
        whole.set(found, one)
        return one.finding
      },
    }
  }
}

/** What a document has from the one before and the edit between both, null when it was not read from that. */
function commonWith(before: readonly Block[], document: SourceDocument): { overlap: Overlap; edit: Edit } | null {
  const overlap = takenOver(before, document.blocks)
  const edit = editOf(document)
  return overlap && edit && { overlap, edit }
}

function isSame(old: Finding, { section, path, basis, fingerprint, certainty }: Stated): boolean {
  return (
    old.fingerprint === fingerprint &&
    old.path === path &&
    old.basis === basis &&
    old.section === section &&
    old.certainty === certainty
  )
}

/** The finding where it stands now. */
function moved(
  old: Finding,
  found: BlockFinding,
  block: Block,
  starts: Int32Array,
  source: string,
  edit: Edit,
): Finding {
  // what ends right before the edit may still have got another column: a line end may have been torn
  const stays = ({ range }: Pick<Finding, 'range'>) => range.end.offset < edit.start
  if (stays(old) && old.related.every(stays)) return old
  return { ...old, ...placesOf(found, block, starts, source, old.related) }
}
