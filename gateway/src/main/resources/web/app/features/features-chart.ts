import type {Feature} from '../api/feature-types';
import {FIXED, timeAxis, tip, tooltip, valueAxis} from '../charts/axes';
import type {Draw} from '../charts/chart';
import type {EChartsOption} from '../charts/echarts';
import {fade, type Palette} from '../charts/palette';
import {zoomOf} from '../charts/zoom';
import {axisPrice, price, significant} from '../format/number';
import {dateTime} from '../format/time';
import type {FeatureView} from './queries';
import {column, timeline, withoutValue, type Stretch, type Timeline} from './timeline';

const PRICE_HEIGHT = 250;
const FEATURE_HEIGHT = 78;
const TITLE_HEIGHT = 24;
const ZOOM_HEIGHT = 54;
const TOP = 10;
const SIDES = {left: 14, right: 72};

export function chartHeight(features: number): number {
  return TOP + PRICE_HEIGHT + features * (TITLE_HEIGHT + FEATURE_HEIGHT) + ZOOM_HEIGHT;
}

interface Shown {
  name: string;
  unit: string;
  warmUp: number;
  values: (number | null)[];
}

/** Candles above, one feature under the other below, on one time axis. */
export function featuresChart(view: FeatureView, features: Map<string, Feature>, chosen: string[]): Draw {
  const line = timeline(view);
  const shown = chosen.map((name) => ({
    name,
    unit: features.get(name)?.unit ?? '',
    // Of an expression nobody says how long; what it reads may be what warms up.
    warmUp: features.get(name)?.warmUp ?? Infinity,
    values: column(view, name),
  }));
  return (colours) => ({
    title: shown.map(({name, unit}, i) => ({
      text: `{name|${name}}  ${unit}`,
      ...place(i),
      left: SIDES.left - 4,
      top: place(i).top - TITLE_HEIGHT + 1,
      textStyle: {
        color: colours.muted,
        fontSize: 11,
        fontWeight: 'normal' as const,
        rich: {name: {color: colours.text, fontSize: 11.5, fontWeight: 600}},
      },
    })),
    grid: [{...FIXED, ...SIDES, top: TOP, height: PRICE_HEIGHT}, ...shown.map((_, i) => ({...FIXED, ...SIDES, ...place(i)}))],
    axisPointer: {link: [{xAxisIndex: 'all'}]},
    tooltip: tooltip(colours, (index) => describe(view, line, shown, index)),
    xAxis: [0, ...shown.map((_, i) => i + 1)].map((grid) => timeAxis(colours, line.times, grid, grid === shown.length)),
    yAxis: [
      valueAxis(colours, 0, axisPrice, 5),
      ...shown.map((_, i) => valueAxis(colours, i + 1, significant, 2)),
    ],
    dataZoom: zoomOf(
      colours,
      line.times.length,
      [0, ...shown.map((_, i) => i + 1)],
      SIDES,
    ),
    series: [
      candles(colours, view, line),
      ...shown.map((feature, i) => curve(colours, line, feature, i + 1)),
    ] as NonNullable<EChartsOption['series']>,
  });
}

function place(feature: number): {top: number; height: number} {
  const step = TITLE_HEIGHT + FEATURE_HEIGHT;
  return {top: TOP + PRICE_HEIGHT + feature * step + TITLE_HEIGHT, height: FEATURE_HEIGHT};
}

function candles(colours: Palette, view: FeatureView, line: Timeline) {
  const {bars} = view;
  const at = new Map(bars.openTimeMs.map((time, i) => [time, i]));
  return {
    name: 'Price',
    type: 'candlestick',
    xAxisIndex: 0,
    yAxisIndex: 0,
    barMaxWidth: 9,
    data: line.times.map((time, index) => {
      const i = line.rows[index] === undefined ? undefined : at.get(time);
      return i === undefined ? '-' : [bars.open[i]!, bars.close[i]!, bars.low[i]!, bars.high[i]!];
    }),
    itemStyle: {
      color: colours.surface,
      borderColor: colours.candleUp,
      color0: colours.candleDown,
      borderColor0: colours.candleDown,
    },
    markArea: areas([
      ...line.gaps.map((gap) => area(colours, gap, colours.warn, true)),
      ...suspects(view, line).map((stretch) => area(colours, stretch, colours.neg, true)),
    ]),
  };
}

function suspects(view: FeatureView, line: Timeline): Stretch[] {
  return view.findings.map(({kind, fromMs, toMs}) => ({
    from: Math.max(0, line.times.findIndex((time) => time >= fromMs) - 1),
    to: Math.min(line.times.length - 1, line.times.findLastIndex((time) => time <= toMs) + 1),
    text: kind.toLowerCase().replaceAll('_', ' '),
  }));
}

function curve(colours: Palette, line: Timeline, feature: Shown, grid: number) {
  return {
    name: feature.name,
    type: 'line',
    xAxisIndex: grid,
    yAxisIndex: grid,
    symbol: 'none',
    silent: true,
    connectNulls: false,
    lineStyle: {color: colours.accent, width: 1.3},
    data: line.rows.map((row) => (row === undefined ? null : (feature.values[row] ?? null))),
    markArea: areas([
      ...line.gaps.map((gap) => area(colours, gap, colours.warn, false)),
      ...withoutValue(line, feature.values, feature.warmUp).map((stretch) => area(colours, stretch, colours.faint, true)),
    ]),
  };
}

function areas(data: unknown[]) {
  return {silent: true, animation: false, data};
}

function area(colours: Palette, {from, to, text}: Stretch, colour: string, labelled: boolean) {
  return [
    {
      xAxis: from,
      itemStyle: {color: fade(colour, 0.13)},
      label: {
        show: labelled,
        position: 'insideTop',
        formatter: text,
        color: colours.muted,
        backgroundColor: fade(colours.surface, 0.8),
        padding: [1, 4],
        fontSize: 10.5,
      },
    },
    {xAxis: to},
  ];
}

function describe(view: FeatureView, line: Timeline, shown: Shown[], index: number): string {
  const time = line.times[index];
  if (time === undefined) return '';
  const row = line.rows[index];
  const title = `${dateTime(time)} UTC`;
  if (row === undefined) return tip(title, [], 'The bar is missing.');
  const {bars} = view;
  const i = bars.openTimeMs.indexOf(time);
  const prices: [string, string][] =
    i < 0
      ? []
      : [
          ['Open', price(bars.open[i])],
          ['High', price(bars.high[i])],
          ['Low', price(bars.low[i])],
          ['Close', price(bars.close[i])],
        ];
  return tip(title, [
    ...prices,
    ...shown.map(({name, unit, values}): [string, string] => {
      const value = values[row] ?? null;
      return [name, value === null ? 'no value' : `${significant(value)} ${short(unit)}`.trim()];
    }),
  ]);
}

// A tooltip has no room for sentences.
function short(unit: string): string {
  return unit.length <= 18 ? unit : '';
}
