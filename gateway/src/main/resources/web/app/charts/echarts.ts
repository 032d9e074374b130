// Only what the dashboard draws; everything else of ECharts stays out of the bundle.
import {BarChart, CandlestickChart, CustomChart, LineChart, ScatterChart} from 'echarts/charts';
import {
  AriaComponent,
  AxisPointerComponent,
  DataZoomComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import {init, use} from 'echarts/core';
import {CanvasRenderer} from 'echarts/renderers';

use([
  AriaComponent,
  AxisPointerComponent,
  BarChart,
  CandlestickChart,
  CanvasRenderer,
  CustomChart,
  DataZoomComponent,
  GridComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  ScatterChart,
  TitleComponent,
  TooltipComponent,
]);

export {init};
export type {EChartsOption} from 'echarts';
export type {EChartsType} from 'echarts/core';
