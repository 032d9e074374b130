import {LitElement, css, html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import type {FeatureDrift} from '../api/feature-types';
import {duration, number} from '../format/number';
import '../parts/badge';
import '../parts/panel';
import {controls} from '../parts/styles';
import type {FeatureView} from './queries';
import {column, rowsAgo} from './timeline';
import {VERDICTS} from './verdict';

export const MOST_SHOWN = 6;

/** The features of the set: which are drawn, how fresh each is, and whether it has drifted. */
@customElement('c-feature-list')
export class FeatureList extends LitElement {
  @property({attribute: false}) view!: FeatureView;
  @property({attribute: false}) shown: string[] = [];
  @property() described = '';
  @state() private search = '';

  static override styles = [
    controls,
    css`
      input[type='search'] {
        box-sizing: border-box;
        width: 100%;
        margin: 9px 0 0;
        font: inherit;
        color: var(--text);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        padding: 4px 9px;
        min-height: 28px;
      }
      .search {
        padding: 0 14px 9px;
        border-bottom: 1px solid var(--line);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        max-height: 372px;
        overflow-y: auto;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      label {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 8px;
        padding: 4px 14px;
        min-height: 28px;
        cursor: pointer;
      }
      label:hover,
      li[data-described] label {
        background: var(--surface-2);
      }
      label:has(:disabled) {
        cursor: default;
        color: var(--muted);
      }
      input[type='checkbox'] {
        margin: 0;
        accent-color: var(--accent);
      }
      .name {
        font-family: var(--mono);
        font-size: 12px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .fresh {
        color: var(--muted);
        font-size: 11.5px;
        white-space: nowrap;
      }
      .fresh.late {
        color: var(--warn);
      }
      p {
        margin: 0;
        padding: 14px;
        color: var(--muted);
      }
    `,
  ];

  override render() {
    const names = this.view.rows.names;
    const found = names.filter((name) => name.includes(this.search));
    const full = this.shown.length >= MOST_SHOWN;
    return html`<c-panel
      flush
      heading="Features"
      .note=${full ? `${MOST_SHOWN} of ${names.length} drawn, no more at once` : `${this.shown.length} of ${names.length} drawn`}
    >
      <div class="search">
        <input
          type="search"
          aria-label="Find a feature"
          placeholder="Find a feature"
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value.trim().toLowerCase())}
        />
      </div>
      ${found.length === 0
        ? html`<p>No feature of this set has “${this.search}” in its name.</p>`
        : html`<ul>
            ${found.map((name) => this.row(name, full))}
          </ul>`}
    </c-panel>`;
  }

  private row(name: string, full: boolean) {
    const drawn = this.shown.includes(name);
    const drift = this.view.drift?.features.find(({feature}) => feature === name);
    const describe = () => this.announce('describe', name);
    return html`<li
      data-testid="feature-row"
      data-feature=${name}
      ?data-described=${this.described === name}
      @mouseenter=${describe}
      @focusin=${describe}
    >
      <label>
        <input
          type="checkbox"
          .checked=${drawn}
          ?disabled=${full && !drawn}
          @change=${() => this.announce('toggle', name)}
        />
        <span class="name">${name}</span>
        ${this.freshness(name)} ${drift ? this.verdict(drift) : nothing}
      </label>
    </li>`;
  }

  private freshness(name: string) {
    const age = this.view.ages.get(name);
    if (!age) return this.byRows(name);
    if (age.state === 'FRESH') return html`<span class="fresh">fresh</span>`;
    const word = age.state === 'WARMING_UP' ? 'warming up' : age.ageMs === null ? 'no value' : `${duration(age.ageMs / 1000)} old`;
    return html`<span class="fresh late">${word}</span>`;
  }

  /** Where the service did not say: a value in the newest bar is not fresh where the bar is old. */
  private byRows(name: string) {
    const ago = rowsAgo(column(this.view, name));
    if (ago === 0) return html`<span class="fresh">newest bar</span>`;
    return html`<span class="fresh late">${ago === undefined ? 'no value' : `${ago} ${ago === 1 ? 'bar' : 'bars'} ago`}</span>`;
  }

  private verdict({verdict, stabilityIndex}: FeatureDrift) {
    const {tone, word} = VERDICTS[verdict];
    return html`<c-badge tone=${tone} title="population stability index ${number(stabilityIndex)}">${word}</c-badge>`;
  }

  private announce(type: string, name: string): void {
    this.dispatchEvent(new CustomEvent(type, {detail: name}));
  }
}
