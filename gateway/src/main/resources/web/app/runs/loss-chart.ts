import {tip, tooltip, valueAxis} from '../charts/axes';
import type {Draw} from '../charts/chart';
import {number} from '../format/number';
import type {LossPoint} from './loss-history';

/** Training and validation loss per epoch; the best epoch is marked when it is known. */
export function lossChart(points: LossPoint[], maxEpochs: number, bestEpoch: number | undefined): Draw {
  const epochs = Array.from({length: Math.max(maxEpochs, points.at(-1)?.epoch ?? 0)}, (_, i) => i + 1);
  const at = new Map(points.map((point) => [point.epoch, point]));
  return (colours) => {
    const line = (name: string, color: string, pick: (point: LossPoint) => number) => ({
      name,
      type: 'line' as const,
      symbol: 'circle',
      symbolSize: 4,
      showAllSymbol: true,
      itemStyle: {color},
      lineStyle: {color, width: 1.6},
      endLabel: {show: true, formatter: name, color, fontSize: 11, distance: 6},
      labelLayout: {moveOverlap: 'shiftY' as const},
      data: epochs.map((epoch) => {
        const point = at.get(epoch);
        return point ? pick(point) : null;
      }),
    });
    return {
      grid: {left: 44, right: 74, top: 14, bottom: 34},
      tooltip: tooltip(colours, (index) => {
        const point = at.get(epochs[index]!);
        return point
          ? tip(`Epoch ${point.epoch}`, [
              ['Training loss', number(point.trainLoss, 4)],
              ['Validation loss', number(point.validationLoss, 4)],
              ['Validation Brier', number(point.validationBrier, 4)],
            ])
          : '';
      }),
      xAxis: {
        type: 'category',
        data: epochs,
        name: 'epoch',
        nameLocation: 'middle',
        nameGap: 20,
        nameTextStyle: {color: colours.muted, fontSize: 11},
        axisLine: {lineStyle: {color: colours.line}},
        axisTick: {show: false},
        axisLabel: {color: colours.muted, fontSize: 11},
      },
      yAxis: {...valueAxis(colours, 0, (value) => number(value, 3), 4), position: 'left'},
      series: [
        line('training', colours.muted, (point) => point.trainLoss),
        {
          ...line('validation', colours.accent, (point) => point.validationLoss),
          ...(bestEpoch === undefined
            ? {}
            : {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  lineStyle: {color: colours.pos, type: 'dashed' as const, width: 1},
                  label: {formatter: 'best', color: colours.pos, fontSize: 11},
                  data: [{xAxis: bestEpoch - 1}],
                },
              }),
        },
      ],
    };
  };
}
