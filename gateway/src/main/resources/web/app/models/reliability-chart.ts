import type {ReliabilityBin} from '../api/model-types';
import {tip} from '../charts/axes';
import type {Draw} from '../charts/chart';
import {count, percent} from '../format/number';

/** Forecast against observed per bin; the dot grows with the bin's share of the rows. */
export function reliabilityChart(bins: ReliabilityBin[], baseRate: number): Draw {
  const top = Math.min(1, Math.ceil(Math.max(0.1, ...bins.map((bin) => Math.max(bin.forecast, bin.observed))) * 10 + 0.4) / 10);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return (colours) => {
    const axis = (name: string, gap: number) => ({
      type: 'value' as const,
      min: 0,
      max: top,
      name,
      nameLocation: 'middle' as const,
      nameGap: gap,
      nameTextStyle: {color: colours.muted, fontSize: 11.5},
      axisLine: {show: false},
      axisTick: {show: false},
      splitLine: {lineStyle: {color: colours.line}},
      axisLabel: {color: colours.muted, fontSize: 11, formatter: (value: number) => percent(value, 0)},
    });
    return {
      grid: {left: 58, right: 16, top: 12, bottom: 46},
      tooltip: {
        trigger: 'item',
        confine: true,
        backgroundColor: colours.surface,
        borderColor: colours.lineStrong,
        padding: [7, 10],
        formatter: (hit: unknown) => {
          const bin = bins[(hit as {dataIndex: number}).dataIndex];
          return bin
            ? tip(`${percent(bin.low, 0)} to ${percent(bin.high, 0)}`, [
                ['Mean forecast', percent(bin.forecast)],
                ['Observed', percent(bin.observed)],
                ['Windows', count(bin.count)],
              ])
            : '';
        },
      },
      xAxis: axis('forecast probability', 26),
      yAxis: axis('observed share', 42),
      series: [
        {
          name: 'Bins',
          type: 'line',
          data: bins.map((bin) => [bin.forecast, bin.observed]),
          symbol: 'circle',
          symbolSize: (_: unknown, at: {dataIndex: number}) => 6 + 14 * Math.sqrt((bins[at.dataIndex]?.count ?? 0) / most),
          lineStyle: {color: colours.accent, width: 1.5},
          itemStyle: {color: colours.accent, borderColor: colours.surface, borderWidth: 1.5},
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            data: [
              [
                {coord: [0, 0], lineStyle: {color: colours.faint, type: 'dashed', width: 1}, label: {show: false}},
                {coord: [top, top]},
              ],
              {
                yAxis: baseRate,
                lineStyle: {color: colours.lineStrong, type: 'dotted', width: 1.2},
                label: {
                  position: 'insideEndTop',
                  formatter: `base rate ${percent(baseRate)}`,
                  color: colours.muted,
                  fontSize: 11,
                },
              },
            ],
          },
        },
      ],
    };
  };
}
