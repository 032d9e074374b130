import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {get} from '../api/client';
import {Resource} from '../api/resource';
import type {Backtest, Strategy, StrategySpec} from '../api/strategy-types';
import type {Page} from '../api/types';
import {signedPercent} from '../format/number';
import {date, dateTime} from '../format/time';
import '../parts/panel';
import '../parts/state-note';
import {tables} from '../parts/styles';
import {link} from '../shell/router';
import './backtest-detail';

interface Shelf {
  backtests: Backtest[];
  specs: Map<string, StrategySpec>;
}

@customElement('c-backtests-page')
export class BacktestsPage extends LitElement {
  @property() selected: string | undefined;

  private readonly shelf = new Resource<Shelf>(this);
  private readonly detail = new Resource<Backtest>(this);
  private loaded = '';

  static override styles = [
    tables,
    css`
      .alone {
        grid-column: 1 / -1;
      }
      :host {
        display: grid;
        grid-template-columns: minmax(400px, 4fr) minmax(0, 8fr);
        gap: 12px;
        align-items: start;
      }
      tbody tr {
        cursor: pointer;
      }
      tbody tr:hover td {
        background: var(--surface-2);
      }
      tbody tr[aria-current] td {
        background: var(--accent-weak);
      }
      a {
        color: var(--text);
        font-weight: 600;
        text-decoration: none;
      }
      .sub {
        color: var(--muted);
        font-size: 11.5px;
      }
      @media (max-width: 1080px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.shelf.load(loadShelf);
  }

  override willUpdate(_: PropertyValues): void {
    const id = this.selected ?? this.shelf.value?.backtests[0]?.id;
    if (id && id !== this.loaded) {
      this.loaded = id;
      this.detail.clear();
      void this.detail.load(() => get<Backtest>(`/backtests/${id}`));
    }
  }

  override render() {
    const shelf = this.shelf.value;
    if (!shelf || shelf.backtests.length === 0) return html`<c-panel class="alone" heading="Backtests">${this.absent()}</c-panel>`;
    return html`<c-panel flush heading="Backtests" note="newest first, times in UTC">
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Strategy</th>
                <th>Period</th>
                <th class="n">Return</th>
              </tr>
            </thead>
            <tbody>
              ${shelf.backtests.map((backtest) => this.row(backtest, shelf.specs.get(backtest.strategyId)))}
            </tbody>
          </table>
        </div>
      </c-panel>
      ${this.detail.value
        ? html`<c-backtest-detail
            .backtest=${this.detail.value}
            .spec=${shelf.specs.get(this.detail.value.strategyId)}
          ></c-backtest-detail>`
        : html`<c-panel heading="Backtest"
            ><c-state-note
              .loading=${!this.detail.error}
              .error=${this.detail.error}
              heading="This backtest could not be loaded"
              @retry=${() => this.detail.load(() => get<Backtest>(`/backtests/${this.loaded}`))}
            ></c-state-note
          ></c-panel>`}`;
  }

  private row(backtest: Backtest, spec: StrategySpec | undefined) {
    const {strategy} = backtest.statistics;
    const gain = strategy.totalReturn;
    return html`<tr
      data-testid="backtest-row"
      aria-current=${backtest.id === this.loaded ? 'true' : nothing}
      @click=${() => (location.hash = link('backtests', [backtest.id]))}
    >
      <td>
        <a href=${link('backtests', [backtest.id])}>${spec?.name ?? backtest.strategyId.slice(0, 8)}</a>
        <div class="sub">run ${dateTime(backtest.createdAt)}</div>
      </td>
      <td>
        ${date(backtest.fromMs)} to ${date(backtest.toMs)}
        <div class="sub">${spec ? `${spec.instrument} ${spec.interval}` : ''}</div>
      </td>
      <td class="n ${gain > 0 ? 'pos' : gain < 0 ? 'neg' : ''}">${signedPercent(gain)}</td>
    </tr>`;
  }

  private absent() {
    return html`<c-state-note
      .loading=${this.shelf.loading && !this.shelf.value}
      .error=${this.shelf.error}
      heading=${this.shelf.error ? 'Backtests could not be loaded' : 'No backtest yet'}
      next="A backtest runs a strategy over stored bars with its fees, slippage and limits, by the same engine that trades."
      command=${this.shelf.error ? '' : 'POST /api/v1/backtests'}
      @retry=${() => this.shelf.load(loadShelf)}
    ></c-state-note>`;
  }
}

async function loadShelf(): Promise<Shelf> {
  const [backtests, strategies] = await Promise.all([
    get<Page<Backtest>>('/backtests', {page_size: 200}),
    get<Page<Strategy | (StrategySpec & {id: string})>>('/strategies', {page_size: 500}),
  ]);
  return {
    backtests: [...backtests.items].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    specs: new Map(strategies.items.map((raw) => [raw.id, 'spec' in raw ? raw.spec : raw])),
  };
}
