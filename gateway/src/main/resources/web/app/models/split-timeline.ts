import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {sized} from '../parts/sized';
import type {ModelCard, Slice} from '../api/model-types';
import {count, percent} from '../format/number';
import {dateTime} from '../format/time';

/** The four slices as they lie in time, with what each is for. */
@customElement('c-split-timeline')
export class SplitTimeline extends LitElement {
  @property({attribute: false}) split!: ModelCard['split'];

  static override styles = css`
    .line {
      position: relative;
      height: 16px;
      border-radius: 4px;
      background: var(--line);
      overflow: hidden;
    }
    .line div {
      position: absolute;
      top: 0;
      bottom: 0;
      min-width: 3px;
    }
    .s0 {
      background: var(--accent);
      opacity: 0.45;
    }
    .s1 {
      background: var(--accent);
      opacity: 0.65;
    }
    .s2 {
      background: var(--accent);
      opacity: 0.82;
    }
    .s3 {
      background: var(--accent);
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
      gap: 8px 20px;
      margin: 10px 0 0;
      padding: 0;
      list-style: none;
    }
    .swatch {
      display: inline-block;
      width: 9px;
      height: 9px;
      border-radius: 2px;
      margin-right: 6px;
    }
    small {
      display: block;
      color: var(--muted);
      font-size: 12px;
    }
  `;

  override render() {
    const {train, earlyStopping, calibration, test} = this.split;
    const slices: [string, string, Slice][] = [
      ['Train', 'fits the weights', train],
      ['Early stopping', 'ends the training', earlyStopping],
      ['Calibration', 'fits Platt’s line', calibration],
      ['Test', 'seen once, for the scores', test],
    ];
    const from = train.fromMs;
    const span = Math.max(1, test.toMs - from);
    const share = (ms: number) => `${(ms / span) * 100}%`;
    return html`<div class="line" aria-hidden="true">
        ${slices.map(
          ([, , slice], i) =>
            html`<div
              class="s${i}"
              ${sized({left: share(slice.fromMs - from), width: share(slice.toMs - slice.fromMs)})}
            ></div>`,
        )}
      </div>
      <ul>
        ${slices.map(
          ([name, use, slice], i) => html`<li>
            <span class="swatch s${i}"></span><b>${name}</b>, ${use}
            <small>${dateTime(slice.fromMs)} to ${dateTime(slice.toMs)}</small>
            <small>${count(slice.rows)} windows, ${percent(slice.rows > 0 ? slice.positives / slice.rows : null)} positive</small>
          </li>`,
        )}
      </ul>`;
  }
}
