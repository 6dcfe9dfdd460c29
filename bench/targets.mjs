import { PATIENCE } from './measure.mjs';

/** One frame at 60 Hz, in milliseconds, with what the browser's clock adds by rounding. */
const FRAME = 16.8;

/** A target on one figure of Galley: at most `limit`, or `limit` times the figure of surface `than`. */
function atMost(size, figure, words, limit, than = null) {
  return {
    size,
    words,
    judge(figureOf) {
      const own = figureOf(size, 'galley', figure);
      const other = than === null ? 1 : figureOf(size, than, figure);
      if (own === null || other === null) return null;
      return { measured: than === null ? own : own / other, reached: own <= limit * other };
    },
    unit: than === null ? 'ms' : '×',
  };
}

/** A target that Recogito takes at least `factor` times as long as Galley. What never came was slower than what was waited for. */
function ahead(size, figure, words, factor) {
  return {
    size,
    words,
    judge(figureOf) {
      const own = figureOf(size, 'galley', figure);
      const peer =
        figureOf(size, 'recogito', figure) ??
        (figureOf(size, 'recogito', 'isTooSlow') === true ? PATIENCE : null);
      if (own === null || peer === null) return null;
      return { measured: peer / own, reached: peer >= factor * own };
    },
    unit: '×',
  };
}

/** What Galley is to reach, in the order of the report. `judge` returns `null` where the run has not measured it. */
export const TARGETS = [
  atMost('S', 'load', 'load at most 1.3 × limit', 1.3, 'limit'),
  atMost('M', 'load', 'load at most 1.3 × limit', 1.3, 'limit'),
  atMost('L', 'load', 'load at most 1.6 × limit', 1.6, 'limit'),
  ahead('L', 'load', 'Recogito at least 10 × slower to load', 10),
  // 8 and 12 ms on a machine whose limit was 1.9 and 3.2.
  atMost('S', 'tag', 'tag → painted, p50 at most 4.2 × limit', 4.2, 'limit'),
  atMost('L', 'tag', 'tag → painted, p50 at most 3.8 × limit', 3.8, 'limit'),
  atMost('S', 'tag95', 'tag → painted, p95 within one frame', FRAME),
  atMost('M', 'tag95', 'tag → painted, p95 within one frame', FRAME),
  atMost('L', 'tag95', 'tag → painted, p95 within two frames', 2 * FRAME),
  ahead('S', 'tag', 'tag → painted, ahead of Recogito', 1),
  ahead('M', 'tag', 'tag → painted, ahead of Recogito', 1),
  ahead('L', 'tag', 'tag → painted, ahead of Recogito', 1),
  atMost('L', 'scroll95', 'scroll p95 one frame', FRAME),
  atMost('L', 'longestInScroll', 'no task of 50 ms or more while scrolling', 0),
  atMost('S', 'switch', 'switch within one frame', FRAME),
  atMost('L', 'switch', 'switch at most 0.6 × limit', 0.6, 'limit'),
  atMost('L', 'heap', 'heap at most 4 × limit', 4, 'limit'),
  atMost('XL', 'load', 'first screen at most 2 × limit', 2, 'limit'),
  atMost('XL', 'longestAfterLoad', 'no task of 50 ms or more after it', 0),
];
