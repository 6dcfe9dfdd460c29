import { useMemo, useRef, useState } from 'react';

import { planAdoption } from '#core/domain/codebook-adoption.ts';
import type { Adoption, AdoptionPlan } from '#core/domain/codebook-adoption.ts';
import type { Codebook, Tag } from '#core/domain/codebook.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import type { TagId } from '#core/domain/ids.ts';
import { sourcingCodebook } from '#core/domain/sourcing-codebook.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

import { commandKeys } from './acts.ts';
import { adopt, offerFrom } from './adopt.ts';
import type { Offer } from './adopt.ts';

interface AdoptDialogProps {
  readonly story: Story;
  readonly counts: ReadonlyMap<TagId, number>;
  readonly onClose: () => void;
}

/** Codebooks that come with the app. */
const SHIPPED: readonly { readonly codebook: Codebook; readonly about: string }[] = [
  { codebook: defaultCodebook, about: 'topics, quotes, claims and errors' },
  { codebook: sourcingCodebook, about: 'how an account knows what it says' },
];

/** Chooses another codebook, shows what it would change, and takes it over. */
export function AdoptDialog({ story, counts, onClose }: AdoptDialogProps) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [name, setName] = useState('');
  const [adoption, setAdoption] = useState<Adoption>('replace');
  const input = useRef<HTMLInputElement>(null);
  const plan = useMemo(
    () =>
      offer?.ok === true
        ? planAdoption(
            story.codebook,
            offer.codebook,
            adoption,
            (id) => (counts.get(id) ?? 0) > 0,
            commandKeys(),
          )
        : null,
    [offer, adoption, story.codebook, counts],
  );
  const changes = plan !== null && plan.codebook !== story.codebook && !isSame(plan, story);
  const run = (): void => {
    if (plan === null) return;
    onClose();
    adopt(story, plan, adoption);
  };
  return (
    <Dialog
      title="Use another codebook"
      subtitle="What it changes is shown first. No annotation is lost."
      onClose={onClose}
      footer={
        <>
          <span className="me-auto text-ink2" role="status">
            {plan === null ? '' : changes ? 'One undo step' : 'Nothing changes'}
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button primary isDisabled={!changes} onPress={run}>
            {adoption === 'replace' ? 'Use it' : `Add ${count(plan?.added.length ?? 0, 'tag')}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 px-5 py-4 medium:px-7">
        <fieldset>
          <legend className="pb-1 text-small text-ink2">Which</legend>
          {SHIPPED.map(({ codebook, about }) => (
            <label
              key={codebook.title}
              className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11"
            >
              <input
                type="radio"
                name="codebook"
                className="accent-ink"
                checked={name === codebook.title}
                onChange={() => {
                  setName(codebook.title);
                  setOffer({ ok: true, codebook });
                }}
              />
              {codebook.title} <span className="text-ink3">{about}</span>
            </label>
          ))}
          <div className="flex min-h-8 flex-wrap items-center gap-2.5 pt-1">
            <Button onPress={() => input.current?.click()}>From a file…</Button>
            <span className="min-w-0 truncate text-ink2" dir="auto">
              {SHIPPED.some(({ codebook }) => codebook.title === name)
                ? 'a codebook, or a set that brings one'
                : name || 'a codebook, or a set that brings one'}
            </span>
            <input
              ref={input}
              type="file"
              hidden
              accept=".json,.jsonld,application/json,application/ld+json"
              aria-label="Codebook file"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = '';
                if (file === undefined) return;
                setName(file.name);
                void offerFrom(file).then(setOffer);
              }}
            />
          </div>
        </fieldset>
        {offer?.ok === false && (
          <div role="alert">
            {offer.reasons.map((reason) => (
              <p key={reason}>{reason}</p>
            ))}
            <p className="text-ink2">Nothing was changed.</p>
          </div>
        )}
        {plan !== null && (
          <>
            <fieldset className="flex flex-wrap gap-x-6">
              <legend className="pb-1 text-small text-ink2">How</legend>
              {(['replace', 'add'] as const).map((each) => (
                <label
                  key={each}
                  className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11"
                >
                  <input
                    type="radio"
                    name="adoption"
                    className="accent-ink"
                    checked={adoption === each}
                    onChange={() => setAdoption(each)}
                  />
                  {each === 'replace' ? 'Instead of this one' : 'Its tags beside these'}
                </label>
              ))}
            </fieldset>
            <PlanTable plan={plan} counts={counts} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function isSame(plan: AdoptionPlan, { codebook }: Story): boolean {
  return JSON.stringify(plan.codebook) === JSON.stringify(codebook);
}

function PlanTable({
  plan,
  counts,
}: {
  readonly plan: AdoptionPlan;
  readonly counts: ReadonlyMap<TagId, number>;
}) {
  const { added, changed, retired, gone, keyless, recoloured } = plan;
  const borne = retired.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
  return (
    <section aria-label="What changes" className="border-t border-rule2">
      <Row label="New" tags={added} words="are offered from now on" />
      <Row
        label="Changed"
        tags={changed.map(({ after }) => after)}
        words="are as the codebook has them"
      />
      <Row
        label="Out of use"
        tags={retired}
        words={`no longer offered, but still shown on ${count(borne, 'annotation')} as before`}
      />
      <Row label="Gone" tags={gone} words="no annotation bears them" />
      {keyless.length > 0 && (
        <p className="border-t border-rule py-2 text-ink2">
          Without a key, since another has it: {keyless.join(', ')}.
        </p>
      )}
      {recoloured.length > 0 && (
        <p className="border-t border-rule py-2 text-ink2">
          In readable colours: {recoloured.join(', ')}.
        </p>
      )}
    </section>
  );
}

function Row({
  label,
  tags,
  words,
}: {
  readonly label: string;
  readonly tags: readonly Tag[];
  readonly words: string;
}) {
  if (tags.length === 0) return null;
  return (
    <div className="grid grid-cols-[44px_96px_minmax(0,1fr)] items-baseline gap-x-3 border-b border-rule py-2 max-medium:grid-cols-[36px_minmax(0,1fr)]">
      <span className="text-end font-serif text-[17px]">{tags.length}</span>
      <b className="font-semibold">{label}</b>
      <span className="text-ink2 max-medium:col-start-2">
        <span className="flex flex-wrap gap-x-4 text-ink">
          {tags.map((tag) => (
            <span key={tag.id} className="inline-flex items-baseline gap-2">
              <span
                aria-hidden="true"
                className="glyph"
                data-tag={tag.id}
                data-line={tag.line}
                // The page has no colours yet for a tag that is still to come.
                style={{ ['--tag' as string]: `light-dark(${tag.light.ink}, ${tag.dark.ink})` }}
              >
                {tag.letter}
              </span>
              <bdi>{tag.label}</bdi>
            </span>
          ))}
        </span>
        {words}
      </span>
    </div>
  );
}
