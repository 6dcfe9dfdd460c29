import { useQuery } from '@tanstack/react-query';
import { Link2, X } from 'lucide-react';

import { removeRecord } from '#core/domain/edits.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { nowInstant } from '#platform/time.ts';
import { useKeyOf } from '#state/commands.ts';
import { commit } from '#state/commit.ts';
import { referencesQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { Key } from '#ui/Key.tsx';

import { AnnotationWords } from './PassageWords.tsx';
import { startLink } from './picking.ts';

interface LinksFieldProps {
  readonly story: Story;
  readonly annotation: AnnotationRecord;
  readonly editable: boolean;
}

/** What an annotation is tied to, in any account: each link with its kind and its other end. */
export function LinksField({ story, annotation, editable }: LinksFieldProps) {
  const keyOf = useKeyOf();
  const { data = [] } = useQuery(referencesQuery(annotation.id));
  const links = data
    .filter((record) => isLive(record, 'link'))
    .filter(({ body }) => body.from === annotation.id || body.to.includes(annotation.id));
  const { relations } = story.codebook;
  const [first] = relations;
  if (links.length === 0 && (!editable || first === undefined)) return null;
  return (
    <div className="editor-row">
      <span className="editor-label" id={`${annotation.id}-links`}>
        Links
      </span>
      <div
        role="group"
        aria-labelledby={`${annotation.id}-links`}
        className="flex min-w-0 flex-col items-start gap-1.5"
      >
        {links.map((link) => {
          const { relation, from, to } = link.body;
          const label = relations.find(({ id }) => id === relation)?.label ?? relation;
          const others = from === annotation.id ? to : [from];
          return (
            <div key={link.id} className="evidence flex w-full items-start gap-2">
              <div className="min-w-0">
                <span className="block text-small text-ink2">
                  {from === annotation.id ? label : `${label}, from`}
                </span>
                {others.map((id) => (
                  <AnnotationWords key={id} story={story} id={id} />
                ))}
              </div>
              {link.setId === story.mySetId && (
                <button
                  type="button"
                  className="hit ms-auto p-0.5 text-ink3 hover:text-ink"
                  aria-label={`Take the link ${label} away`}
                  onClick={() => commit(`unlink ${label}`, [removeRecord(link, nowInstant())])}
                >
                  <X size={14} strokeWidth={1.6} aria-hidden="true" />
                </button>
              )}
            </div>
          );
        })}
        {editable && first !== undefined && (
          <button
            type="button"
            data-field=""
            className="hit inline-flex min-h-5 items-center gap-1.5 text-ink2 hover:text-ink pointer-coarse:min-h-11"
            onClick={() => startLink(annotation, first.id)}
          >
            <Link2 size={14} strokeWidth={1.6} aria-hidden="true" className="shrink-0" />
            Link to another <Key binding={keyOf('annotation.link')} />
          </button>
        )}
      </div>
    </div>
  );
}
