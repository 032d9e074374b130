import {fade, type Palette} from './palette';

const VISIBLE = 180;

/** Ctrl and wheel, or the slider below; it begins with the newest points. */
export function zoomOf(colours: Palette, size: number, axes: number[], sides: {left: number; right: number}) {
  const start = size > VISIBLE ? 100 * (1 - VISIBLE / size) : 0;
  const both = {xAxisIndex: axes, start, end: 100};
  return [
    {...both, id: 'wheel', type: 'inside' as const, zoomOnMouseWheel: 'ctrl' as const, moveOnMouseWheel: false},
    {
      ...both,
      ...sides,
      id: 'slider',
      type: 'slider' as const,
      bottom: 8,
      height: 18,
      showDetail: false,
      brushSelect: false,
      borderColor: colours.line,
      fillerColor: fade(colours.accent, 0.1),
      handleStyle: {color: colours.surface, borderColor: colours.faint},
      moveHandleStyle: {color: colours.lineStrong},
      dataBackground: {
        lineStyle: {color: colours.lineStrong},
        areaStyle: {color: colours.line},
      },
      selectedDataBackground: {
        lineStyle: {color: colours.accent},
        areaStyle: {color: fade(colours.accent, 0.15)},
      },
    },
  ];
}
