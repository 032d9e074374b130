import {axisTime} from '../format/time';
import type {Palette} from './palette';

// The looks that all charts share: hairlines, muted labels, no decoration.

/** Stacked grids keep their edges, so that one time stands over the other. */
export const FIXED = {outerBoundsMode: 'none'} as const;

export function timeAxis(colours: Palette, times: number[], gridIndex: number, labelled: boolean) {
  return {
    type: 'category' as const,
    gridIndex,
    data: times,
    boundaryGap: true,
    axisLine: {lineStyle: {color: colours.line}},
    axisTick: {show: false},
    splitLine: {show: false},
    axisLabel: {
      show: labelled,
      color: colours.muted,
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: string) => axisTime(Number(value)),
    },
    axisPointer: {label: {show: false}},
  };
}

export function valueAxis(
  colours: Palette,
  gridIndex: number,
  format: (value: number) => string,
  splitNumber = 4,
) {
  return {
    type: 'value' as const,
    gridIndex,
    scale: true,
    position: 'right' as const,
    splitNumber,
    axisLine: {show: false},
    axisTick: {show: false},
    splitLine: {lineStyle: {color: colours.line, width: 1}},
    axisLabel: {color: colours.muted, fontSize: 11, formatter: format, hideOverlap: true},
    axisPointer: {label: {show: false}},
  };
}

/** Round ends of an axis that holds `low` to `high`. */
export function roundEnds(low: number, high: number) {
  const step = 10 ** Math.floor(Math.log10(high - low));
  return {min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step};
}

export function tooltip(colours: Palette, content: (index: number) => string) {
  return {
    trigger: 'axis' as const,
    confine: true,
    backgroundColor: colours.surface,
    borderColor: colours.lineStrong,
    borderWidth: 1,
    padding: [7, 10],
    extraCssText: 'border-radius:6px;box-shadow:0 4px 16px rgb(10 20 35 / 14%);',
    axisPointer: {type: 'line' as const, lineStyle: {color: colours.faint, width: 1, type: 'dashed' as const}},
    formatter: (hits: unknown) => {
      const first = (hits as {dataIndex: number}[])[0];
      return first ? content(first.dataIndex) : '';
    },
  };
}

/** Rows of a tooltip: a title, then pairs, then a sentence. Values are formatted, never raw input. */
export function tip(title: string, rows: [string, string][], sentence = ''): string {
  const lines = rows.map(([name, value]) => `<i>${escape(name)}</i><span>${escape(value)}</span>`);
  const end = sentence ? `<em>${escape(sentence)}</em>` : '';
  return `<div class="tip"><b>${escape(title)}</b>${lines.join('')}${end}</div>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
