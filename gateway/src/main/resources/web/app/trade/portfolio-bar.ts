import {LitElement, css, html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import type {Portfolio} from '../api/strategy-types';
import {baseOf, number, percent, price, quantity, quoteOf, signedPercent} from '../format/number';
import '../parts/stat';
import {controls} from '../parts/styles';
import type {Desk, TradeView} from './queries';

/** Which portfolio, and how it stands in one line. */
@customElement('c-portfolio-bar')
export class PortfolioBar extends LitElement {
  @property({attribute: false}) desk!: Desk;
  @property({attribute: false}) view: TradeView | undefined;
  @property() selected: string | undefined;
  @state() private instrument = '';

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px 30px;
      }
      .pick {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
      label {
        display: grid;
        gap: 2px;
        font-size: 11.5px;
        color: var(--muted);
      }
      select {
        font-size: 13px;
        max-width: 330px;
      }
      .stats {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 30px;
        margin-left: auto;
      }
    `,
  ];

  override render() {
    return html`<div class="pick">
        <label
          >Instrument
          <select data-testid="instrument-picker" @change=${this.filter}>
            <option value="">All</option>
            ${this.symbols().map(
              (symbol) => html`<option value=${symbol} ?selected=${symbol === this.instrument}>${symbol}</option>`,
            )}
          </select>
        </label>
        <label
          >Portfolio
          <select data-testid="portfolio-picker" @change=${this.choose}>
            ${this.offered().map(
              (portfolio) =>
                html`<option value=${portfolio.id} ?selected=${portfolio.id === this.selected}>
                  ${this.nameOf(portfolio)}
                </option>`,
            )}
          </select>
        </label>
      </div>
      ${this.view ? this.stats(this.view) : nothing}`;
  }

  private stats(view: TradeView) {
    const {portfolio} = view;
    const instrument = view.strategy?.spec.instrument ?? '';
    const currency = quoteOf(instrument);
    const gain = portfolio.equity / portfolio.initialCash - 1;
    const fall = portfolio.equity / portfolio.peakEquity - 1;
    const close = view.bars.close.at(-1);
    return html`<div class="stats">
      <c-stat label="Last close, ${currency}" value=${price(close)}></c-stat>
      <c-stat label="Equity, ${currency}" value=${number(portfolio.equity)} detail="from ${number(portfolio.initialCash, 0)}"></c-stat>
      <c-stat label="Return, after costs" value=${signedPercent(gain)} tone=${gain > 0 ? 'pos' : gain < 0 ? 'neg' : ''}></c-stat>
      <c-stat
        label="Drawdown"
        value=${percent(fall, 2)}
        detail="worst ${percent(portfolio.maxDrawdown, 2)}"
      ></c-stat>
      <c-stat
        label="Position, ${baseOf(instrument)}"
        value=${quantity(portfolio.position)}
        detail=${portfolio.position === 0 ? 'flat' : `${percent((portfolio.position * (close ?? 0)) / portfolio.equity)} of equity`}
      ></c-stat>
      <c-stat label="Cash, ${currency}" value=${number(portfolio.cash)}></c-stat>
    </div>`;
  }

  private symbols(): string[] {
    const traded = [...this.desk.strategies.values()].map(({spec}) => spec.instrument);
    return [...new Set([...this.desk.instruments.map(({symbol}) => symbol), ...traded])].sort();
  }

  private offered(): Portfolio[] {
    const all = [...this.desk.portfolios].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return this.instrument ? all.filter((portfolio) => this.specOf(portfolio)?.instrument === this.instrument) : all;
  }

  private nameOf(portfolio: Portfolio): string {
    const spec = this.specOf(portfolio);
    const stream = portfolio.stream === 'live' ? 'live' : `replay ${portfolio.stream.slice(0, 8)}`;
    return spec ? `${spec.name} · ${spec.instrument} ${spec.interval} · ${stream}` : portfolio.id;
  }

  private specOf(portfolio: Portfolio) {
    return this.desk.strategies.get(portfolio.strategyId)?.spec;
  }

  private filter(event: Event): void {
    this.instrument = (event.target as HTMLSelectElement).value;
    const offered = this.offered();
    const first = offered[0];
    if (first && !offered.some(({id}) => id === this.selected)) this.announce(first.id);
  }

  private choose(event: Event): void {
    this.announce((event.target as HTMLSelectElement).value);
  }

  private announce(id: string): void {
    this.dispatchEvent(new CustomEvent('choose', {detail: id}));
  }
}
