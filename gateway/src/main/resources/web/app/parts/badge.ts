import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';

export type Tone = 'neutral' | 'accent' | 'pos' | 'neg' | 'warn';

/** A state in a word; the colour repeats the word, it never replaces it. */
@customElement('c-badge')
export class Badge extends LitElement {
  @property({reflect: true}) tone: Tone = 'neutral';

  static override styles = css`
    :host {
      display: inline-block;
      padding: 1px 8px;
      border-radius: 10px;
      font-size: 11.5px;
      font-weight: 500;
      line-height: 1.55;
      white-space: nowrap;
      color: var(--muted);
      background: var(--surface-2);
      box-shadow: inset 0 0 0 1px var(--line);
    }
    :host([tone='accent']) {
      color: var(--accent);
      background: var(--accent-weak);
      box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--accent) 28%, transparent);
    }
    :host([tone='pos']) {
      color: var(--pos);
      background: var(--pos-weak);
      box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--pos) 28%, transparent);
    }
    :host([tone='neg']) {
      color: var(--neg);
      background: var(--neg-weak);
      box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--neg) 28%, transparent);
    }
    :host([tone='warn']) {
      color: var(--warn);
      background: var(--warn-weak);
      box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--warn) 28%, transparent);
    }
  `;

  override render() {
    return html`<slot></slot>`;
  }
}
