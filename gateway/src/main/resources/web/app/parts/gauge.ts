import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {sized} from './sized';

/** How much of a limit is used: a bar that is full at the limit, with both numbers beside it. */
@customElement('c-gauge')
export class Gauge extends LitElement {
  @property() label = '';
  @property({type: Number}) observed = 0;
  @property({type: Number}) limit = 1;
  @property({attribute: false}) format: (value: number) => string = String;

  static override styles = css`
    :host {
      display: block;
    }
    .line {
      display: flex;
      justify-content: space-between;
      gap: 8px;
      font-size: 12px;
    }
    .line span:last-child {
      color: var(--muted);
      white-space: nowrap;
    }
    b {
      font-weight: 600;
      color: var(--text);
    }
    .track {
      height: 5px;
      margin-top: 3px;
      border-radius: 3px;
      background: var(--line);
      overflow: hidden;
    }
    .fill {
      height: 100%;
      border-radius: 3px;
      background: var(--accent);
    }
    .fill.near {
      background: var(--warn);
    }
    .fill.over {
      background: var(--neg);
    }
  `;

  override render() {
    const share = this.limit > 0 ? Math.max(0, this.observed) / this.limit : 0;
    const level = share > 1 ? 'over' : share >= 0.75 ? 'near' : '';
    return html`<div class="line">
        <span>${this.label}</span>
        <span><b>${this.format(this.observed)}</b> of ${this.format(this.limit)}</span>
      </div>
      <div
        class="track"
        role="meter"
        aria-label=${this.label}
        aria-valuemin="0"
        aria-valuemax=${this.limit}
        aria-valuenow=${this.observed}
      >
        <div class="fill ${level}" ${sized({width: `${Math.min(share, 1) * 100}%`})}></div>
      </div>`;
  }
}
