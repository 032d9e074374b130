import {LitElement, css, html, nothing, svg} from 'lit';
import {customElement, property} from 'lit/decorators.js';

/** A probability as a dot, its band as a bar, break-even as a tick, on a line from 0 to 1. */
@customElement('c-band')
export class Band extends LitElement {
  @property({type: Number}) probability = 0;
  @property({type: Number}) lower = 0;
  @property({type: Number}) upper = 0;
  @property({attribute: false}) breakEven: number | undefined;

  static override styles = css`
    :host {
      display: inline-block;
      width: 96px;
      height: 14px;
      vertical-align: middle;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    .axis {
      stroke: var(--line-strong);
    }
    .bar {
      stroke: var(--accent);
      stroke-opacity: 0.35;
      stroke-width: 6;
    }
    .dot {
      stroke: var(--accent);
      stroke-width: 7;
      stroke-linecap: round;
    }
    .even {
      stroke: var(--warn);
      stroke-width: 1.5;
    }
  `;

  override render() {
    const at = (value: number) => `${value * 100}%`;
    const even = this.breakEven;
    return html`<svg aria-hidden="true">
      <line class="axis" x1="0" x2="100%" y1="50%" y2="50%" />
      <line class="bar" x1=${at(this.lower)} x2=${at(this.upper)} y1="50%" y2="50%" />
      ${even !== undefined && even <= 1
        ? svg`<line class="even" x1=${at(even)} x2=${at(even)} y1="0" y2="100%" />`
        : nothing}
      <line class="dot" x1=${at(this.probability)} x2=${at(this.probability)} y1="50%" y2="50%" />
    </svg>`;
  }
}
