/**
 * What a comparison finds, in the form in which views draw it and `export/` writes it.
 *
 * Every offset counts UTF-16 code units of the text of the article it belongs to, half-open. Every
 * list is in a fixed order that depends on the texts alone: articles as given, what lies in one
 * article in text order, rows over several articles by their first place in the order of articles.
 */

/** A stretch of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the text of one article of the story. */
export interface Spot extends Range {
  /** The `id` of the article, as it was given. */
  readonly article: string;
}

/** One account, as {@link Comparison} takes it. */
export interface AccountText {
  /** Unique in the story; an article id, or the name of a file. */
  readonly id: string;
  readonly text: string;
  readonly outlet?: string | undefined;
  /** ISO 8601, of which the first ten characters count; without one it is sought in the text. */
  readonly date?: string | undefined;
  readonly headline?: string | undefined;
  /** BCP 47; the engine looks at nothing but the text, so it may be left out. */
  readonly language?: string | undefined;
}

/** What part of the page a sentence is. Only `body` is compared. */
export type SentenceRole =
  /** Text of the article. */
  | 'body'
  /** Headline, subheading: matches everything, so it is aligned with nothing. */
  | 'headline'
  /** Dateline, byline, credit, time stamp: no text of the article, and no error. */
  | 'credit'
  /** No part of the article: teaser, newsletter box, page control (TX5). */
  | 'furniture';

/** One sentence of an article. */
export interface SentenceView extends Range {
  readonly role: SentenceRole;
  /**
   * How the passage fares in the other accounts: the best kind of counterpart any of them holds, or
   * `only-here`.
   */
  readonly found: PassageKind | 'only-here';
}

/** One account with what the views draw of it. */
export interface ArticleView {
  readonly id: string;
  readonly outlet: string;
  /** Day of publication as ISO 8601 (`2031-03-05`), or `null` when neither given nor in the text. */
  readonly date: string | null;
  readonly sentences: readonly SentenceView[];
  /** Stretches that are no part of the article, whole lines where possible (TX5). */
  readonly furniture: readonly Range[];
  /** Words of sentences whose role is `body`. */
  readonly words: number;
}

/** How sure a speaker is: named beside the quotation, or carried over from its surroundings. */
export type SpeakerBasis = 'attribution' | 'subject' | 'pronoun' | 'carried' | 'none';

/** How the wording inside quotation marks stands to the base wording of its utterance. */
export type Fidelity =
  /** The same words in the same spelling. */
  | 'verbatim'
  /** The same words as far as quoted. */
  | 'excerpt'
  /** The same but for house style: U.S./US, capitals, marks, brackets, ellipsis. */
  | 'normalised'
  /** Other words, although one original is known to exist, or all others agree. */
  | 'altered'
  /** Other words, where the originals are in another language and no wording is the original. */
  | 'translated'
  /** Stands in one account only, or no base can be told. */
  | 'unknown';

/** One quotation of one account. */
export interface Quote extends Spot {
  /** Derived from article and place: `q-` and a number of the story, stable for equal input. */
  readonly id: string;
  /** The words without the marks. */
  readonly inner: Range;
  /** The fullest name of who said or wrote it, or `null` when it cannot be told. */
  readonly speaker: string | null;
  /** Where the account names the speaker for this quotation, or `null`. */
  readonly speakerSpan: Range | null;
  readonly basis: SpeakerBasis;
  /** The words that attribute ("said", "according to", "wrote"), or `null`. */
  readonly cue: Range | null;
  /** Who passes the words on ("the ministry said"), if it is not the speaker; or `null`. */
  readonly relay: string | null;
  /** Ids of the utterances it holds, in text order; at least one. */
  readonly utterances: readonly string[];
  /** The worst of the parts: altered, translated, normalised, excerpt, verbatim, unknown. */
  readonly fidelity: Fidelity;
  /** Whether the marks are whole. */
  readonly balanced: boolean;
}

/** What one account prints of an utterance. */
export interface UtteranceCell extends Spot {
  /** The {@link Quote} it stands in. */
  readonly quote: string;
  readonly fidelity: Fidelity;
  readonly speaker: string | null;
  /** Differences of wording against the base, in text order; empty for the base itself. */
  readonly changes: readonly WordChange[];
}

/** One row of the quote ledger: one thing said, as the accounts print it. */
export interface Utterance {
  /** `u-` and a hash of its words, stable while those stand. */
  readonly id: string;
  /** The speaker most accounts name, or `null`. */
  readonly speaker: string | null;
  /** The cell whose wording the others are held against. */
  readonly base: Spot;
  /**
   * Why the base is the base: `written` (one written original exists: posted, wrote, statement),
   * `majority` (most independent accounts print it), `longest` (nothing better is known).
   */
  readonly basis: 'written' | 'majority' | 'longest';
  /** At least one; at most one of every account unless it prints the words twice. */
  readonly cells: readonly UtteranceCell[];
}

/**
 * A stretch that differs between two passages. `a` or `b` is empty (start = end) where the other has
 * words more.
 */
export interface WordChange {
  /** `style`: the same thing in another spelling. `words`: other words. */
  readonly kind: 'style' | 'words';
  readonly a: Range;
  readonly b: Range;
}

/** How near two passages are. */
export type PassageKind = 'verbatim' | 'near-verbatim' | 'paraphrase';

/** Two passages of two accounts that report the same thing. `a` stands before `b` in the story. */
export interface Passage {
  readonly id: string;
  readonly a: Spot;
  readonly b: Spot;
  readonly kind: PassageKind;
  /** 0…1; 1 for the same words. */
  readonly score: number;
}

/** What a claim is about. */
export type ClaimKind = 'name' | 'role' | 'number' | 'bound' | 'date' | 'polarity' | 'direction';

/** What one account says in one place about the matter of a claim. */
export interface ClaimCell extends Spot {
  /** The words as they stand. */
  readonly value: string;
  /** The same for cells that say the same; to be grouped by, not shown. */
  readonly key: string;
  /** The sentence around it. */
  readonly sentence: Range;
}

/** One row of the claim matrix. */
export interface Claim {
  readonly id: string;
  readonly kind: ClaimKind;
  /** What it is about, in a few words of the texts ("rebels killed"). */
  readonly label: string;
  /** Every account that speaks of it; at least two. */
  readonly cells: readonly ClaimCell[];
  /** `null`: all agree. `hard`: cannot both be true. `soft`: scope, force or wording. */
  readonly conflict: null | 'soft' | 'hard';
}

/** How one account treats a topic. */
export interface TopicCell {
  readonly article: string;
  /** Share of the words of its body sentences that speak of it, 0…1. */
  readonly share: number;
  /** Sentences that speak of it. */
  readonly spans: readonly Range[];
}

/** One row of the topic map. */
export interface Topic {
  readonly id: string;
  readonly label: string;
  /** One of every article, in their order; share 0 and no spans where it says nothing. */
  readonly cells: readonly TopicCell[];
}

/** How an account stands to another. */
export type DerivationKind = 'copies' | 'rewrites' | 'common-source' | 'independent';

/** Where one account comes from. */
export interface Derivation {
  readonly article: string;
  /** The account it stands nearest to, or `null` when it is independent of all. */
  readonly of: string | null;
  /** Share of its words, quotations left out, that the other has too in the same order, 0…1. */
  readonly share: number;
  readonly kind: DerivationKind;
  /** The shared stretches, `a` of this account, `b` of the other, in text order. */
  readonly runs: readonly { readonly a: Range; readonly b: Range }[];
}

/** Who depends on whom. */
export interface Provenance {
  /** One of every article, in their order. */
  readonly derivations: readonly Derivation[];
  /** Articles that go back to one source, in one group each: the number of groups corroborates. */
  readonly groups: readonly (readonly string[])[];
}

/** The kinds of error of the default codebook (AN7), and what an account leaves out. */
export type FindingKind =
  | 'wrong name or person'
  | 'misquote'
  | 'misattribution'
  | 'number'
  | 'date'
  | 'time order'
  | 'role reversed'
  | 'wrong title'
  | 'translation'
  | 'spelling'
  | 'punctuation'
  | 'inconsistency'
  | 'unsupported'
  | 'boilerplate'
  | 'other'
  | 'omission';

export type Severity = 'minor' | 'major' | 'critical';

/** A difference between accounts, or damage inside one, that an editor may make a tag of. */
export interface Finding {
  /** `f-` and a hash of its kind and words: the same words are the same finding after any edit. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** 0…1: how often a finding of this make is right. */
  readonly confidence: number;
  /** One sentence in plain words. */
  readonly title: string;
  /**
   * The words at fault and nothing else, at most twelve places, of one article where it is known which.
   * What an account leaves out is one empty place (start = end) at its beginning: the account as a whole.
   */
  readonly spans: readonly Spot[];
  /** What should stand there, or `null` when the accounts do not tell. */
  readonly correction: string | null;
  /** What speaks for it: passages of other accounts, or the sentence around. */
  readonly evidence: readonly Spot[];
  /** The rows it rests on: ids of utterances or claims. */
  readonly rows: readonly string[];
}

/** The whole comparison of a story. */
export interface Comparison {
  readonly articles: readonly ArticleView[];
  readonly quotes: readonly Quote[];
  readonly utterances: readonly Utterance[];
  readonly passages: readonly Passage[];
  readonly claims: readonly Claim[];
  readonly topics: readonly Topic[];
  readonly provenance: Provenance;
  /** Most serious first, then by confidence. */
  readonly findings: readonly Finding[];
}

/** How far a comparison is. */
export interface CompareProgress {
  readonly step: 'prepare' | 'align' | 'quotes' | 'claims' | 'findings';
  readonly done: number;
  readonly total: number;
}
