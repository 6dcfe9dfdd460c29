import { useDeferredValue, useEffect, useRef } from 'react';
import type { ComponentType, ReactNode } from 'react';

import type { CompareProgress } from '#core/compare/result.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { useComparison } from '#state/comparison.ts';
import type { ComparisonView as View } from '#state/location.ts';
import { isComparison, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';

import './comparison.css';
import type { SetText } from './compare/AccountText.tsx';
import { CompareView } from './compare/CompareView.tsx';
import { FindingsView } from './findings/FindingsView.tsx';
import { ClaimsView } from './ledgers/ClaimsView.tsx';
import { QuotesView } from './ledgers/QuotesView.tsx';
import type { Shown } from './shown.ts';
import { TopicsView } from './topics/TopicsView.tsx';

interface ComparisonViewProps {
  readonly story: Story;
  /** One account, or a passage of it, as the reading view sets it, with what a selection needs. */
  readonly text: SetText;
  /** Stands at the foot while an annotation waits for the other end of a link. */
  readonly picking: ReactNode;
  /** Begins to wait for it. */
  readonly onLink: (annotation: AnnotationRecord, relation: string) => void;
}

/** What the comparison of the accounts shows, in the view that the address names. */
export function ComparisonView(props: ComparisonViewProps) {
  const { story } = props;
  const comparing = useComparison(story);
  // What is long to draw gives way to what is pressed meanwhile.
  const ready = useDeferredValue(comparing.state === 'ready' ? comparing.known : null, null);
  const view = useDeferredValue(usePlace('view'));
  switch (comparing.state) {
    case 'computing':
      return (
        <Waiting>
          <Computing progress={comparing.progress} />
          <Button onPress={comparing.cancel}>Cancel</Button>
        </Waiting>
      );
    case 'cancelled':
      return (
        <Waiting>
          <p className="text-ink2">The accounts have not been compared.</p>
          <Button primary onPress={comparing.again}>
            Compare them
          </Button>
        </Waiting>
      );
    case 'failed':
      return (
        <Waiting>
          <p role="alert" className="text-ink2">
            The accounts could not be compared: {comparing.error.message}
          </p>
          <Button primary onPress={comparing.again}>
            Try again
          </Button>
        </Waiting>
      );
    case 'ready': {
      if (ready === null) return <Waiting />;
      const Body = BODIES[isComparison(view) ? view : 'findings'];
      return <Body {...props} {...ready} />;
    }
  }
}

const BODIES: Readonly<Record<View, ComponentType<ComparisonViewProps & Shown>>> = {
  compare: CompareView,
  quotes: QuotesView,
  claims: ClaimsView,
  topics: TopicsView,
  findings: FindingsView,
};

const STEPS: Readonly<Record<CompareProgress['step'], string>> = {
  prepare: 'Reading the accounts',
  align: 'Finding counterparts',
  quotes: 'Comparing quotes',
  claims: 'Comparing claims',
  findings: 'Ranking findings',
};

function Computing({ progress }: { readonly progress: CompareProgress | null }) {
  const label = progress === null ? 'Reading the accounts' : STEPS[progress.step];
  return (
    <>
      <p className="text-ink2">
        {label}
        {progress !== null && progress.total > 1 && `, ${progress.done} of ${progress.total}`}
      </p>
      <progress
        className="compare-progress"
        aria-label={label}
        max={progress?.total ?? 1}
        value={progress?.done ?? 0}
      />
    </>
  );
}

function Waiting({ children }: { readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="comparison-wait">
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        Comparison
      </h1>
      {children}
    </div>
  );
}
