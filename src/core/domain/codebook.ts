import type { TagId } from './ids.ts';

/** How a tag's line is drawn, so that tags are told apart without colour. */
export type LineStyle = 'solid' | 'double' | 'dotted' | 'wavy' | 'dashed';

/** Hex colours (`#rrggbb`) of one tag on one ground. */
export interface Shades {
  /** Letters and lines. At least 4.5:1 on the ground, 3:1 on `active`. */
  readonly ink: string;
  /** Behind tagged words. Text on it has at least 4.5:1. */
  readonly tint: string;
  /** Behind the words in hand. */
  readonly active: string;
}

/** What a value of an attribute is. */
export type AttributeType =
  | 'text'
  | 'choice'
  | 'number'
  | 'boolean'
  | 'link'
  /** A span of the annotated article. */
  | 'span'
  /** Annotations or spans of any article. */
  | 'annotations';

/** One field of a tag. */
export interface Attribute {
  readonly id: string;
  readonly label: string;
  readonly type: AttributeType;
  /** For `choice`: the values, in the order they are offered. */
  readonly choices?: readonly string[];
  /** Asked for on every annotation of the tag. Never blocks saving. */
  readonly required?: true;
  /** The W3C purpose under which a text value also goes out, for readers that do not know Galley. */
  readonly purpose?: 'tagging' | 'editing';
}

/** Attributes that a tag wants filled while another attribute has one of some values. Never blocks saving. */
export interface Requirement {
  readonly when: { readonly attribute: string; readonly among: readonly string[] };
  readonly needs: readonly string[];
}

/** A kind of annotation. */
export interface Tag {
  readonly id: TagId;
  readonly label: string;
  /** The one or two characters that stand for the tag in margin, lists and print. */
  readonly letter: string;
  /** The key that tags, one character. */
  readonly key: string;
  readonly line: LineStyle;
  readonly light: Shades;
  readonly dark: Shades;
  /** What the tag is for, shown beside the work. */
  readonly guideline: string;
  readonly attributes: readonly Attribute[];
  readonly requirements: readonly Requirement[];
  /** The attributes that a closed card shows, the first of them in bold. */
  readonly summary: readonly string[];
}

/** A kind of link between annotations. */
export interface Relation {
  readonly id: string;
  readonly label: string;
}

/** The tags of a story, in the order they are offered. Travels with every export. */
export interface Codebook {
  readonly title: string;
  readonly version: number;
  readonly tags: readonly Tag[];
  readonly relations: readonly Relation[];
  /** Tags out of use: no longer offered, but annotations that bear them are still shown as they were. Never empty. */
  readonly retired?: readonly Tag[];
}

/** The tag of that id, in use or out of use, or `null` when the codebook does not have it. */
export function findTag(codebook: Codebook, id: TagId): Tag | null {
  const has = (tag: Tag): boolean => tag.id === id;
  return codebook.tags.find(has) ?? codebook.retired?.find(has) ?? null;
}
