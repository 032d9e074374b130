import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {ApiError} from '../api/client';
import {controls} from './styles';

/** What stands where data is missing: it is loading, it is not there yet, or it failed. */
@customElement('c-state-note')
export class StateNote extends LitElement {
  @property({type: Boolean}) loading = false;
  @property({attribute: false}) error: ApiError | undefined;
  @property() heading = '';
  /** What to do next, in one sentence. */
  @property() next = '';
  /** A command that does it. */
  @property() command = '';

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: 130px;
        padding: 22px 18px;
        text-align: center;
      }
      .box {
        max-width: 520px;
      }
      h3 {
        margin: 0 0 4px;
        font-size: 14px;
        font-weight: 600;
      }
      p {
        margin: 0 0 10px;
        color: var(--muted);
        text-wrap: pretty;
      }
      code {
        display: inline-block;
        font: 12px var(--mono);
        padding: 4px 9px;
        border-radius: 5px;
        background: var(--surface-2);
        border: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .trace {
        font-size: 11.5px;
      }
      .bars {
        display: grid;
        gap: 9px;
        width: min(420px, 90%);
      }
      .bars div {
        height: 10px;
        border-radius: 5px;
        background: var(--line);
        animation: breathe 1.4s ease-in-out infinite alternate;
      }
      .bars div:nth-child(2) {
        width: 82%;
      }
      .bars div:nth-child(3) {
        width: 64%;
      }
      @keyframes breathe {
        from {
          opacity: 0.45;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .bars div {
          animation: none;
        }
      }
    `,
  ];

  override render() {
    if (this.error) return this.failure(this.error);
    if (this.loading) {
      return html`<div class="bars" role="status" aria-label="Loading">
        <div></div>
        <div></div>
        <div></div>
      </div>`;
    }
    return html`<div class="box">
      <h3>${this.heading}</h3>
      <p>${this.next}</p>
      ${this.command ? html`<code>${this.command}</code>` : nothing}
      <slot></slot>
    </div>`;
  }

  private failure(error: ApiError) {
    return html`<div class="box" role="alert">
      <h3>${this.heading || 'This could not be loaded'}</h3>
      <p>${error.message}</p>
      <button @click=${() => this.dispatchEvent(new Event('retry'))}>Try again</button>
      ${error.traceId
        ? html`<p class="trace">If it stays so, give the operator this id: ${error.traceId}</p>`
        : nothing}
    </div>`;
  }
}
