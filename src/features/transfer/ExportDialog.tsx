import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import type { ArticleId, SetId } from '#core/domain/ids.ts';
import type { FormatId } from '#core/exchange/formats/format.ts';
import type { Loss } from '#core/exchange/formats/losses.ts';
import { remarksQuery } from '#state/queries.ts';
import { useSetCounts } from '#state/use-set-counts.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet, siglumOf } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';
import { Toggle } from '#ui/Toggle.tsx';

import { exportAs, lossesIn } from './export-as.ts';
import { exportSet } from './export-set.ts';
import { WRITTEN_FORMATS } from './written-formats.ts';

interface ExportDialogProps {
  readonly story: Story;
  readonly onClose: () => void;
}

/** Chooses whose set goes out and under what name, and hands the file to the browser. */
export function ExportDialog({ story, onClose }: ExportDialogProps) {
  const counts = useSetCounts(story);
  const { data: remarks = [] } = useQuery(remarksQuery(story.record.storyId));
  const remarksIn = (setId: SetId): number =>
    remarks.filter((record) => record.setId === setId && record.deleted === 0).length;
  const [picked, setChosen] = useState<SetId | null>(null);
  const chosen = picked ?? usualSet(story, counts, remarksIn(story.mySetId));
  const amountOf = (setId: SetId): string => {
    const said = remarksIn(setId);
    const annotations = count(counts.get(setId) ?? 0, 'annotation');
    return said === 0 ? annotations : `${annotations}, ${count(said, 'remark')}`;
  };
  const [name, setName] = useState(story.annotator.name);
  const [includeTexts, setIncludeTexts] = useState(true);
  const [format, setFormat] = useState<FormatId>('galley');
  const isOwn = format === 'galley';
  const isReport = format === 'html' || format === 'markdown';
  const [only, setOnly] = useState<ArticleId | null>(null);
  const { data: loss } = useQuery({
    queryKey: ['losses', useId(), chosen, format],
    queryFn: () => lossesIn(story, chosen, format),
    enabled: !isOwn,
    gcTime: 0,
  });
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const nameId = useId();
  const formatId = useId();
  const onlyId = useId();
  const mine = chosen === story.mySetId;

  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      if (isOwn) await exportSet(story, chosen, mine ? name.trim() : null, includeTexts);
      else await exportAs(story, chosen, format, isReport ? only : null);
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="Export a set"
      subtitle="One file for colleagues, for other tools, or to read."
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {failure === null ? '' : `Nothing was exported: ${failure}.`}
          </span>
          <Button onPress={onClose}>
            Cancel <Key binding="Escape" />
          </Button>
          <Button
            primary
            isDisabled={busy || (isOwn && mine && name.trim() === '')}
            onPress={() => void run()}
          >
            Export {amountOf(chosen)}
            {mine && <Key binding="Enter" inverted />}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4 px-5 py-5 medium:px-7"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isOwn || !mine || name.trim() !== '') void run();
        }}
      >
        {story.sets.length > 1 && (
          <fieldset>
            <legend className="pb-1 text-small text-ink2">Whose set</legend>
            {story.sets.map((set) =>
              set.setId === '' ? null : (
                <label key={set.id} className="flex min-h-8 items-center gap-2.5">
                  <input
                    type="radio"
                    name="set"
                    className="accent-ink"
                    checked={set.setId === chosen}
                    onChange={() => setChosen(set.setId)}
                  />
                  <span dir="auto">
                    {set.setId === story.mySetId ? 'Mine' : nameOfSet(story, set)}
                  </span>
                  <span className="text-ink3">{amountOf(set.setId)}</span>
                </label>
              ),
            )}
          </fieldset>
        )}
        {mine && isOwn && (
          <div>
            <label htmlFor={nameId} className="block pb-1 text-small text-ink2">
              Your name, as colleagues will see it
            </label>
            <input
              id={nameId}
              className="field"
              dir="auto"
              autoComplete="name"
              // The one thing this dialog may have to ask for.
              autoFocus
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
        )}
        <div>
          <label htmlFor={formatId} className="block pb-1 text-small text-ink2">
            As
          </label>
          <select
            id={formatId}
            className="field max-w-90"
            value={format}
            onChange={(event) => {
              const wanted = WRITTEN_FORMATS.find(({ id }) => id === event.target.value);
              setFormat(wanted?.id ?? 'galley');
            }}
          >
            <option value="galley">Galley’s set: nothing is lost</option>
            {WRITTEN_FORMATS.map(({ id, name: label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {isReport && (
          <div>
            <label htmlFor={onlyId} className="block pb-1 text-small text-ink2">
              Of
            </label>
            <select
              id={onlyId}
              className="field max-w-90"
              value={only ?? ''}
              onChange={(event) =>
                setOnly(
                  story.articles.find(({ articleId }) => articleId === event.target.value)
                    ?.articleId ?? null,
                )
              }
            >
              <option value="">the whole story</option>
              {story.articles.map(({ articleId, body }, i) => (
                <option key={articleId} value={articleId}>
                  account {siglumOf(i)} {body.outlet || body.headline || body.fileName}
                </option>
              ))}
            </select>
          </div>
        )}
        {isOwn ? (
          <Toggle on={includeTexts} onChange={setIncludeTexts}>
            With the texts of the accounts
            <span className="text-ink3">so that the file stands on its own</span>
          </Toggle>
        ) : (
          loss !== undefined && <LossInWords {...loss} />
        )}
      </form>
    </Dialog>
  );
}

/** Mine, unless it is empty and exactly one other is not. */
interface LossInWordsProps {
  readonly losses: readonly Loss[];
  readonly lost: readonly string[];
}

/** What does not go out, before it is written. */
function LossInWords({ losses, lost }: LossInWordsProps) {
  if (losses.length + lost.length === 0) return <p className="text-ink2">Nothing is lost.</p>;
  return (
    <div className="text-ink2">
      {losses.length > 0 && (
        <p>
          Not in this format:{' '}
          {losses.map(({ content, count: amount }) => `${content} (${amount})`).join(', ')}.
        </p>
      )}
      {lost.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}

function usualSet(story: Story, counts: ReadonlyMap<string, number>, remarks: number): SetId {
  if (remarks > 0 || (counts.get(story.mySetId) ?? 0) > 0) return story.mySetId;
  const filled = story.sets.filter(({ setId }) => setId !== '' && (counts.get(setId) ?? 0) > 0);
  return filled.length === 1 && filled[0] !== undefined && filled[0].setId !== ''
    ? filled[0].setId
    : story.mySetId;
}
