import type { AdoptionPlan } from '#core/domain/codebook-adoption.ts';
import type { Adoption } from '#core/domain/codebook-adoption.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import type { FileProblemCode, Problem } from '#core/exchange/problems.ts';
import { download, safeFileName } from '#platform/files/download.ts';
import { withExchange } from '#platform/worker/exchange.ts';
import { editCodebook, putCodebook } from '#state/codebook.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import { letGoOf } from './acts.ts';

/** A codebook that could be taken over, or why a file holds none, a sentence for each reason. */
export type Offer =
  | { readonly ok: true; readonly codebook: Codebook }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Larger files are refused before they are read: a codebook of 500 tags is some hundred kilobytes. */
const LARGEST_FILE = 8 * 1024 * 1024;
const MOST_REASONS = 8;

/** Reads a codebook from a file of its own or from an exported set. */
export async function offerFrom(file: File): Promise<Offer> {
  if (file.size > LARGEST_FILE) return { ok: false, reasons: ['A codebook has at most 8 MB.'] };
  try {
    const outcome = await withExchange(async (exchange) => await exchange.readCodebook(file));
    if (outcome.ok) return { ok: true, codebook: outcome.value };
    if ('notText' in outcome) {
      return {
        ok: false,
        reasons: [`The file is no text: byte ${outcome.notText} fits no UTF-8 character.`],
      };
    }
    const reasons = outcome.problems.slice(0, MOST_REASONS).map(reasonInWords);
    const left = outcome.problems.length - reasons.length;
    return { ok: false, reasons: left > 0 ? [...reasons, `And ${left} more.`] : reasons };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, reasons: [`The file could not be read: ${reason}.`] };
  }
}

/** Hands the codebook to the browser as a file. */
export async function exportCodebook({ codebook, record }: Story): Promise<void> {
  const content = await withExchange((exchange) => exchange.writeCodebook(codebook));
  const fileName = safeFileName(`${codebook.title || record.body.title} codebook`, 'json');
  download(fileName, content, 'application/json');
  notify(`The codebook was sent to the browser as ${fileName}`);
}

/** Does what the plan said, as one act. */
export function adopt(story: Story, plan: AdoptionPlan, adoption: Adoption): void {
  const { codebook } = plan;
  if (adoption === 'replace') putCodebook(story, `use codebook ${codebook.title}`, () => codebook);
  else editCodebook(story, 'add tags', () => codebook);
  letGoOf([...plan.retired, ...plan.gone].map(({ id }) => id));
  notify(adoption === 'replace' ? `The codebook is now ${codebook.title}` : 'Tags added', {
    undo: true,
  });
}

function reasonInWords(problem: Problem): string {
  const { line, column, path, found = '', expected = 'something else', limit = 0 } = problem;
  const place = line === undefined ? path : `line ${line}, column ${column ?? 1}`;
  const words: Record<FileProblemCode, string> = {
    empty: 'The file is empty.',
    html: 'This is a web page, not a codebook.',
    'not-json': `This is not a codebook: ${place} is not JSON.`,
    truncated: `The file ends too early, at ${place}. Get it again.`,
    'too-deep': `The file holds values inside values more than ${limit} deep, at ${place}.`,
    'not-annotations': 'This is JSON, but not a codebook.',
    'not-galley': 'This is JSON, but not a codebook.',
    'not-a-backup': 'This is JSON, but not a codebook.',
    'not-a-codebook': 'This is JSON, but neither a codebook nor a set that brings one.',
    'newer-version': `The file was written by a newer Galley (format ${found}). Reload to get the newer one; the file is fine.`,
    duplicate: `${place}: the id “${found}” stands there for the second time.`,
    missing: `${place} is missing.`,
    'wrong-type': `${place} should be ${expected}.`,
    'bad-value': `${place} cannot be ${found}.`,
    'too-long': `${place} is longer than ${limit}.`,
    'not-an-integer': `${place} is no whole number.`,
    negative: `${place} is below zero.`,
  };
  return words[problem.code];
}
