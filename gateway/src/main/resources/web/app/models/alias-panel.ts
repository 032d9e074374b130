import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {AliasPointer} from '../api/model-types';
import {dateTime} from '../format/time';
import '../parts/badge';
import '../parts/panel';
import type {ModelView} from './queries';

/** Which version each alias names, and every move it ever made. */
@customElement('c-alias-panel')
export class AliasPanel extends LitElement {
  @property({attribute: false}) view!: ModelView;

  static override styles = css`
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 10px;
    }
    li {
      padding-left: 12px;
      border-left: 2px solid var(--line-strong);
    }
    .who,
    p {
      margin: 0;
      color: var(--muted);
      font-size: 12px;
      text-wrap: pretty;
    }
  `;

  override render() {
    const {history} = this.view;
    return html`<c-panel heading="Alias history" note="newest first, UTC">
      ${history.length === 0
        ? html`<c-state-note
            heading="No alias points here"
            next="A version serves and trades once “champion” names it."
          ></c-state-note>`
        : html`<ol>
            ${history.map((move) => this.move(move))}
          </ol>`}
    </c-panel>`;
  }

  private move({alias, version, forced, reason, actor, at}: AliasPointer) {
    return html`<li>
      <b>${alias}</b> ${version === null ? 'was removed' : html`to version ${version}`}
      ${forced ? html`<c-badge tone="warn">forced</c-badge>` : nothing}
      <div class="who">${dateTime(at)}${actor ? `, ${actor}` : ''}</div>
      ${reason ? html`<p>${reason}</p>` : nothing}
    </li>`;
  }
}
