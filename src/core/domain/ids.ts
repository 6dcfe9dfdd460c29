declare const kind: unique symbol;
type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** RFC 6920 name of a text: `ni:///sha-256;` + base64url of the SHA-256 of its UTF-8 bytes. */
export type ArticleId = Id<'article'>;
/** UUID of a story. */
export type StoryId = Id<'story'>;
/** UUID of one annotator's set on a story. */
export type SetId = Id<'set'>;
/** UUID of a person who annotates. People are told apart by it, never by name. */
export type AnnotatorId = Id<'annotator'>;
/** Key of any record. Annotations, links, decisions and replies have UUIDs (version 7). */
export type RecordId = Id<'record'>;
/** Key of a tag inside its codebook, such as `quote`. */
export type TagId = Id<'tag'>;

/** Takes a string that the caller knows to be an article id. */
export const asArticleId = (value: string): ArticleId => value as ArticleId;
/** Takes a string that the caller knows to be a story id. */
export const asStoryId = (value: string): StoryId => value as StoryId;
/** Takes a string that the caller knows to be a set id. */
export const asSetId = (value: string): SetId => value as SetId;
/** Takes a string that the caller knows to be an annotator id. */
export const asAnnotatorId = (value: string): AnnotatorId => value as AnnotatorId;
/** Takes a string that the caller knows to be a record id. */
export const asRecordId = (value: string): RecordId => value as RecordId;
/** Takes a string that the caller knows to be a tag id. */
export const asTagId = (value: string): TagId => value as TagId;
