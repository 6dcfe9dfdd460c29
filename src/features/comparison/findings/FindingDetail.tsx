import type { Draft } from '#core/compare/drafts.ts';
import type { Comparison, Spot } from '#core/compare/result.ts';
import type { Attribute } from '#core/domain/codebook.ts';
import type { AttributeValue, Evidence } from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { tagOf } from '#state/use-story.ts';
import type { Story } from '#state/use-story.ts';
import { firstWords } from '#state/words.ts';

import { draftsInWords } from '../acts.ts';
import { PassageBlock } from '../PassageBlock.tsx';
import { citations, derivationInWords, spotOf } from '../places.ts';
import type { Texts } from '../places.ts';
import { FINDING_WORDS, SEVERITY_BARS } from '../words.ts';
import type { FindingRow } from './use-findings.ts';

interface FindingDetailProps {
  readonly story: Story;
  readonly comparison: Comparison;
  readonly texts: Texts;
  readonly row: FindingRow;
}

const SCROLLED_BY_KEYS = { tabIndex: 0, role: 'group', 'aria-label': 'Finding' } as const;

/** One finding: how serious, what, the words at fault beside the evidence, and exactly what would be written. */
export function FindingDetail({ story, comparison, texts, row }: FindingDetailProps) {
  const { finding } = row;
  const { drafts, relation } = row.draftSet();
  const { spans, evidence, severity } = finding;
  const become = drafts.length === 0 ? '' : `would become ${article(story, drafts[0])}`;
  const noteOn = (spot: Spot): string =>
    spans.some((own) => own.article === spot.article)
      ? 'the same account'
      : derivationInWords(story, comparison.provenance, spot.article);
  return (
    <div {...SCROLLED_BY_KEYS} className="finding">
      <p className="finding-severity" data-severity={severity}>
        <span aria-hidden="true" className="finding-bars">
          {[1, 2, 3].map((bar) => (
            <span key={bar} data-on={bar <= SEVERITY_BARS[severity] || undefined} />
          ))}
        </span>
        {severity}
      </p>
      <h2 className="finding-title">{FINDING_WORDS[finding.kind]}</h2>
      <p className="finding-why" dir="auto">
        {finding.title}
      </p>
      <div className="finding-sides">
        <div>
          <h3 className="sr-only">At fault</h3>
          {spans.map((spot) => (
            <PassageBlock
              key={`${spot.article} ${spot.start}`}
              story={story}
              texts={texts}
              spot={spot}
              look="fault"
              note={row.state === 'open' ? become : ''}
            />
          ))}
          {drafts[0] !== undefined && row.state !== 'tagged' && (
            <Written story={story} texts={texts} drafts={drafts} relation={relation} />
          )}
        </div>
        {evidence.length > 0 && (
          <div>
            <h3 className="sr-only">Evidence</h3>
            {evidence.map((spot) => (
              <PassageBlock
                key={`${spot.article} ${spot.start}`}
                story={story}
                texts={texts}
                spot={spot}
                look="evidence"
                note={noteOn(spot)}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function article(story: Story, draft: Draft | undefined): string {
  if (draft === undefined) return '';
  const { label } = tagOf(story, story.mySetId, draft.tag);
  const name = label.toLowerCase();
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** Struck words are cut after so many characters. */
const LONGEST_EXACT = 160;

interface WrittenProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly drafts: readonly Draft[];
  readonly relation: string | null;
}

/** What would be written, attribute by attribute, as the first of the drafts has it. */
function Written({ story, texts, drafts, relation }: WrittenProps) {
  const [first] = drafts;
  if (first === undefined) return null;
  const tag = tagOf(story, story.mySetId, first.tag);
  const severity = first.attributes['severity'];
  const rows = tag.attributes.filter(
    ({ id }) =>
      first.attributes[id] !== undefined && !(id === 'severity' && first.attributes['kind']),
  );
  const label = story.codebook.relations.find(({ id }) => id === relation)?.label;
  return (
    <div className="finding-written">
      <p className="text-ink2">
        {drafts.length === 1
          ? 'Written with'
          : `Each of the ${draftsInWords(story, drafts)} is written with`}
      </p>
      <dl>
        {rows.map((attribute) => (
          <div key={attribute.id}>
            <dt>{attribute.label}</dt>
            <dd>
              <Value
                story={story}
                texts={texts}
                attribute={attribute}
                value={first.attributes[attribute.id] ?? ''}
                exact={drafts.length === 1 ? firstWords(wordsOf(first.span), LONGEST_EXACT) : ''}
              />
              {attribute.id === 'kind' && typeof severity === 'string' && (
                <>
                  , <b className="font-semibold">{severity}</b>
                </>
              )}
            </dd>
          </div>
        ))}
        {label !== undefined && (
          <div>
            <dt>Link</dt>
            <dd>{label}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

interface ValueProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly attribute: Attribute;
  readonly value: AttributeValue;
  /** The words that a correction takes the place of, or `''`. */
  readonly exact: string;
}

function Value({ story, texts, attribute, value, exact }: ValueProps) {
  if (typeof value === 'object') {
    const parts: readonly Evidence[] = isPassage(value) ? [value] : value;
    const spots = parts.flatMap((part) => (isPassage(part) ? (spotOf(part) ?? []) : []));
    return citations(story, texts, spots);
  }
  if (attribute.purpose !== 'editing') return <span dir="auto">{String(value)}</span>;
  return (
    <span className="font-serif" dir="auto">
      {exact !== '' && <s className="text-ink3">{exact}</s>} {String(value)}
    </span>
  );
}
