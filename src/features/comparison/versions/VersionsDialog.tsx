import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { ChangeSubject, VersionChange } from '#core/compare/versions/changes.ts';
import { changeFinding } from '#core/compare/versions/version-findings.ts';
import { draftsOf, writtenAs } from '#core/compare/drafts.ts';
import type { Range } from '#core/compare/result.ts';
import type { ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { excerptAround } from '#core/text/excerpt.ts';
import { articleQuery, textQuery } from '#state/queries.ts';
import { useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { accountInPlaceOf, changesQuery, versionsOf } from '#state/versions.ts';
import { count, dateInWords } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';
import { useRoving } from '#ui/use-roving.ts';

import { writeDrafts } from '../acts.ts';
import '../comparison.css';

interface VersionsDialogProps {
  readonly story: Story;
  readonly onClose: () => void;
}

const ABOUT: Readonly<Record<ChangeSubject, string>> = {
  quotation: 'Quotation',
  figure: 'Figure',
  date: 'Date',
  name: 'Name',
  words: 'Words',
  marks: 'Marks',
  place: 'Moved',
};

/** What was changed between any two versions of an account; each change becomes a tag on the one in the story with one key. */
export function VersionsDialog({ story, onClose }: VersionsDialogProps) {
  const wanted = useSession((state) => state.versionsOf);
  const account = wanted === null ? null : accountInPlaceOf(story, wanted);
  const versions = account === null ? [] : versionsOf(story, account);
  const [chosen, choose] = useState<readonly [number, number] | null>(null);
  const [earlier, later] = chosen ?? [versions.length - 2, versions.length - 1];
  const [from, to] = [versions[earlier], versions[later]];
  const siglum = account === null ? '?' : siglumOf(story.articles.indexOf(account));
  return (
    <Dialog
      title="What was changed"
      subtitle={
        <bdi>
          {[siglum, account?.body.outlet ?? ''].filter((part) => part !== '').join(' ')},{' '}
          {count(versions.length, 'version')}
        </bdi>
      }
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-ink2">Each tag is one undo step</span>
          <Button onPress={onClose}>
            Close <Key binding="Escape" />
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 px-5 py-4 medium:px-7">
        {versions.length > 2 && (
          <p className="flex flex-wrap items-center gap-2">
            <VersionField
              label="From"
              versions={versions}
              value={earlier}
              onChoose={(place) => choose([place, Math.max(later, place + 1)])}
              isOffered={(place) => place < versions.length - 1}
            />
            <VersionField
              label="to"
              versions={versions}
              value={later}
              onChoose={(place) => choose([Math.min(earlier, place - 1), place])}
              isOffered={(place) => place > 0}
            />
          </p>
        )}
        {from === undefined || to === undefined ? (
          <p>There is one version of this account.</p>
        ) : (
          <Changes
            key={`${from.articleId} ${to.articleId}`}
            story={story}
            from={from}
            to={to}
            canTag={to === account}
          />
        )}
      </div>
    </Dialog>
  );
}

interface VersionFieldProps {
  readonly label: string;
  readonly versions: readonly ArticleRecord[];
  readonly value: number;
  readonly onChoose: (place: number) => void;
  readonly isOffered: (place: number) => boolean;
}

function VersionField({ label, versions, value, onChoose, isOffered }: VersionFieldProps) {
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="text-small text-ink2">{label}</span>
      <select
        className="field quiet-select min-w-0"
        value={value}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {versions.map(({ id, body, created }, place) =>
          isOffered(place) ? (
            <option key={id} value={place}>
              {place + 1}: {body.fileName}, {dateInWords(created.slice(0, 10))}
            </option>
          ) : null,
        )}
      </select>
    </label>
  );
}

interface ChangesProps {
  readonly story: Story;
  readonly from: ArticleRecord;
  readonly to: ArticleRecord;
  /** Whether the later version is the one in the story. */
  readonly canTag: boolean;
}

/** How much stands around the words, in code units. */
const REACH = { before: 60, words: 400, after: 60 };

function Changes({ story, from, to, canTag }: ChangesProps) {
  const { data, error } = useQuery(changesQuery(from.articleId, to.articleId));
  const { data: before } = useQuery(textQuery(from.articleId, from.body.path));
  const { data: after } = useQuery(textQuery(to.articleId, to.body.path));
  const { data: records = [] } = useQuery(articleQuery(to.articleId));
  const roving = useRoving({ along: 'column' });
  if (error !== null) return <p role="alert">The two could not be compared: {error.message}</p>;
  if (data === undefined || before === undefined || after === undefined)
    return <p role="status">Comparing the two.</p>;
  const { changes, notice } = data;
  return (
    <>
      <p className="text-ink2">
        {changes.length === 0
          ? 'Nothing but blanks.'
          : `${count(changes.length, 'change')}. ${
              notice === null
                ? 'The later version does not say that it was changed.'
                : `The later version says so: “${after.slice(notice.start, notice.end)}”`
            }`}
      </p>
      <ol ref={roving} aria-label="Changes">
        {changes.map((change) => (
          <ChangeRow
            key={`${change.from.start} ${change.to.start} ${change.to.end}`}
            {...{ story, change, from, to, before, after, records, canTag }}
            isTold={notice !== null}
          />
        ))}
      </ol>
    </>
  );
}

interface ChangeRowProps extends ChangesProps {
  readonly change: VersionChange;
  readonly before: string;
  readonly after: string;
  readonly records: readonly GalleyRecord[];
  readonly isTold: boolean;
}

function ChangeRow(props: ChangeRowProps) {
  const { story, change, from, to, before, after, records, canTag, isTold } = props;
  const finding = changeFinding(
    { id: from.articleId, text: before },
    { id: to.articleId, text: after },
    change,
    isTold,
  );
  const texts = new Map<string, string>([
    [from.articleId, before],
    [to.articleId, after],
  ]);
  const { drafts } = draftsOf(finding, story.codebook, texts);
  const own = records.filter(
    (record) => isLive(record, 'annotation') && record.setId === story.mySetId,
  );
  const isTagged = drafts.some(
    (draft) =>
      writtenAs(
        draft,
        own.filter((record) => record.kind === 'annotation'),
      ) !== null,
  );
  const tag = (): void => writeDrafts(story, drafts, null);
  const shown = excerptAround(after, change.to, REACH);
  return (
    <li className="flex items-baseline gap-3 border-t border-rule py-2">
      <span className="w-20 shrink-0 text-small text-ink2">{ABOUT[change.about]}</span>
      <span className="min-w-0 flex-1 font-serif text-cell" dir="auto">
        {shown.before}
        {/\S$/u.test(shown.before) && change.to.start === change.to.end && ' '}
        <Cut text={before} range={change.from} />
        {change.to.start < change.to.end && <mark className="differs">{shown.words}</mark>}
        {shown.after}
      </span>
      {canTag && drafts.length > 0 && (
        <button
          type="button"
          className="hit shrink-0 text-small underline underline-offset-2 disabled:text-ink3 disabled:no-underline"
          aria-label={`${isTagged ? 'Tagged' : 'Tag as an error'}: ${finding.title}`}
          aria-disabled={isTagged}
          onClick={() => {
            if (!isTagged) tag();
          }}
          onKeyDown={(event) => {
            if (event.key === 'a' && !isTagged) tag();
          }}
        >
          {isTagged ? 'Tagged' : 'Tag it'}
        </button>
      )}
    </li>
  );
}

/** The earlier words, struck out. */
function Cut({ text, range }: { readonly text: string; readonly range: Range }) {
  if (range.start >= range.end) return null;
  const { words } = excerptAround(text, range, { before: 0, words: REACH.words, after: 0 });
  return (
    <>
      <s className="text-ink3">{words}</s>{' '}
    </>
  );
}
