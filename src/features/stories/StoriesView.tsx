import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';

import type { ArticleBody, ArticleRecord, StoryRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import { goTo } from '#state/location.ts';
import { storiesQuery } from '#state/queries.ts';
import { setSession } from '#state/session.ts';
import { useDraft } from '#state/use-draft.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { versionsOf } from '#state/versions.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Key } from '#ui/Key.tsx';

import {
  archiveStory,
  bringBackStory,
  changeArticle,
  duplicateStory,
  moveArticle,
  removeArticle,
  removeStory,
  renameStory,
} from './acts.ts';
import './stories.css';

const VersionDialog = lazy(() =>
  import('./VersionDialog.tsx').then(({ VersionDialog: dialog }) => ({ default: dialog })),
);

/** Every story, and what the open one consists of; `null` where there is none. */
export function StoriesView({ story }: { readonly story: Story | null }) {
  const { data: records = [] } = useQuery(storiesQuery);
  const stories = records.filter((record): record is StoryRecord => isLive(record, 'story'));
  const gone = records.filter(
    (record): record is StoryRecord => record.kind === 'story' && record.deleted === 1,
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const keyOf = useKeyOf();
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const lists = [
    { name: 'Stories', stories: stories.filter(({ body }) => body.archived !== true) },
    { name: 'Archive', stories: stories.filter(({ body }) => body.archived === true) },
  ];
  return (
    <div className="stories">
      <div className="flex flex-col gap-6">
        <h1 ref={heading} tabIndex={-1} className="font-serif text-view font-semibold outline-none">
          Stories
        </h1>
        {lists.map(({ name, stories: listed }) =>
          listed.length === 0 ? null : (
            <nav key={name} aria-label={name}>
              {name === 'Archive' && (
                <h2 className="pb-1 text-small font-semibold text-ink2">Archive</h2>
              )}
              {listed.map((each) => (
                <button
                  key={each.id}
                  type="button"
                  className="story-button"
                  aria-current={each.storyId === story?.record.storyId}
                  onClick={() =>
                    goTo(
                      {
                        view: 'stories',
                        storyId: each.storyId,
                        articleId: null,
                        annotationId: null,
                      },
                      'push',
                    )
                  }
                >
                  <bdi>{each.body.title || 'Untitled story'}</bdi>
                </button>
              ))}
            </nav>
          ),
        )}
        <div className="flex flex-col items-start gap-2">
          <Button onPress={() => runCommand('add')}>
            Add accounts or a story <Key binding={keyOf('add')} />
          </Button>
          <Button onPress={() => runCommand('restore-bundled')}>Restore the bundled story</Button>
          <Button onPress={() => runCommand('restore')}>Restore a backup…</Button>
        </div>
        {gone.length > 0 && (
          <section aria-label="Deleted">
            <h2 className="pb-1 text-small font-semibold text-ink2">Deleted</h2>
            <ul>
              {gone.map((each) => (
                <li key={each.id} className="flex items-baseline gap-2 border-b border-rule py-2">
                  <bdi className="min-w-0 flex-1 truncate text-ink2">
                    {each.body.title || 'Untitled story'}
                  </bdi>
                  <button
                    type="button"
                    className="hit shrink-0 underline underline-offset-2"
                    aria-label={`Bring ${each.body.title || 'Untitled story'} back`}
                    onClick={() => bringBackStory(each)}
                  >
                    Bring back
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {story === null ? (
        <section aria-label="The open story" className="text-ink2">
          <p>There is no story here. Drop files on the page, or restore the bundled one.</p>
        </section>
      ) : (
        <OpenStory key={story.record.id} story={story} />
      )}
    </div>
  );
}

function OpenStory({ story }: { readonly story: Story }) {
  const { record, articles } = story;
  const isArchived = record.body.archived === true;
  return (
    <section aria-label="The open story" className="flex flex-col gap-5">
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label="Title"
          value={record.body.title}
          className="min-w-60 flex-1"
          onSave={(title) => renameStory(record, title)}
        />
        <Button
          primary
          isDisabled={articles.length === 0}
          onPress={() => goTo({ view: 'read' }, 'push')}
        >
          Read
        </Button>
        <Button onPress={() => duplicateStory(story)}>Duplicate</Button>
        <Button onPress={() => archiveStory(record, !isArchived)}>
          {isArchived ? 'Out of the archive' : 'Archive'}
        </Button>
        <Button onPress={() => runCommand('backup')}>Back up</Button>
        <Button onPress={() => void removeStory(record)}>Delete</Button>
      </div>
      <p className="text-ink2">
        {articles.length === 0
          ? 'No accounts yet. Drop files on the page, or add them.'
          : count(articles.length, 'account')}
      </p>
      <ol className="flex flex-col">
        {articles.map((article, index) => (
          <AccountFields key={article.id} story={story} article={article} index={index} />
        ))}
      </ol>
    </section>
  );
}

interface AccountFieldsProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly index: number;
}

type Known = keyof Pick<ArticleBody, 'outlet' | 'date' | 'headline' | 'url' | 'language'>;

const FIELDS: readonly (readonly [Known, string])[] = [
  ['outlet', 'Outlet'],
  ['date', 'Date'],
  ['language', 'Language'],
  ['headline', 'Headline'],
  ['url', 'Address'],
];

function AccountFields({ story, article, index }: AccountFieldsProps) {
  const siglum = siglumOf(index);
  const picker = useRef<HTMLInputElement>(null);
  const [version, setVersion] = useState<File | null>(null);
  return (
    <li className="border-b border-rule py-3">
      <div className="account-fields">
        <b className="pt-5 font-serif text-[17px]">{siglum}</b>
        <div>
          {FIELDS.map(([name, label]) => (
            <Field
              key={name}
              label={label}
              value={article.body[name]}
              onSave={(value) => changeArticle(article, label, { [name]: value })}
            />
          ))}
        </div>
      </div>
      <div className="flex items-center gap-1 ps-10 pt-1.5 text-small text-ink3">
        <span className="min-w-0 flex-1 truncate">
          <bdi>{article.body.fileName}</bdi>
        </span>
        <button
          type="button"
          className="hit me-2 text-ink2 underline underline-offset-2 hover:text-ink"
          onClick={() => picker.current?.click()}
        >
          New version…
        </button>
        {versionsOf(story, article).length > 1 && (
          <button
            type="button"
            className="hit me-2 text-ink2 underline underline-offset-2 hover:text-ink"
            aria-label={`What was changed in account ${siglum}`}
            onClick={() => setSession({ overlay: 'versions', versionsOf: article.articleId })}
          >
            What was changed
          </button>
        )}
        <input
          ref={picker}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label={`New version of account ${siglum}`}
          onChange={(event) => {
            setVersion(event.target.files?.[0] ?? null);
            event.target.value = '';
          }}
        />
        <IconButton
          label={`Move account ${siglum} up`}
          isDisabled={index === 0}
          onPress={() => moveArticle(story, article, -1)}
        >
          <ArrowUp size={15} strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={`Move account ${siglum} down`}
          isDisabled={index === story.articles.length - 1}
          onPress={() => moveArticle(story, article, 1)}
        >
          <ArrowDown size={15} strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={`Take account ${siglum} out`}
          onPress={() => removeArticle(article, siglum)}
        >
          <Trash2 size={15} strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
      </div>
      {version !== null && (
        <Suspense>
          <VersionDialog
            story={story}
            article={article}
            file={version}
            onClose={() => setVersion(null)}
          />
        </Suspense>
      )}
    </li>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly className?: string;
  readonly onSave: (value: string) => void;
}

function Field({ label, value, className = '', onSave }: FieldProps) {
  const draft = useDraft(value, onSave);
  return (
    <label className={`flex min-w-0 flex-col ${className}`}>
      <span className="text-micro text-ink3">{label}</span>
      <input
        className="field"
        dir="auto"
        autoComplete="off"
        value={draft.shown}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) draft.save();
        }}
      />
    </label>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

function IconButton({ label, isDisabled = false, onPress, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className="hit flex size-7 items-center justify-center text-ink2 hover:text-ink disabled:text-ink3 disabled:opacity-50 pointer-coarse:size-11"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
