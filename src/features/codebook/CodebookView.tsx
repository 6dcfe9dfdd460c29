import { useEffect, useMemo, useRef, useState } from 'react';

import { countByTag } from '#core/domain/codebook-use.ts';
import { nameProblem } from '#core/domain/codebook-problems.ts';
import { editCodebook, useAnnotations } from '#state/codebook.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';

import { exportCodebook } from './adopt.ts';
import { AdoptDialog } from './AdoptDialog.tsx';
import './codebook.css';
import { InkPane } from './InkPane.tsx';
import { ProposalField } from './ProposalField.tsx';
import { TagDetail } from './TagDetail.tsx';
import { TagList } from './TagList.tsx';
import { problemInWords } from './words.ts';

/** The codebook of a story, to be read and changed: its tags, and all that one of them says. */
export function CodebookView({ story }: { readonly story: Story }) {
  const wanted = usePlace('tag');
  const annotations = useAnnotations(story);
  const counts = useMemo(() => countByTag(annotations), [annotations]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const [choosing, setChoosing] = useState(false);
  const { codebook } = story;
  const named = codebook.tags.find(({ id }) => id === wanted);
  const tag = named ?? codebook.tags[0];
  const own = useMemo(
    () => annotations.filter(({ body }) => body.tag === tag?.id),
    [annotations, tag?.id],
  );
  return (
    // On a narrow page list and tag are two pages; which, the URL says.
    <div className="codebook" data-one={named === undefined ? 'list' : 'tag'}>
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        Codebook
      </h1>
      <TagList story={story} open={tag?.id ?? null} counts={counts}>
        <div className="flex flex-col gap-3 px-5 pt-6 pb-8 medium:px-7">
          <ProposalField
            label="Title of the codebook"
            value={codebook.title}
            problem={(title) => problemInWords(nameProblem(title, []))}
            onCommit={(title) =>
              editCodebook(story, 'rename the codebook', (now) => ({ ...now, title }))
            }
          />
          <div className="flex flex-wrap gap-2">
            <Button onPress={() => setChoosing(true)}>Use another codebook…</Button>
            <Button onPress={() => void exportCodebook(story)}>Export it alone</Button>
          </div>
        </div>
      </TagList>
      {tag === undefined ? (
        <p className="p-8 text-ink2">No tags yet. Add one, or use another codebook.</p>
      ) : (
        <div className="codebook-open">
          <button
            type="button"
            className="codebook-back hit px-5 pt-3 text-ink2"
            onClick={() => goTo({ tag: null }, 'push')}
          >
            ← All tags
          </button>
          <TagDetail key={tag.id} story={story} tag={tag} annotations={own} />
          <InkPane key={`${tag.id} ink`} story={story} tag={tag} annotations={own} />
        </div>
      )}
      {choosing && <AdoptDialog story={story} counts={counts} onClose={() => setChoosing(false)} />}
    </div>
  );
}
