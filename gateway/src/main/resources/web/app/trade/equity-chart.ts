import {FIXED, roundEnds, timeAxis, tip, tooltip, valueAxis} from '../charts/axes';
import type {Draw} from '../charts/chart';
import {fade} from '../charts/palette';
import {number, percent, quantity, signedPercent} from '../format/number';
import {dateTime} from '../format/time';

export interface Curve {
  openTimeMs: number[];
  equity: number[];
  position?: number[] | undefined;
}

/** Drawdown of each point, zero or negative; the start counts as the first peak. */
function drawdowns(equity: number[], start: number): number[] {
  let peak = start;
  return equity.map((value) => {
    peak = Math.max(peak, value);
    return peak > 0 ? value / peak - 1 : 0;
  });
}

// A curve that hardly moves keeps an axis whose labels still differ.
const LEAST_SPAN = 0.001;

/** Equity above, how far it is below its peak below. `currency` is the quote currency. */
export function equityChart(curve: Curve, start: number, currency: string): Draw {
  const falls = drawdowns(curve.equity, start);
  const deepest = falls.reduce((a, b) => Math.min(a, b), -LEAST_SPAN);
  const low = curve.equity.reduce((a, b) => Math.min(a, b), start * (1 - LEAST_SPAN));
  const high = curve.equity.reduce((a, b) => Math.max(a, b), start * (1 + LEAST_SPAN));
  const digits = deepest > -0.01 ? 2 : 1;
  const dot = curve.equity.length === 1 ? 'circle' : 'none';
  return (colours) => ({
    grid: [
      {...FIXED, left: 14, right: 72, top: 10, height: '58%'},
      {...FIXED, left: 14, right: 72, top: '72%', bottom: 24},
    ],
    axisPointer: {link: [{xAxisIndex: 'all'}]},
    tooltip: tooltip(colours, (index) =>
      tip(`${dateTime(curve.openTimeMs[index])} UTC`, [
        ['Equity', `${number(curve.equity[index])} ${currency}`],
        ['Since start', signedPercent((curve.equity[index] ?? start) / start - 1)],
        ['Drawdown', percent(falls[index], 2)],
        ...(curve.position ? [['Position', quantity(curve.position[index])] as [string, string]] : []),
      ]),
    ),
    xAxis: [timeAxis(colours, curve.openTimeMs, 0, false), timeAxis(colours, curve.openTimeMs, 1, true)],
    yAxis: [
      {...valueAxis(colours, 0, (value) => number(value, high - low >= 10 ? 0 : 2), 3), ...roundEnds(low, high)},
      {...valueAxis(colours, 1, (value) => percent(value, digits), 2), ...roundEnds(deepest, 0)},
    ],
    series: [
      {
        name: 'Equity',
        type: 'line',
        symbol: dot,
        data: curve.equity,
        lineStyle: {color: colours.accent, width: 1.6},
        markLine: {
          silent: true,
          symbol: 'none',
          label: {show: false},
          lineStyle: {color: colours.faint, type: 'dashed', width: 1},
          data: [{yAxis: start}],
        },
      },
      {
        name: 'Drawdown',
        type: 'line',
        symbol: 'none',
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: falls,
        lineStyle: {color: colours.neg, width: 1},
        areaStyle: {color: fade(colours.neg, 0.16), origin: 'end'},
      },
    ],
  });
}
