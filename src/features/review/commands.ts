import type { Command } from '#state/commands.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { session } from '#state/session.ts';

import type * as acts from './inbox/acts.ts';

type Acts = typeof acts;

const isReviewing = (): boolean => currentPlace().view === 'review';
const isDeciding = (): boolean => isReviewing() && currentPlace().side === 'theirs';
const isAnswering = (): boolean => isReviewing() && currentPlace().side === 'mine';
const isAskedWhy = (): boolean => isReviewing() && session().reviewing?.step === 'reason';

let loaded: Acts | null = null;

/** The acts come with the view, so that the first screen is without them; once there, a key does at once what it says. */
const through =
  (act: (acts: Acts) => void): (() => void) =>
  () => {
    if (loaded === null) void import('./inbox/acts.ts').then(act);
    else act(loaded);
  };

/** Called by the view as it comes. */
export function readyForKeys(acts: Acts): void {
  loaded = acts;
}

/** What can be done in a review. */
export function reviewCommands(): readonly Command[] {
  return COMMANDS;
}

const COMMANDS: readonly Command[] = [
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
    keys: ['d'],
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
