import type { ClaimKind, FindingKind, PassageKind, Severity } from '#core/compare/result.ts';

/** What kind of thing was found, as a heading. */
export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  'wrong name or person': 'Another name or person',
  misquote: 'Words changed inside quotation marks',
  misattribution: 'Words given to somebody else',
  number: 'Figures that disagree',
  date: 'Dates that disagree',
  'time order': 'Another order of events',
  'role reversed': 'Roles reversed',
  'wrong title': 'Another title or office',
  translation: 'Another translation',
  spelling: 'A name in two spellings',
  punctuation: 'Damaged marks',
  inconsistency: 'At odds with itself',
  unsupported: 'In one account only',
  boilerplate: 'Text that is no part of the article',
  other: 'Accounts that disagree',
  omission: 'Left out',
};

/** How many bars of three a severity has. */
export const SEVERITY_BARS: Readonly<Record<Severity, number>> = {
  minor: 1,
  major: 2,
  critical: 3,
};

/** What a claim is about, in a word. */
export const CLAIM_WORDS: Readonly<Record<ClaimKind, string>> = {
  name: 'name',
  role: 'role',
  number: 'figure',
  bound: 'limit',
  date: 'date',
  polarity: 'yes or no',
  direction: 'direction',
};

/** What is wrong with a passage, in a word or two beside it. */
export const ALARM_WORDS: Readonly<Record<FindingKind, string>> = {
  'wrong name or person': 'other name',
  misquote: 'altered',
  misattribution: 'other speaker',
  number: 'other figure',
  date: 'other date',
  'time order': 'other order',
  'role reversed': 'role reversed',
  'wrong title': 'other title',
  translation: 'translated',
  spelling: 'spelling',
  punctuation: 'marks',
  inconsistency: 'inconsistent',
  unsupported: 'unsupported',
  boilerplate: 'no text',
  other: 'disagree',
  omission: 'left out',
};

/** How near two passages are, in words. */
export const PASSAGE_WORDS: Readonly<Record<PassageKind, string>> = {
  verbatim: 'verbatim',
  'near-verbatim': 'near-verbatim',
  paraphrase: 'paraphrase',
};
