import {LitElement, css, html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Decision} from '../api/strategy-types';
import {number, percent, price, signed} from '../format/number';
import {explain, reason, type ReasonKind} from '../format/reasons';
import {dateTime} from '../format/time';
import '../parts/band';
import '../parts/panel';
import {controls, tables} from '../parts/styles';
import './decision-detail';
import type {TradeView} from './queries';
import './reason-badge';

const FILTERS: Record<string, (kind: ReasonKind) => boolean> = {
  'All bars': () => true,
  Trades: (kind) => ['entry', 'win', 'loss', 'exit'].includes(kind),
  'Blocked by risk': (kind) => kind === 'blocked',
};
const STEP = 60;

/** Every bar's decision with its chain, newest first; a row opens to its checks. */
@customElement('c-decision-ledger')
export class DecisionLedger extends LitElement {
  @property({attribute: false}) view!: TradeView;
  @state() private filter = 'All bars';
  @state() private open = new Set<number>();
  @state() private size = STEP;

  static override styles = [
    controls,
    tables,
    css`
      :host {
        display: block;
      }
      .scroll {
        max-height: 560px;
      }
      .filters {
        display: inline-flex;
        gap: 2px;
      }
      .filters button[aria-pressed='true'] {
        background: var(--accent-weak);
      }
      tr.row:hover td {
        background: var(--surface-2);
      }
      .band {
        color: var(--muted);
        margin-left: 6px;
      }
      .words {
        color: var(--muted);
        white-space: normal;
        min-width: 230px;
        font-size: 12px;
        line-height: 1.3;
      }
      .toggle {
        width: 26px;
        padding: 0;
      }
      .detail td {
        background: var(--surface-2);
        white-space: normal;
      }
      .foot {
        display: flex;
        justify-content: center;
        padding: 8px;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  override render() {
    const passes = FILTERS[this.filter]!;
    const rows = this.view.decisions.filter((decision) => passes(reason(decision.reason).kind));
    const even = this.view.portfolio.breakEven;
    const more = rows.length > this.size || this.view.olderDecisions;
    return html`<c-panel flush heading="Decision ledger" note="one row per bar, newest first, times in UTC">
      <span slot="tools" class="filters" role="group" aria-label="Which decisions">
        ${Object.keys(FILTERS).map(
          (name) =>
            html`<button class="quiet" aria-pressed=${this.filter === name} @click=${() => (this.filter = name)}>
              ${name}
            </button>`,
        )}
      </span>
      ${rows.length === 0
        ? this.empty()
        : html`<div class="scroll" tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th>Bar</th>
                    <th class="n">Close</th>
                    <th>Probability and band</th>
                    <th class="n">Signal</th>
                    <th class="n">Scaled</th>
                    <th class="n">Kelly</th>
                    <th class="n">Weight</th>
                    <th>Decision</th>
                    <th>Why</th>
                    <th></th>
                  </tr>
                </thead>
                <tbody>
                  ${repeat(
                    rows.slice(0, this.size),
                    (row) => row.barOpenTimeMs,
                    (row) => this.row(row, even),
                  )}
                </tbody>
              </table>
            </div>
            ${more ? html`<div class="foot"><button @click=${() => this.grow(rows.length)}>Show older</button></div>` : nothing}`}
    </c-panel>`;
  }

  private row(row: Decision, even: number | undefined) {
    const time = row.barOpenTimeMs;
    const open = this.open.has(time);
    return html`<tr class="row" data-testid="decision-row">
        <td>${dateTime(time)}</td>
        <td class="n">${price(row.close)}</td>
        <td>
          ${row.probability === null
            ? html`<span class="muted">–</span>`
            : html`<c-band
                  .probability=${row.probability}
                  .lower=${row.lower ?? row.probability}
                  .upper=${row.upper ?? row.probability}
                  .breakEven=${even}
                ></c-band>
                <span class="band"><b>${percent(row.probability)}</b> (${percent(row.lower)} to ${percent(row.upper)})</span>`}
        </td>
        <td class="n">${signed(row.signal)}</td>
        <td class="n">${signed(row.scaled)}</td>
        <td class="n">${percent(row.kelly)}</td>
        <td class="n">${percent(row.targetWeight)}</td>
        <td><c-reason-badge .code=${row.reason}></c-reason-badge></td>
        <td class="words">${explain(row)}</td>
        <td>
          <button
            class="quiet toggle"
            aria-expanded=${open}
            aria-label="Checks of ${dateTime(time)}"
            @click=${() => this.toggle(time)}
          >
            ${open ? '−' : '+'}
          </button>
        </td>
      </tr>
      ${open
        ? html`<tr class="detail">
            <td colspan="10">
              <c-decision-detail
                .decision=${row}
                .deadband=${this.view.strategy?.spec.signal.deadband}
                .breakEven=${even}
              ></c-decision-detail>
            </td>
          </tr>`
        : nothing}`;
  }

  private empty() {
    return this.filter === 'All bars'
      ? html`<c-state-note heading="No decisions yet" next="Each closed bar adds a row that says why it traded or did not."></c-state-note>`
      : html`<c-state-note heading="None among these bars" next="Choose “All bars” to see every decision."></c-state-note>`;
  }

  private toggle(time: number): void {
    const open = new Set(this.open);
    if (!open.delete(time)) open.add(time);
    this.open = open;
  }

  private grow(available: number): void {
    this.size += STEP * 2;
    if (this.size > available && this.view.olderDecisions) this.dispatchEvent(new Event('older'));
  }
}
