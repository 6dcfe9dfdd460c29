import type { FormatId } from '#core/exchange/formats/format.ts';

/** Formats that a set can go out in besides Galley's own, by the name an editor knows. Their writers load when they are wanted. */
export const WRITTEN_FORMATS: readonly { readonly id: FormatId; readonly name: string }[] = [
  { id: 'html', name: 'Report to read and print (HTML)' },
  { id: 'markdown', name: 'Report (Markdown)' },
  { id: 'csv', name: 'Table (CSV)' },
  { id: 'brat', name: 'brat' },
  { id: 'prodigy', name: 'Prodigy, spaCy (JSONL)' },
  { id: 'label-studio', name: 'Label Studio' },
  { id: 'doccano', name: 'doccano' },
  { id: 'cas-json', name: 'UIMA CAS JSON' },
  { id: 'qdpx', name: 'REFI-QDA project' },
  { id: 'claim-review', name: 'ClaimReview, claims only' },
];
