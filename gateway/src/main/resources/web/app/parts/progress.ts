import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {sized} from './sized';

@customElement('c-progress')
export class Progress extends LitElement {
  @property({type: Number}) fraction = 0;

  static override styles = css`
    :host {
      display: block;
    }
    .track {
      height: 6px;
      border-radius: 3px;
      background: var(--line);
      overflow: hidden;
    }
    .fill {
      height: 100%;
      background: var(--fill, var(--accent));
      transition: width 0.3s;
    }
    @media (prefers-reduced-motion: reduce) {
      .fill {
        transition: none;
      }
    }
  `;

  override render() {
    const share = Math.min(1, Math.max(0, this.fraction)) * 100;
    return html`<div class="track" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(share)}>
      <div class="fill" ${sized({width: `${share}%`})}></div>
    </div>`;
  }
}
