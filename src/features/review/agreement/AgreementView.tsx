import { useEffect, useMemo, useRef } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import { asArticleId, asSetId } from '#core/domain/ids.ts';
import type { SetId, TagId } from '#core/domain/ids.ts';
import type { AgreementArticle } from '#core/review/agreement.ts';
import type { AgreementPlace, DisagreementFilter } from '#state/agreement-place.ts';
import { EVERYTHING } from '#state/agreement-place.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf, tagOf as tagOfSet } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Key } from '#ui/Key.tsx';

import './agreement.css';
import { Chooser } from './Chooser.tsx';
import { DisagreementList } from './DisagreementList.tsx';
import { indexOf, listed } from './disagreements.ts';
import { FigureTable } from './FigureTable.tsx';
import { GroupTables } from './GroupTables.tsx';
import type { Layer } from './names.ts';
import { inList, layersOf } from './names.ts';
import { Attributes, ByAccount, Confusion } from './Parts.tsx';
import { questionOf } from './question.ts';
import type { Answer, Question } from './use-agreement.ts';
import { useArticles, useFigures } from './use-agreement.ts';

/** How far the editors of a story agree, tag by tag, with every figure leading to the words it stands on. */
export function AgreementView({ story }: { readonly story: Story }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const keyOf = useKeyOf();
  const all = useMemo(() => layersOf(story), [story]);
  return (
    <div className="agreement">
      <h1 ref={heading} tabIndex={-1} className="font-serif text-view font-semibold outline-none">
        Agreement
      </h1>
      {all.length < 2 ? (
        <div className="flex flex-col items-start gap-3 py-2 text-ink2">
          <p>Agreement is between two sets or more. Import a colleague’s set to see it.</p>
          <Button onPress={() => runCommand('import')}>
            Import a set… <Key binding={keyOf('import')} />
          </Button>
        </div>
      ) : (
        <Figures story={story} all={all} />
      )}
    </div>
  );
}

interface FiguresProps {
  readonly story: Story;
  readonly all: readonly Layer[];
}

/** The figures, once every account has been read. */
function Figures({ story, all }: FiguresProps) {
  const articles = useArticles(story);
  return articles === null ? (
    <p role="status" className="py-2 text-ink2">
      Reading the accounts
    </p>
  ) : (
    <Chosen story={story} all={all} accounts={articles} />
  );
}

function Chosen({
  story,
  all,
  accounts,
}: FiguresProps & { readonly accounts: readonly AgreementArticle[] }) {
  const place = usePlace('agreement');
  const { layers, articles: asked, ignoresDone, pair } = place;
  // Which disagreements are listed changes no figure.
  const question = useMemo(
    () => questionOf(story, all, accounts, { layers, articles: asked, ignoresDone, pair }),
    [story, all, accounts, layers, asked, ignoresDone, pair],
  );
  const state = useFigures(accounts, question);
  const change = (part: Partial<AgreementPlace>): void =>
    goTo({ agreement: { ...place, ...part } }, 'replace');
  const chosen = question.query.layers;
  const { articles } = question.query;
  return (
    <>
      <div className="agreement-choice">
        <Scope story={story} all={all} question={question} answer={state.answer} />
        <Chooser
          label="Editors"
          words={
            chosen.length > 3
              ? count(chosen.length, 'editor')
              : chosen.map((id) => nameIn(all, id)).join(', ')
          }
          choices={all.map(({ setId, name }) => ({ id: setId, name }))}
          chosen={chosen}
          least={2}
          onChoose={(ids) =>
            change({
              layers: ids.map(asSetId).toSorted(),
              pair: [],
              only: EVERYTHING,
            })
          }
        />
        <Chooser
          label="Accounts"
          words={
            articles.length === story.articles.length
              ? 'All accounts'
              : sigla(story, articles).join(', ')
          }
          choices={story.articles.map(({ articleId, body }, i) => ({
            id: articleId,
            name: `${siglumOf(i)} ${body.outlet || 'Outlet not named'}`,
          }))}
          chosen={articles}
          least={1}
          onChoose={(ids) =>
            change({
              articles: ids.length === story.articles.length ? [] : ids.map(asArticleId).toSorted(),
              only: EVERYTHING,
            })
          }
        />
        <button
          type="button"
          aria-pressed={place.ignoresDone}
          className="find-toggle"
          onClick={() => change({ ignoresDone: !place.ignoresDone })}
        >
          Also accounts not marked done
        </button>
      </div>
      {state.failure !== null && (
        <p role="alert" className="py-2">
          The figures could not be computed: {state.failure}. Reload the page to try again.
        </p>
      )}
      {state.answer === null && state.failure === null && (
        <p role="status" className="py-2 text-ink2">
          Comparing the annotations
        </p>
      )}
      {state.answer !== null && (
        <Answered
          story={story}
          all={all}
          accounts={accounts}
          answer={state.answer}
          only={place.only}
          onChange={change}
        />
      )}
    </>
  );
}

interface AnsweredProps {
  readonly story: Story;
  readonly all: readonly Layer[];
  readonly accounts: readonly AgreementArticle[];
  readonly answer: Answer;
  readonly only: DisagreementFilter;
  readonly onChange: (part: Partial<AgreementPlace>) => void;
}

function Answered({ story, all, accounts, answer, only, onChange }: AnsweredProps) {
  const { report, details, gamma, query } = answer;
  const tagOf = useMemo(() => tagFinder(story), [story]);
  const rows = useMemo(() => listed(details, only), [details, only]);
  const index = useMemo(() => indexOf(accounts), [accounts]);
  const [a, b] = answer.pair.layers.map((id) => all.find(({ setId }) => setId === id));
  const pair = report.pairs.find((each) => each.a === a?.setId && each.b === b?.setId);
  if (a === undefined || b === undefined || pair === undefined) return null;
  const layers = [a, b] as const;
  const show = (next: DisagreementFilter): void => onChange({ only: next });
  const isUsed = pair.all.a + pair.all.b > 0;
  return (
    <>
      {query.layers.length > 2 && (
        <>
          <GroupTables
            report={report}
            layers={query.layers.flatMap((id) => all.find(({ setId }) => setId === id) ?? [])}
            tagOf={tagOf}
            pair={answer.pair.layers}
            onPair={(two) => onChange({ pair: two.toSorted(), only: EVERYTHING })}
          />
          <h2 className="pt-7 pb-3 font-serif text-[17px] font-semibold" dir="auto">
            {a.name} and {b.name}
          </h2>
        </>
      )}
      {pair.articles === 0 ? (
        <p className="py-3 text-ink2">
          No account is marked done by both {a.name === 'You' ? 'you' : a.name} and {b.name}: until
          then a missing tag says nothing. Mark accounts done, or count those that are not.
        </p>
      ) : !isUsed ? (
        <p className="py-3 text-ink2">Neither has marked anything in these accounts.</p>
      ) : (
        <>
          <FigureTable
            pair={pair}
            layers={layers}
            gamma={gamma}
            tagOf={tagOf}
            only={only}
            onShow={show}
          />
          <p className="py-2.5 text-small text-ink2">
            {details.length > 20
              ? 'Bars are 95 % intervals over accounts.'
              : 'Bars are 95 % intervals over paragraphs.'}{' '}
            Every figure opens its disagreements.
          </p>
          <div className="agreement-parts">
            <DisagreementList
              story={story}
              rows={rows}
              layers={layers}
              index={index}
              tagOf={tagOf}
              about={aboutOf(story, only, tagOf)}
              onAll={isAll(only) ? null : () => show(EVERYTHING)}
            />
            <div className="agreement-side">
              <ByAccount story={story} details={details} tagOf={tagOf} onShow={show} />
              <Confusion pair={pair} layers={layers} tagOf={tagOf} onShow={show} />
              <Attributes attributes={pair.attributes} tagOf={tagOf} onShow={show} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

interface ScopeProps {
  readonly story: Story;
  readonly all: readonly Layer[];
  readonly question: Question;
  readonly answer: Answer | null;
}

/** "You and Lena Brandt, over A, B, D. C is left out: it is not marked done by both". */
function Scope({ story, all, question, answer }: ScopeProps) {
  const [a, b] = question.pair.layers;
  if (a === undefined || b === undefined || answer === null) return <p className="scope" />;
  const counted = answer.details.map(({ articleId }) => articleId);
  const left = question.query.articles.filter((id) => !counted.includes(id));
  const names = inList([nameIn(all, a), nameIn(all, b)]);
  const over = counted.length === 0 ? '' : `, over ${sigla(story, counted).join(', ')}`;
  const without =
    left.length === 0 || counted.length === 0
      ? ''
      : `. ${inList(sigla(story, left))} ${left.length === 1 ? 'is' : 'are'} left out: not marked done by both`;
  return (
    <p className="scope" dir="auto">
      {names}
      {over}
      {without}
    </p>
  );
}

function sigla(story: Story, ids: readonly string[]): readonly string[] {
  return story.articles.flatMap(({ articleId }, i) =>
    ids.includes(articleId) ? [siglumOf(i)] : [],
  );
}

function nameIn(layers: readonly Layer[], id: SetId): string {
  return layers.find(({ setId }) => setId === id)?.name ?? '';
}

/** Finds a tag by its id alone: in the story's codebook, else in that of the first set that knows it. */
function tagFinder(story: Story): (id: TagId) => Tag {
  return (id) => {
    const owner = story.sets.find(({ body }) => body.codebook?.tags.some((tag) => tag.id === id));
    return tagOfSet(story, owner?.setId ?? '', id);
  };
}

function isAll({ tag, unmet, met, attribute, article }: DisagreementFilter): boolean {
  return tag === null && !unmet && met === null && attribute === null && article === null;
}

/** What a filter lets through, in words: "quote in D", "claim met nothing". */
function aboutOf(
  story: Story,
  { tag, unmet, met, attribute, article }: DisagreementFilter,
  tagOf: (id: TagId) => Tag,
): string {
  const nameOf = (id: TagId | ''): string =>
    id === '' ? 'nothing' : tagOf(id).label.toLowerCase();
  const field = tag === null ? undefined : tagOf(tag).attributes.find(({ id }) => id === attribute);
  const parts = [
    met === null ? '' : `${nameOf(met[0])} met ${nameOf(met[1])}`,
    tag === null ? '' : nameOf(tag),
    attribute === null ? '' : (field?.label ?? attribute).toLowerCase(),
    unmet ? 'without a counterpart' : '',
    article === null ? '' : `in ${sigla(story, [article]).join('')}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
