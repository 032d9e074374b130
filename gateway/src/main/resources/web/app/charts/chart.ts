import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {init, type EChartsOption, type EChartsType} from './echarts';
import {darkMode, palette, type Palette} from './palette';

export type Draw = (colours: Palette) => EChartsOption;

/** Where a zoom begins and ends is said once: from then on it is the reader's. */
function keptZoom({dataZoom}: EChartsOption): EChartsOption {
  if (!Array.isArray(dataZoom)) return {};
  return {
    dataZoom: dataZoom.map((zoom) => {
      const kept = {...zoom};
      delete kept.start;
      delete kept.end;
      return kept;
    }),
  };
}

/** The one place that knows ECharts' life cycle: size, theme, update, disposal. */
@customElement('c-chart')
export class Chart extends LitElement {
  /** Draws the whole chart; a new function redraws it and keeps the zoom. */
  @property({attribute: false}) draw: Draw | undefined;
  /** How many points it holds; written to `data-points` for readers of the page. */
  @property({type: Number}) points = 0;
  /** What the chart shows, for those who cannot see it. */
  @property() label = '';

  private chart: EChartsType | undefined;
  private readonly resizer = new ResizeObserver(() => this.chart?.resize());
  private readonly redraw = () => this.apply(true);

  static override styles = css`
    :host {
      display: block;
      position: relative;
      min-height: 120px;
    }
    .canvas {
      position: absolute;
      inset: 0;
    }
    .tip {
      display: grid;
      grid-template-columns: auto auto;
      gap: 1px 14px;
      font: 12px/1.45 var(--font);
      font-variant-numeric: tabular-nums;
      color: var(--text);
    }
    .tip b {
      grid-column: 1 / -1;
      font-weight: 600;
      margin-bottom: 2px;
    }
    .tip i {
      font-style: normal;
      color: var(--muted);
    }
    .tip span {
      text-align: right;
    }
    .tip em {
      grid-column: 1 / -1;
      font-style: normal;
      margin-top: 3px;
      padding-top: 3px;
      border-top: 1px solid var(--line);
      max-width: 260px;
      white-space: normal;
    }
  `;

  override render() {
    return html`<div class="canvas" role="img" aria-label=${this.label}></div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizer.observe(this);
    darkMode.addEventListener('change', this.redraw);
    if (this.hasUpdated) this.apply(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizer.disconnect();
    darkMode.removeEventListener('change', this.redraw);
    this.chart?.dispose();
    this.chart = undefined;
  }

  override updated(): void {
    this.apply(false);
  }

  private apply(anew: boolean): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.canvas');
    if (!place || !this.draw || !this.isConnected) return;
    const first = this.chart === undefined;
    this.chart ??= init(place, undefined, {renderer: 'canvas'});
    const colours = palette();
    const drawn = this.draw(colours);
    this.chart.setOption(
      {animation: false, textStyle: {fontFamily: colours.font}, ...drawn, ...(first || anew ? {} : keptZoom(drawn))},
      anew ? {notMerge: true} : {replaceMerge: ['series', 'xAxis', 'yAxis', 'grid', 'title']},
    );
    if (this.points > 0) this.setAttribute('data-points', String(this.points));
    else this.removeAttribute('data-points');
  }
}
