import type {Decision, OpenPosition, StrategySpec} from '../api/strategy-types';
import {FIXED, timeAxis, tip, tooltip, valueAxis} from '../charts/axes';
import type {Draw} from '../charts/chart';
import type {EChartsOption} from '../charts/echarts';
import {fade, type Palette} from '../charts/palette';
import {zoomOf} from '../charts/zoom';
import {axisPrice, number, percent, price} from '../format/number';
import {explain} from '../format/reasons';
import {dateTime, intervalMillis} from '../format/time';
import type {TradeView} from './queries';
import {trips, type Trip} from './trips';

interface Frame {
  times: number[];
  candles: (number[] | '-')[];
  byTime: Map<number, Decision>;
  index: Map<number, number>;
  trips: Trip[];
  open: OpenPosition | null;
  even: number;
}

/** Candles above, the calibrated probability with its band below, on one time axis. */
export function predictionChart(view: TradeView): Draw {
  return (colours) => {
    const spec = view.strategy?.spec;
    if (!spec) return {};
    const frame = frameOf(view, spec);
    return {
      grid: [
        {...FIXED, left: 14, right: 64, top: 10, height: '56%'},
        {...FIXED, left: 14, right: 64, top: '66%', bottom: 52},
      ],
      axisPointer: {link: [{xAxisIndex: 'all'}]},
      tooltip: tooltip(colours, (index) => describe(frame, view, index)),
      xAxis: [timeAxis(colours, frame.times, 0, false), timeAxis(colours, frame.times, 1, true)],
      yAxis: [
        valueAxis(colours, 0, axisPrice, 5),
        {...valueAxis(colours, 1, (value) => percent(value, 0)), ...shareRange(view)},
      ],
      dataZoom: zoomOf(colours, frame.times.length, [0, 1], {left: 14, right: 64}),
      series: [...priceSeries(colours, frame), ...forecastSeries(colours, frame)] as NonNullable<EChartsOption['series']>,
    };
  };
}

function frameOf(view: TradeView, spec: StrategySpec): Frame {
  const bars = view.bars;
  const open = view.portfolio.open;
  const times = [...bars.openTimeMs];
  const candles: Frame['candles'] = times.map((_, i) => [bars.open[i]!, bars.close[i]!, bars.low[i]!, bars.high[i]!]);
  // Room on the right for the bars in which an open position must end.
  if (open) {
    const step = intervalMillis(spec.interval);
    const last = times.at(-1) ?? open.entryOpenTimeMs;
    for (let left = 1; left <= open.horizonBars - open.bars; left++) {
      times.push(last + left * step);
      candles.push('-');
    }
  }
  return {
    times,
    candles,
    byTime: new Map(view.decisions.map((decision) => [decision.barOpenTimeMs, decision])),
    index: new Map(times.map((time, i) => [time, i])),
    trips: trips(view.fills),
    open,
    even: view.portfolio.breakEven,
  };
}

function priceSeries(colours: Palette, frame: Frame) {
  const at = (time: number) => frame.index.get(time);
  const marks = (points: [number | undefined, number][]) => points.filter(([x]) => x !== undefined);
  const exits = frame.trips.flatMap((trip) => (trip.exit ? [{...trip, exit: trip.exit}] : []));
  const won = exits.filter((trip) => (trip.profit ?? 0) > 0);
  const lost = exits.filter((trip) => (trip.profit ?? 0) <= 0);
  const dots = {type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, z: 5, silent: true} as const;
  const rim = {borderColor: colours.surface, borderWidth: 1};
  return [
    {
      name: 'Price',
      type: 'candlestick',
      xAxisIndex: 0,
      yAxisIndex: 0,
      barMaxWidth: 9,
      data: frame.candles,
      itemStyle: {
        color: colours.surface,
        borderColor: colours.candleUp,
        color0: colours.candleDown,
        borderColor0: colours.candleDown,
      },
      markLine: {silent: true, symbol: 'none', animation: false, data: barrierLines(colours, frame)},
    },
    {
      ...dots,
      name: 'Entry',
      symbol: 'triangle',
      symbolSize: 11,
      symbolOffset: [0, 9],
      itemStyle: {color: colours.accent, ...rim},
      data: marks(frame.trips.map(({entry}) => [at(entry.barOpenTimeMs), entry.price])),
    },
    {
      ...dots,
      name: 'Exit with profit',
      symbol: 'diamond',
      symbolSize: 11,
      itemStyle: {color: colours.pos, ...rim},
      data: marks(won.map(({exit}) => [at(exit.barOpenTimeMs), exit.price])),
    },
    {
      ...dots,
      name: 'Exit with loss',
      symbol: 'diamond',
      symbolSize: 11,
      itemStyle: {color: colours.neg, ...rim},
      data: marks(lost.map(({exit}) => [at(exit.barOpenTimeMs), exit.price])),
    },
  ];
}

function barrierLines(colours: Palette, frame: Frame) {
  const open = frame.open;
  const from = open && frame.index.get(open.entryOpenTimeMs);
  if (!open || typeof from !== 'number') return [];
  const to = frame.times.length - 1;
  const line = (value: number, color: string, text: string) => [
    {
      coord: [from, value],
      lineStyle: {color, width: 1.5, type: 'dashed'},
      label: {
        show: true,
        position: 'insideEndTop',
        formatter: `${text} ${price(value)}`,
        color,
        backgroundColor: fade(colours.surface, 0.85),
        padding: [1, 4],
        fontSize: 11,
      },
    },
    {coord: [to, value]},
  ];
  return [
    line(open.targetPrice, colours.pos, 'target'),
    line(open.stopPrice, colours.neg, 'stop'),
  ];
}

function forecastSeries(colours: Palette, frame: Frame) {
  const values = (pick: (decision: Decision) => number | null) =>
    frame.times.map((time) => {
      const decision = frame.byTime.get(time);
      return (decision && pick(decision)) ?? null;
    });
  const even = frame.even;
  const base = {type: 'line', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true} as const;
  const none = {width: 0};
  return [
    {...base, name: 'Lower', stack: 'band', lineStyle: none, data: values((d) => d.lower)},
    {
      ...base,
      name: 'Band',
      stack: 'band',
      lineStyle: none,
      areaStyle: {color: fade(colours.accent, 0.2)},
      data: values((d) => (d.upper === null || d.lower === null ? null : d.upper - d.lower)),
    },
    {
      ...base,
      name: 'Probability',
      z: 4,
      lineStyle: {color: colours.accent, width: 1.6},
      data: values((d) => d.probability),
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        lineStyle: {color: colours.warn, width: 1.2, type: 'dashed'},
        label: {
          position: 'insideStartTop',
          formatter: `break-even ${percent(even)}`,
          color: colours.warn,
          backgroundColor: fade(colours.surface, 0.85),
          padding: [1, 4],
          fontSize: 11,
        },
        data: [{yAxis: even}],
      },
    },
  ];
}

// Break-even must be in sight, for a forecast says nothing without it.
function shareRange(view: TradeView): {min: number; max: number; interval: number} {
  const even = view.portfolio.breakEven;
  const low = Math.min(even, ...view.decisions.map((d) => d.lower ?? even));
  const high = Math.max(even, ...view.decisions.map((d) => d.upper ?? even));
  const interval = high - low > 0.6 ? 0.25 : high - low > 0.3 ? 0.2 : 0.1;
  const max = Math.min(1, Math.ceil((high + 0.01) / interval) * interval);
  return {min: Math.max(0, Math.floor((low - 0.01) / interval) * interval), max, interval};
}

function describe(frame: Frame, view: TradeView, index: number): string {
  const time = frame.times[index];
  if (time === undefined) return '';
  const bars = view.bars;
  const decision = frame.byTime.get(time);
  const rows: [string, string][] = [];
  if (index < bars.close.length) {
    rows.push(['Open', price(bars.open[index])], ['High', price(bars.high[index])]);
    rows.push(['Low', price(bars.low[index])], ['Close', price(bars.close[index])]);
  }
  if (decision?.probability != null) {
    rows.push(['Probability of target', percent(decision.probability)]);
    rows.push(['Band', `${percent(decision.lower)} to ${percent(decision.upper)}`]);
    rows.push(['Scaled signal', number(decision.scaled)]);
  }
  return tip(`${dateTime(time)} UTC`, rows, decision ? explain(decision) : '');
}
