import { Contrast, Eye, EyeOff, Focus } from 'lucide-react';
import type { ReactNode } from 'react';

import type { SetId, TagId } from '#core/domain/ids.ts';
import type { SetRecord } from '#core/domain/record.ts';
import { runCommand } from '#state/commands.ts';
import { goTo, usePlace } from '#state/location.ts';
import { openOverlay } from '#state/session.ts';
import { useSetCounts } from '#state/use-set-counts.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { useRoving } from '#ui/use-roving.ts';

/** Which tags and whose annotations are shown. Alt-click on a layer shows it alone. */
export function Layers({ story }: { readonly story: Story }) {
  const hiddenTags = usePlace('hiddenTags');
  const counts = useSetCounts(story);
  const tags = useRoving({ along: 'row' });
  const sets = useRoving({ along: 'both' });
  const hidden = new Set<string>(hiddenTags);
  return (
    <section aria-label="Layers" className="border-t border-rule2 px-5 py-3">
      <div className="flex items-baseline pb-2">
        <h2 className="text-small font-semibold text-ink2">Layers</h2>
        <span className="ps-3 text-micro text-ink3">
          {hiddenTags.length === 0 ? 'all tags shown' : `${count(hiddenTags.length, 'tag')} hidden`}
        </span>
        <button
          type="button"
          className="hit ms-auto text-small text-ink2 hover:text-ink"
          onClick={() => {
            openOverlay(null);
            runCommand('codebook');
          }}
        >
          Codebook
        </button>
      </div>
      <div
        ref={tags}
        className="flex max-h-31 flex-wrap items-center gap-x-3 gap-y-1 overflow-y-auto pb-2"
        role="toolbar"
        aria-label="Tags shown"
      >
        {story.codebook.tags.map((tag) => (
          <button
            key={tag.id}
            type="button"
            className="hit min-w-6"
            aria-pressed={!hidden.has(tag.id)}
            aria-label={`Show ${tag.label.toLowerCase()}`}
            title={`Show ${tag.label.toLowerCase()}`}
            onClick={() => goTo({ hiddenTags: toggled<TagId>(hiddenTags, tag.id) }, 'replace')}
          >
            <Glyph letter={tag.letter} line={tag.line} tag={tag.id} off={hidden.has(tag.id)} />
          </button>
        ))}
      </div>
      <ul ref={sets}>
        {story.sets.map((set) => (
          <LayerRow key={set.id} story={story} set={set} count={counts.get(set.setId) ?? 0} />
        ))}
      </ul>
    </section>
  );
}

interface LayerRowProps {
  readonly story: Story;
  readonly set: SetRecord;
  readonly count: number;
}

/** Somebody's layer: shown or hidden, quiet, or alone. */
function LayerRow({ story, set, count: amount }: LayerRowProps) {
  const hiddenSets = usePlace('hiddenSets');
  const dimmedSets = usePlace('dimmedSets');
  const { setId } = set;
  const mine = setId === story.mySetId;
  const shown = !hiddenSets.includes(setId);
  const dimmed = dimmedSets.includes(setId);
  const name = nameOfSet(story, set);
  const others = story.sets.map((other) => other.setId).filter((other) => other !== setId);
  const isAlone = shown && others.length > 0 && others.every((other) => hiddenSets.includes(other));
  return (
    <li className="group flex items-center gap-1">
      <button
        type="button"
        aria-pressed={shown}
        className="flex min-h-6.5 min-w-0 flex-1 items-center gap-2.5 text-start"
        title={`${shown ? 'Hide' : 'Show'} this layer. Alt-click shows it alone.`}
        onClick={(event) =>
          goTo({ hiddenSets: event.altKey ? others : toggled<SetId>(hiddenSets, setId) }, 'replace')
        }
      >
        {shown ? (
          <Eye size={14} strokeWidth={1.6} aria-hidden="true" className="shrink-0 text-ink2" />
        ) : (
          <EyeOff size={14} strokeWidth={1.6} aria-hidden="true" className="shrink-0 text-ink3" />
        )}
        <span
          aria-hidden="true"
          className={`w-5 shrink-0 border-t ${mine ? 'border-t-2 border-ink' : 'border-ink2'} ${dimmed ? 'border-dotted' : ''}`}
        />
        <span className={`truncate ${shown ? '' : 'text-ink3'}`} dir="auto">
          {name}
        </span>
        <span className="ms-auto ps-2 text-small text-ink3">{amount}</span>
      </button>
      {others.length > 0 && (
        <>
          <LayerButton
            label={`Dim ${name}`}
            isPressed={dimmed}
            onPress={() => goTo({ dimmedSets: toggled<SetId>(dimmedSets, setId) }, 'replace')}
          >
            <Contrast size={13} strokeWidth={1.6} aria-hidden="true" />
          </LayerButton>
          <LayerButton
            label={`Show only ${name}`}
            isPressed={isAlone}
            onPress={() => goTo({ hiddenSets: isAlone ? [] : others }, 'replace')}
          >
            <Focus size={13} strokeWidth={1.6} aria-hidden="true" />
          </LayerButton>
        </>
      )}
    </li>
  );
}

interface LayerButtonProps {
  readonly label: string;
  readonly isPressed: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function LayerButton({ label, isPressed, onPress, children }: LayerButtonProps) {
  return (
    <button
      type="button"
      className="hit flex size-6 shrink-0 items-center justify-center rounded-full text-ink3 hover:text-ink aria-pressed:bg-inv aria-pressed:text-inv-ink pointer-coarse:size-11"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
