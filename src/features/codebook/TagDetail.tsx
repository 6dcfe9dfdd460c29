import { Archive } from 'lucide-react';
import { useId, useState } from 'react';

import {
  keyOf,
  keyProblem,
  letterProblem,
  tagNameProblem,
} from '#core/domain/codebook-problems.ts';
import type { LineStyle, Tag } from '#core/domain/codebook.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { LINE_STYLES } from '#core/domain/tag-look.ts';
import { useDraft } from '#state/use-draft.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';

import { commandKeys, dropTag, editTag, renameForNew, renameTag, reorderTag } from './acts.ts';
import { AttributeList } from './AttributeList.tsx';
import { FateDialog } from './FateDialog.tsx';
import { ProposalField } from './ProposalField.tsx';
import { LINE_NAMES, problemInWords, sharesInWords, sharesOf } from './words.ts';

interface TagDetailProps {
  readonly story: Story;
  readonly tag: Tag;
  /** All annotations that bear the tag. */
  readonly annotations: readonly AnnotationRecord[];
}

/** Everything a tag says of itself but its colours: name, letter, key, line, attributes, guideline. */
export function TagDetail({ story, tag, annotations }: TagDetailProps) {
  const { codebook } = story;
  const [removing, setRemoving] = useState(false);
  const lineId = useId();
  const place = codebook.tags.findIndex(({ id }) => id === tag.id);
  return (
    <div className="codebook-detail">
      <div className="codebook-head">
        <ProposalField
          label="Name"
          value={tag.label}
          className="font-semibold"
          problem={(name) => problemInWords(tagNameProblem(codebook, tag.id, name))}
          onCommit={(name) => renameTag(story, tag, name)}
          renderConsequence={
            annotations.length === 0
              ? undefined
              : (name, finish) => (
                  <RenameChoice
                    story={story}
                    tag={tag}
                    name={name}
                    annotations={annotations}
                    finish={finish}
                  />
                )
          }
        />
        <ProposalField
          label="Letter"
          value={tag.letter}
          problem={(letter) => problemInWords(letterProblem(codebook, tag.id, letter))}
          onCommit={(letter) => editTag(story, tag, 'letter', { letter })}
        />
        <ProposalField
          label="Key"
          value={tag.key.toUpperCase()}
          placeholder="none"
          problem={(key) => problemInWords(keyProblem(codebook, tag.id, key, commandKeys()))}
          onCommit={(key) => editTag(story, tag, 'key', { key: keyOf(key) })}
        />
        <div>
          <label htmlFor={lineId} className="block pb-1 text-small font-semibold text-ink2">
            Line
          </label>
          <select
            id={lineId}
            className="field"
            value={tag.line}
            onChange={(event) => {
              const line = event.target.value as LineStyle;
              editTag(story, tag, 'line', { line });
            }}
          >
            {LINE_STYLES.map((line) => (
              <option key={line} value={line}>
                {LINE_NAMES[line]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <AttributeList key={tag.id} story={story} tag={tag} annotations={annotations} />
      <Guideline key={`${tag.id} guideline`} story={story} tag={tag} />
      <footer className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-6">
        <Archive size={14} strokeWidth={1.6} aria-hidden="true" className="text-ink2" />
        <span className="min-w-0 flex-1 basis-60 text-ink2">
          {annotations.length === 0
            ? 'No annotation bears this tag.'
            : `${count(annotations.length, 'annotation')}: ${sharesInWords(sharesOf(story, annotations))}.`}
        </span>
        <span className="flex gap-3">
          <Button
            isDisabled={place <= 0}
            onPress={() => reorderTag(story, tag.id, place - 1)}
            aria-label={`Move ${tag.label} up`}
          >
            Up
          </Button>
          <Button
            isDisabled={place === codebook.tags.length - 1}
            onPress={() => reorderTag(story, tag.id, place + 1)}
            aria-label={`Move ${tag.label} down`}
          >
            Down
          </Button>
          <Button
            onPress={() =>
              annotations.length === 0
                ? dropTag(story, tag, annotations, { kind: 'keep' })
                : setRemoving(true)
            }
          >
            Remove tag…
          </Button>
        </span>
      </footer>
      {removing && (
        <FateDialog
          story={story}
          title={`Remove tag ${tag.label}`}
          annotations={annotations}
          keep="They keep the tag. It goes out of use, and they are shown as before"
          move="They go over to"
          targets={codebook.tags.filter(({ id }) => id !== tag.id)}
          remove="They are deleted"
          onClose={() => setRemoving(false)}
          onDecide={(fate) => {
            setRemoving(false);
            dropTag(story, tag, annotations, fate);
          }}
        />
      )}
    </div>
  );
}

function RenameChoice({
  story,
  tag,
  name,
  annotations,
  finish,
}: TagDetailProps & { readonly name: string; readonly finish: () => void }) {
  const all = count(annotations.length, 'annotation');
  return (
    <div className="pt-2">
      <p className="text-small text-ink2">
        {all} {annotations.length === 1 ? 'bears' : 'bear'} this tag:{' '}
        {sharesInWords(sharesOf(story, annotations))}.
      </p>
      <div className="flex flex-wrap gap-2 pt-2">
        <Button
          primary
          onPress={() => {
            finish();
            renameTag(story, tag, name);
          }}
        >
          Rename on all
        </Button>
        <Button
          onPress={() => {
            finish();
            renameForNew(story, tag, name);
          }}
        >
          Keep the old name on them
        </Button>
        <Button plain onPress={finish}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function Guideline({ story, tag }: { readonly story: Story; readonly tag: Tag }) {
  const id = useId();
  const draft = useDraft(tag.guideline, (guideline) =>
    editTag(story, tag, 'guideline', { guideline }),
  );
  return (
    <section className="pt-6">
      <label htmlFor={id} className="block pb-1.5">
        <b className="pe-2 font-semibold">Guideline</b>
        <span className="text-small text-ink2">shown beside the work</span>
      </label>
      <textarea
        id={id}
        rows={4}
        dir="auto"
        className="field guideline field-sizing-content resize-none"
        value={draft.shown}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.leave}
      />
    </section>
  );
}
