import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

/** One number that matters, with its name above and its context below. */
@customElement('c-stat')
export class Stat extends LitElement {
  @property() label = '';
  @property() value = '';
  @property() detail = '';
  @property({reflect: true}) tone: '' | 'pos' | 'neg' = '';

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    .label {
      color: var(--muted);
      font-size: 11.5px;
      white-space: nowrap;
    }
    .value {
      font-size: 18px;
      font-weight: 600;
      letter-spacing: -0.01em;
      line-height: 1.3;
      white-space: nowrap;
    }
    :host([tone='pos']) .value {
      color: var(--pos);
    }
    :host([tone='neg']) .value {
      color: var(--neg);
    }
    .detail {
      color: var(--muted);
      font-size: 11.5px;
    }
  `;

  override render() {
    return html`<div class="label">${this.label}</div>
      <div class="value">${this.value}<slot></slot></div>
      ${this.detail ? html`<div class="detail">${this.detail}</div>` : nothing}`;
  }
}
