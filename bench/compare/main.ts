export { readEvents, readSeeds } from './read.ts';
export { scoreEvent, stepNames } from './score.ts';
export { measureScale } from './scale.ts';
