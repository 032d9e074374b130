import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

/** A titled surface. `note` says the unit or the source, slot `tools` holds what acts on it. */
@customElement('c-panel')
export class Panel extends LitElement {
  @property() heading = '';
  @property() note = '';
  @property({type: Boolean, reflect: true}) flush = false;

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: 8px;
      box-shadow: var(--shadow);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      padding: 9px 14px 7px;
    }
    h2 {
      margin: 0;
      font-size: 13px;
      font-weight: 600;
    }
    .note {
      color: var(--muted);
      font-size: 12px;
    }
    .tools {
      margin-left: auto;
    }
    .body {
      padding: 2px 14px 13px;
    }
    :host([flush]) .body {
      padding: 0;
      border-top: 1px solid var(--line);
    }
  `;

  override render() {
    return html`<header>
        <h2>${this.heading}</h2>
        ${this.note ? html`<span class="note">${this.note}</span>` : nothing}
        <span class="tools"><slot name="tools"></slot></span>
      </header>
      <div class="body"><slot></slot></div>`;
  }
}
