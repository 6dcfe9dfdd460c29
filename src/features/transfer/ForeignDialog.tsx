import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';

import type { Answers, Question } from '#core/exchange/formats/format.ts';
import type { FormatProblem } from '#core/exchange/formats/format-problem.ts';
import type { SetsPlan } from '#core/exchange/plan-reading.ts';
import { StorageError } from '#platform/storage/errors.ts';
import { commitAll } from '#state/commit.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';

import { ReadingFile, RefusedFile } from './FileDialogs.tsx';
import type { ForeignPreview } from './foreign.ts';
import { foreignProblemInWords, formatInWords, previewForeign, unitInWords } from './foreign.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { ImportReportTable } from './ImportReportTable.tsx';
import { storageFailureInWords } from './problems-in-words.ts';

interface ForeignDialogProps {
  readonly story: Story;
  /** At least one. */
  readonly files: readonly File[];
  readonly onClose: () => void;
}

/** Problems of a file that the reader of Galley's own sets has more words for. */
const UNKNOWN: ReadonlySet<FormatProblem['code']> = new Set([
  'unknown-format',
  'not-json',
  'truncated',
  'other-encoding',
  'not-text',
]);

/** Shows what files of other tools would bring: what was recognised, found out, put right, left out; then does it, all or nothing. */
export function ForeignDialog({ story, files, onClose }: ForeignDialogProps) {
  const [answers, setAnswers] = useState<Answers>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const running = useRef<AbortController>(null);
  const { data: preview, error } = useQuery({
    queryKey: ['foreign', useId(), answers],
    queryFn: ({ signal }) => previewForeign(files, story, answers, signal),
    gcTime: 0,
    placeholderData: (before) => before,
  });
  useEffect(() => () => running.current?.abort(), []);
  const [first] = files;
  if (first === undefined) return null;
  if (error !== null) {
    return (
      <RefusedFile
        file={first}
        reasons={[error.message]}
        outcome="Nothing was imported."
        onClose={onClose}
      />
    );
  }
  if (preview === undefined) return <ReadingFile file={first} onClose={onClose} />;
  const { outcome, plan } = preview;
  // Whatever it is, it is none of the others: what is wrong with it as a set of Galley says most, unless it could not be opened.
  const isOpen = outcome.problems.every(({ code }) => UNKNOWN.has(code));
  if (outcome.readings.length === 0 && files.length === 1 && isOpen) {
    return <ImportDialog story={story} file={first} onClose={onClose} />;
  }
  if (plan.plans.length === 0) {
    return (
      <RefusedFile
        file={first}
        reasons={
          outcome.problems.length === 0
            ? ['There are no annotations in it that can be read.']
            : outcome.problems
                .slice(0, 20)
                .map((each) => `${each.file}: ${foreignProblemInWords(each)}`)
        }
        outcome="Nothing was imported."
        onClose={onClose}
      />
    );
  }
  const run = async (chosen: SetsPlan): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setFailure('');
    try {
      await commitAll(`import ${count(chosen.plans.length, 'set')}`, chosen.changes, chosen.texts, {
        signal: controller.signal,
        progress: () => undefined,
      });
      notify(`Imported ${count(newIn(chosen), 'annotation')}`, { undo: true });
      onClose();
    } catch (reason) {
      setBusy(false);
      if (!(reason instanceof StorageError)) throw reason;
      setFailure(storageFailureInWords(reason.code));
    }
  };
  return (
    <Dialog
      title={`From ${[...new Set(outcome.readings.map(({ format }) => formatInWords(format)))].join(', ')}`}
      subtitle={`${count(plan.plans.length, 'set')} in ${count(files.length, 'file')}. Nothing has changed yet.`}
      onClose={onClose}
      dismissable={!busy}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {failure || (busy ? 'Importing' : 'All or nothing, one undo step')}
          </span>
          <Button onPress={() => (busy ? running.current?.abort() : onClose())}>
            Cancel {!busy && <Key binding="Escape" />}
          </Button>
          <Button
            primary
            autoFocus
            isDisabled={busy || plan.changes.length === 0}
            onPress={() => void run(plan)}
          >
            {plan.changes.length === 0 ? (
              'Nothing to import'
            ) : (
              <>
                Import {newIn(plan)} {!busy && <Key binding="Enter" inverted />}
              </>
            )}
          </Button>
        </>
      }
    >
      <FoundOut preview={preview} />
      <Questions story={story} outcome={outcome} answers={answers} onAnswer={setAnswers} />
      {plan.plans.map(({ report }) => (
        <section key={report.setId} aria-label={report.annotator.name || 'Unnamed editor'}>
          <h3 className="px-5 pt-4 font-semibold medium:px-7" dir="auto">
            {report.annotator.name || 'Unnamed editor'}
          </h3>
          <ImportReportTable story={story} report={report} />
        </section>
      ))}
    </Dialog>
  );
}

function newIn({ plans }: SetsPlan): number {
  return plans.reduce((sum, { report }) => sum + report.new.length + report.newer.length, 0);
}

const MOST_SHOWN = 200;

/** What was recognised and put right. */
function FoundOut({ preview: { outcome } }: { readonly preview: ForeignPreview }) {
  const units = outcome.readings.flatMap((reading) =>
    reading.units.filter(({ how }) => how !== 'stated'),
  );
  const tags = outcome.readings.flatMap(({ missingTags }) => missingTags);
  const problems = [
    ...outcome.problems,
    ...outcome.readings.flatMap((reading) => reading.problems),
  ];
  if (units.length + tags.length + problems.length + outcome.texts.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-b border-rule2 px-5 py-3 medium:px-7">
      {units.slice(0, 5).map(({ document, name, unit, how }) => (
        <p key={document}>
          Offsets in <bdi>{name}</bdi> count {unitInWords(unit)}
          {how === 'most' ? ', by most of its spans' : ''}.
        </p>
      ))}
      {tags.length > 0 && (
        <p>
          Tags of its own:{' '}
          {tags.map(({ id, label, annotations }) => (
            <span key={id}>
              <b className="font-semibold">{label}</b> ({annotations}){' '}
            </span>
          ))}
        </p>
      )}
      {outcome.texts.length > 0 && (
        <p>Texts that no annotation speaks of stay out: {outcome.texts.slice(0, 10).join(', ')}.</p>
      )}
      {problems.length > 0 && (
        <details>
          <summary className="cursor-default">
            {count(problems.filter(({ kept }) => !kept).length, 'row')} left out,{' '}
            {count(problems.filter(({ kept }) => kept).length, 'row')} mended
          </summary>
          <ul className="max-h-60 overflow-y-auto ps-4 pt-1 text-small">
            {problems.slice(0, MOST_SHOWN).map((problem, i) => (
              // Two rows may have the same thing wrong in the same place.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={i} className="border-t border-rule py-1">
                <bdi>{problem.file}</bdi> {foreignProblemInWords(problem)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface QuestionsProps {
  readonly story: Story;
  readonly outcome: ForeignPreview['outcome'];
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
}

/** What only the editor can say. */
function Questions({ story, outcome, answers, onAnswer }: QuestionsProps) {
  const questions = outcome.readings.flatMap((reading) => reading.questions);
  if (questions.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-b border-rule2 px-5 py-3 medium:px-7">
      {questions.map((question) => (
        <label
          key={`${question.about} ${question.document}`}
          className="flex flex-wrap items-center gap-2"
        >
          <span>
            <bdi>{question.name}</bdi>:{' '}
            {question.about === 'unit' ? 'what do its offsets count?' : 'which account is it?'}
          </span>
          {question.about === 'unit' ? (
            <UnitChoice question={question} answers={answers} onAnswer={onAnswer} />
          ) : (
            <select
              className="field w-auto"
              value={answers.articles?.[question.document] ?? question.assumed ?? ''}
              onChange={(event) => {
                const article = story.articles.find(
                  ({ articleId }) => articleId === event.target.value,
                );
                if (article === undefined) return;
                onAnswer({
                  ...answers,
                  articles: { ...answers.articles, [question.document]: article.articleId },
                });
              }}
            >
              <option value="">none that is here</option>
              {story.articles.map(({ articleId, body }, i) => (
                <option key={articleId} value={articleId}>
                  {siglumOf(i)} {body.outlet || body.fileName}
                </option>
              ))}
            </select>
          )}
        </label>
      ))}
    </div>
  );
}

interface UnitChoiceProps {
  readonly question: Extract<Question, { about: 'unit' }>;
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
}

function UnitChoice({ question, answers, onAnswer }: UnitChoiceProps) {
  return (
    <select
      className="field w-auto"
      value={answers.units?.[question.document] ?? question.assumed}
      onChange={(event) => {
        const choice = question.choices.find(({ unit }) => unit === event.target.value);
        if (choice === undefined) return;
        onAnswer({ ...answers, units: { ...answers.units, [question.document]: choice.unit } });
      }}
    >
      {question.choices.map(({ unit, words }) => (
        <option key={unit} value={unit}>
          {unitInWords(unit)}: “{words.slice(0, 60)}”
        </option>
      ))}
    </select>
  );
}
