import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {ServedModel, ServingState} from '../api/model-types';
import {dateTime} from '../format/time';
import '../parts/badge';
import type {Tone} from '../parts/badge';
import '../parts/panel';
import '../parts/state-note';

const STATES: Record<ServingState, {word: string; tone: Tone}> = {
  LOADING: {word: 'loading', tone: 'neutral'},
  READY: {word: 'ready', tone: 'pos'},
  FAILED: {word: 'failed', tone: 'neg'},
};

/** What prediction-service made of each alias of the model, and what keeps it from answering. */
@customElement('c-serving-panel')
export class ServingPanel extends LitElement {
  @property({attribute: false}) served: ServedModel[] = [];

  static override styles = css`
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 12px;
    }
    .since,
    p {
      margin: 0;
      color: var(--muted);
      font-size: 12px;
      text-wrap: pretty;
      overflow-wrap: anywhere;
    }
    .said {
      margin-top: 5px;
      padding: 6px 9px;
      border-radius: 6px;
      color: var(--warn);
      background: var(--warn-weak);
    }
    .said.failed {
      color: var(--neg);
      background: var(--neg-weak);
    }
  `;

  override render() {
    return html`<c-panel heading="Serving" note="what answers now">
      ${this.served.length === 0
        ? html`<c-state-note
            heading="Nothing is served"
            next="A version is loaded within seconds once an alias names it."
          ></c-state-note>`
        : html`<ul>
            ${this.served.map((served) => this.alias(served))}
          </ul>`}
    </c-panel>`;
  }

  private alias({alias, version, state, servingVersion, reason, warning, stateSinceAt}: ServedModel) {
    const {word, tone} = STATES[state] ?? {word: state.toLowerCase(), tone: 'neutral'};
    return html`<li data-testid="served-alias" data-alias=${alias}>
      <b>${alias}</b> version ${version} <c-badge tone=${tone}>${word}</c-badge>
      ${warning ? html`<c-badge tone="warn">warning</c-badge>` : nothing}
      <div class="since">since ${dateTime(stateSinceAt)} UTC${this.meanwhile(version, servingVersion)}</div>
      ${reason ? html`<p class="said ${state === 'FAILED' ? 'failed' : ''}">${reason}</p>` : nothing}
      ${warning ? html`<p class="said">${warning}</p>` : nothing}
    </li>`;
  }

  private meanwhile(version: number, serving: number | null): string {
    if (serving === version) return '';
    return serving === null ? '; nothing answers' : `; version ${serving} answers meanwhile`;
  }
}
