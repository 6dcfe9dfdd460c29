import type { Command } from '#state/commands.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { session } from '#state/session.ts';

import type * as adjudication from './adjudication/acts.ts';
import type * as inbox from './inbox/acts.ts';

const isReviewing = (): boolean => currentPlace().view === 'review';
const isDeciding = (): boolean => isReviewing() && currentPlace().side === 'theirs';
const isAnswering = (): boolean => isReviewing() && currentPlace().side === 'mine';
const isAskedWhy = (): boolean => isReviewing() && session().reviewing?.step === 'reason';

/** The acts of a view come with the view, so that the first screen is without them; once there, a key does at once what it says. */
function late<Acts>(load: () => Promise<Acts>) {
  let here: Acts | null = null;
  return {
    /** Called by the view as it comes. */
    come: (acts: Acts): void => {
      here = acts;
    },
    through:
      (act: (acts: Acts) => void): (() => void) =>
      () => {
        if (here === null) void load().then(act);
        else act(here);
      },
  };
}

export const reviewActs = late<typeof inbox>(() => import('./inbox/acts.ts'));
export const adjudicationActs = late<typeof adjudication>(() => import('./adjudication/acts.ts'));

const { through } = reviewActs;
const { through: deciding } = adjudicationActs;
const isAdjudicating = (): boolean =>
  currentPlace().view === 'adjudicate' && currentPlace().reviewed !== null;

/** What can be done in a review and to an agreed set. */
export function reviewCommands(): readonly Command[] {
  return [...REVIEW, ...ADJUDICATION];
}

const REVIEW: readonly Command[] = [
  {
    id: 'review.accept',
    label: 'Accept, or take over what the reviewer says',
    says: () => (currentPlace().side === 'mine' ? 'Take over what the reviewer says' : 'Accept'),
    keys: ['a'],
    isEnabled: isReviewing,
    run: through((its) => its.accept()),
  },
  {
    id: 'review.reject',
    label: 'Reject, with a reason',
    keys: ['r'],
    isEnabled: isDeciding,
    run: through((its) => its.startRejecting()),
  },
  ...[1, 2, 3, 4, 5].map((digit) => ({
    id: `review.reason.${digit}`,
    label: digit === 5 ? 'Reject for another reason' : `Reject for reason ${digit}`,
    submenu: 'Reject because',
    keys: [`Digit${digit}`],
    isEnabled: isAskedWhy,
    run: through((its) => its.rejectBecause(digit - 1)),
  })),
  {
    id: 'review.work',
    label: 'Needs work',
    keys: ['w'],
    isEnabled: isDeciding,
    run: through((its) => its.askForWork()),
  },
  {
    id: 'review.revise',
    label: 'Revise and accept',
    keys: ['v'],
    isEnabled: isDeciding,
    run: through((its) => its.startRevising()),
  },
  {
    id: 'review.confirm',
    label: 'Accept as revised',
    keys: ['Enter'],
    isEnabled: () => isReviewing() && session().reviewing?.step === 'revise',
    run: through((its) => its.acceptRevised()),
  },
  {
    id: 'review.all',
    label: 'Accept all of this kind…',
    keys: ['Shift+A'],
    isEnabled: isDeciding,
    run: through((its) => its.startAcceptingAll()),
  },
  {
    id: 'review.keep',
    label: 'Keep mine as it is',
    keys: ['x'],
    isEnabled: isAnswering,
    run: through((its) => its.keepMine()),
  },
  {
    id: 'review.comment',
    label: 'Comment',
    keys: ['m'],
    isEnabled: isReviewing,
    run: () => document.querySelector<HTMLElement>('[data-reply]')?.focus(),
  },
  {
    id: 'review.back',
    label: 'Take the decision back',
    keys: ['Backspace'],
    isEnabled: isDeciding,
    run: through((its) => its.takeBack()),
  },
  {
    id: 'review.next',
    label: 'Next, without a decision',
    keys: ['j'],
    isEnabled: isReviewing,
    run: through((its) => its.step(1)),
  },
  {
    id: 'review.previous',
    label: 'Back to the one before',
    keys: ['k'],
    isEnabled: isReviewing,
    run: through((its) => its.step(-1)),
  },
  {
    id: 'review.read',
    label: 'Open in the account',
    keys: ['e'],
    isEnabled: isReviewing,
    run: through((its) => its.readInPlace()),
  },
  {
    id: 'review.side',
    label: 'Turn between their tags and what they say of mine',
    keys: ['o'],
    isEnabled: isReviewing,
    run: () =>
      goTo(
        { side: currentPlace().side === 'mine' ? 'theirs' : 'mine', annotationId: null },
        'push',
      ),
  },
  {
    id: 'review.cancel',
    label: 'Give up the decision that is being made',
    keys: ['Escape'],
    isEnabled: () => isReviewing() && session().reviewing !== null,
    run: through((its) => its.cancel()),
  },
].map((command): Command => ({ ...command, group: 'Review', view: 'review' }));

const ADJUDICATION: readonly Command[] = [
  {
    id: 'adjudicate.agreed',
    label: 'Take what is agreed',
    keys: ['a'],
    run: deciding((its) => its.takeAgreed()),
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => ({
    id: `adjudicate.take.${digit}`,
    label: `Take candidate ${digit}`,
    submenu: 'Take a candidate',
    keys: [`Digit${digit}`],
    run: deciding((its) => its.take(digit - 1)),
  })),
  {
    id: 'adjudicate.none',
    label: 'None of these',
    keys: ['x'],
    run: deciding((its) => its.takeNone()),
  },
  {
    id: 'adjudicate.next',
    label: 'Next place',
    keys: ['j'],
    run: deciding((its) => its.step(1)),
  },
  {
    id: 'adjudicate.previous',
    label: 'Previous place',
    keys: ['k'],
    run: deciding((its) => its.step(-1)),
  },
  {
    id: 'adjudicate.read',
    label: 'Open in the account',
    keys: ['e'],
    run: deciding((its) => its.readInPlace()),
  },
].map((command): Command => ({
  ...command,
  group: 'Review',
  view: 'adjudicate',
  isEnabled: isAdjudicating,
}));
