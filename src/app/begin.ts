import { readAhead } from '#state/read-ahead.ts';

// The first import of the app: the disk is at work while the rest of the code is being evaluated.
readAhead();
