import { ClipboardPaste, FilePlus, X } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';

import type { DocumentOutcome, FoundArticle } from '#platform/documents/read-document.ts';
import { readDocuments, readPasted } from '#platform/documents/read-document.ts';
import type { Adding } from '#state/session.ts';
import { setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { count, firstWords, hiddenInWords, wordCount } from '#state/words.ts';
import { currentAnnotator } from '#state/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Key } from '#ui/Key.tsx';

import { addArticles, addStory, problemInWords } from './add.ts';
import './stories.css';

interface AddDialogProps {
  /** The open story, or `null` where there is none: then what is added becomes a new one. */
  readonly story: Story | null;
  readonly onClose: () => void;
}

interface Row {
  readonly key: number;
  readonly outcome: DocumentOutcome;
}

const ACCEPTED = '.txt,.md,.markdown,.html,.htm,.docx,.pdf,.zip,text/plain,text/html';

/** Reads what is picked, dropped or pasted, shows what it would add, and adds it. Nothing changes before that. */
export function AddDialog({ story, onClose }: AddDialogProps) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [toRead, setToRead] = useState(0);
  const [isAdding, setAdding] = useState(false);
  const [wantsNew, setApart] = useState(false);
  const apart = wantsNew || story === null;
  const [title, setTitle] = useState('');
  const [failure, setFailure] = useState('');
  const nameId = useId();
  const picker = useRef<HTMLInputElement>(null);
  const next = useRef(0);
  const work = useRef(new AbortController());
  const pending = useSession((state) => state.adding);
  useEffect(() => {
    work.current = new AbortController();
    const controller = work.current;
    return () => controller.abort();
  }, []);

  const show = useCallback((outcome: DocumentOutcome): void => {
    next.current += 1;
    const row = { key: next.current, outcome };
    setRows((before) => [...before, row]);
  }, []);
  const read = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const { signal } = work.current;
      for (const file of files) {
        // One file after the other: they would share one processor anyway, and memory is not shared.
        // oxlint-disable-next-line no-await-in-loop
        for await (const outcome of readDocuments(file)) {
          if (signal.aborted) return;
          show(outcome);
        }
        if (!signal.aborted) setToRead((left) => left - 1);
      }
    },
    [show],
  );
  const take = useCallback(
    async ({ files, text, html }: Adding): Promise<void> => {
      setToRead((left) => left + files.length);
      await read(files);
      if (text !== '' || html !== '') show(await readPasted(text, html));
    },
    [read, show],
  );
  useEffect(() => {
    if (pending === null) return;
    // The dialog comes first, then what stands in it.
    const timer = setTimeout(() => {
      setSession({ adding: null });
      void take(pending);
    });
    return () => clearTimeout(timer);
  }, [pending, take]);

  const here = new Set<string>(apart ? [] : story.articles.map(({ articleId }) => articleId));
  const articles = uniqueArticles(rows).filter(({ articleId }) => !here.has(articleId));
  const add = async (): Promise<void> => {
    setAdding(true);
    try {
      if (apart) {
        await addStory(title.trim(), await currentAnnotator(), articles, work.current.signal);
      } else await addArticles(story, articles, work.current.signal);
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setAdding(false);
    }
  };
  const canAdd = toRead === 0 && !isAdding && (apart ? title.trim() !== '' : articles.length > 0);
  return (
    <Dialog
      title="Add accounts"
      subtitle="Text, Markdown, web pages, Word and PDF files, or a zip of them. Nothing has changed yet."
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {failure !== ''
              ? `Nothing was added: ${failure}.`
              : toRead > 0
                ? `Reading, ${count(toRead, 'file')} left`
                : ''}
          </span>
          <Button onPress={onClose}>
            Cancel <Key binding="Escape" />
          </Button>
          <Button primary isDisabled={!canAdd} onPress={() => void add()}>
            {apart ? 'Make the story' : `Add ${count(articles.length, 'account')}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 px-5 py-4 medium:px-7">
        <div className="add-drop">
          <Button onPress={() => picker.current?.click()}>
            <FilePlus size={15} strokeWidth={1.6} aria-hidden="true" /> Pick files
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            accept={ACCEPTED}
            className="sr-only"
            tabIndex={-1}
            aria-label="Files"
            onChange={(event) => {
              void take({ files: [...(event.target.files ?? [])], text: '', html: '' });
              event.target.value = '';
            }}
          />
          <span className="text-ink2">or drop them anywhere, or paste words:</span>
          <PasteField onPaste={(text, html) => void take({ files: [], text, html })} />
        </div>
        {rows.length > 0 && (
          <ul aria-label="Found" className="flex flex-col">
            {rows.map((row) => (
              <FoundRow
                key={row.key}
                outcome={row.outcome}
                isHere={row.outcome.ok && here.has(row.outcome.article.articleId)}
                onChange={(outcome) =>
                  setRows((before) =>
                    before.map((other) => (other.key === row.key ? { ...row, outcome } : other)),
                  )
                }
                onLeave={() => setRows((before) => before.filter(({ key }) => key !== row.key))}
              />
            ))}
          </ul>
        )}
        <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <legend className="pb-1 text-small text-ink2">Into</legend>
          {(story === null ? [true] : [false, true]).map((isApart) => (
            <label key={String(isApart)} className="flex min-h-8 items-center gap-2">
              <input
                type="radio"
                name="into"
                className="accent-ink"
                checked={apart === isApart}
                onChange={() => setApart(isApart)}
              />
              <span dir="auto">{isApart ? 'a new story' : story?.record.body.title}</span>
            </label>
          ))}
          {apart && (
            <span className="flex min-w-50 flex-1 items-center gap-2">
              <label htmlFor={nameId} className="shrink-0 text-small text-ink2">
                Title
              </label>
              <input
                id={nameId}
                className="field"
                dir="auto"
                autoComplete="off"
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            </span>
          )}
        </fieldset>
      </div>
    </Dialog>
  );
}

/** Each text once. */
function uniqueArticles(rows: readonly Row[]): readonly FoundArticle[] {
  const found = new Map<string, FoundArticle>();
  for (const { outcome } of rows) {
    if (outcome.ok && !found.has(outcome.article.articleId)) {
      found.set(outcome.article.articleId, outcome.article);
    }
  }
  return [...found.values()];
}

function PasteField({ onPaste }: { readonly onPaste: (text: string, html: string) => void }) {
  return (
    <span className="add-paste">
      <ClipboardPaste size={15} strokeWidth={1.6} aria-hidden="true" className="text-ink2" />
      <textarea
        rows={1}
        className="field resize-none"
        aria-label="Paste the words of an account here"
        placeholder="Paste here"
        value=""
        onChange={(event) => onPaste(event.target.value, '')}
        onPaste={(event) => {
          event.preventDefault();
          onPaste(
            event.clipboardData.getData('text/plain'),
            event.clipboardData.getData('text/html'),
          );
        }}
      />
    </span>
  );
}

interface FoundRowProps {
  readonly outcome: DocumentOutcome;
  readonly isHere: boolean;
  readonly onChange: (outcome: DocumentOutcome) => void;
  readonly onLeave: () => void;
}

function FoundRow({ outcome, isHere, onChange, onLeave }: FoundRowProps) {
  if (!outcome.ok) {
    const { problem } = outcome;
    return (
      <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-rule py-2">
        <b className="font-semibold" dir="auto">
          <bdi>{outcome.name}</bdi>
        </b>
        <span className="text-alarm">{problemInWords(problem)}</span>
        {problem.code === 'other-encoding' && (
          <>
            <span className="w-full font-serif text-cell text-ink2" dir="auto">
              {firstWords(problem.offered.text, 160)}
            </span>
            <Button onPress={() => onChange({ ok: true, article: problem.offered })}>
              Read it as Windows-1252
            </Button>
          </>
        )}
        <LeaveButton name={outcome.name} onLeave={onLeave} />
      </li>
    );
  }
  const { article } = outcome;
  const field = (name: 'outlet' | 'headline' | 'date', label: string, width: string) => (
    <label className={`flex min-w-0 flex-col ${width}`}>
      <span className="text-micro text-ink3">{label}</span>
      <input
        className="field"
        dir="auto"
        autoComplete="off"
        value={article[name]}
        onChange={(event) =>
          onChange({ ok: true, article: { ...article, [name]: event.target.value } })
        }
      />
    </label>
  );
  return (
    <li className="flex flex-col gap-1.5 border-b border-rule py-2.5">
      <span className="flex items-baseline gap-3">
        <b className="min-w-0 truncate font-semibold">
          <bdi>{article.name}</bdi>
        </b>
        <span className="shrink-0 text-small text-ink2">
          {count(wordCount(article.text), 'word')}
        </span>
        {hiddenInWords(article.text) !== '' && (
          <span className="shrink-0 text-small text-alarm">{hiddenInWords(article.text)}</span>
        )}
        {isHere && <span className="shrink-0 text-small text-ink2">already in this story</span>}
        <LeaveButton name={article.name} onLeave={onLeave} />
      </span>
      <details>
        <summary className="line-clamp-2 cursor-default font-serif text-cell" dir="auto">
          {firstWords(article.text, 150)}
        </summary>
        <p
          className="max-h-60 overflow-y-auto border-s-2 border-rule2 ps-3 pt-1 font-serif text-cell whitespace-pre-line"
          // Scrolled by keys.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          dir="auto"
        >
          {article.text}
        </p>
      </details>
      {!isHere && (
        <span className="flex flex-wrap gap-2">
          {field('outlet', 'Outlet', 'w-40')}
          {field('date', 'Date', 'w-34')}
          {field('headline', 'Headline', 'flex-1 basis-60')}
        </span>
      )}
    </li>
  );
}

function LeaveButton({ name, onLeave }: { readonly name: string; readonly onLeave: () => void }) {
  return (
    <button
      type="button"
      className="hit ms-auto shrink-0 text-ink2 hover:text-ink"
      aria-label={`Leave ${name} out`}
      onClick={onLeave}
    >
      <X size={15} strokeWidth={1.6} aria-hidden="true" />
    </button>
  );
}
