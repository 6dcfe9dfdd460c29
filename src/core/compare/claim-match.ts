import type { ClaimKind, Range } from './result.ts';
import type { Account, Unit } from './story.ts';

/** What one account says in one place, before rows are made. */
export interface Mention extends Range {
  readonly article: number;
  /** Words as printed. */
  readonly value: string;
  /** The same for mentions that agree. */
  readonly key: string;
  readonly sentence: Range;
}

/** Two mentions of one matter in two accounts. */
export interface ClaimMatch {
  readonly kind: ClaimKind;
  readonly a: Mention;
  readonly b: Mention;
  readonly conflict: null | 'soft' | 'hard';
  /** The side that may be overtaken: a toll of an earlier day, lower than the other. */
  readonly overtaken?: 'a' | 'b' | null;
  /** What the matter is, in words of the texts. */
  readonly label: string;
  /** 0…1: how sure it is that both speak of the same. */
  readonly confidence: number;
}

/** What `account` says in a place of one of its sentences; `key` is the same for mentions that agree. */
export function mentionOf(
  account: Account | undefined,
  { article, sentence }: Unit,
  { start, end }: Range,
  key: string,
): Mention {
  return {
    article,
    start,
    end,
    value: account?.prepared.text.slice(start, end) ?? '',
    key,
    sentence: { start: sentence.start, end: sentence.end },
  };
}
