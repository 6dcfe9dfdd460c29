export { readEvents, readSeeds } from './read.ts';
export { scoreEvent, stepNames } from './score.ts';
export { measureCrowds, measureScale } from './scale.ts';
