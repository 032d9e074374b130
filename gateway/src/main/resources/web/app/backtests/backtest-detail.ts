import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Backtest, CurveStatistics, StrategySpec} from '../api/strategy-types';
import '../charts/chart';
import {count, number, percent, quoteOf, signed, signedPercent} from '../format/number';
import {reason} from '../format/reasons';
import {dateTime} from '../format/time';
import '../parts/panel';
import '../parts/stat';
import '../parts/state-note';
import {facts, tables} from '../parts/styles';
import {equityChart} from '../trade/equity-chart';

const FEW_DAYS = 30;

const CURVE_ROWS: [string, (curve: CurveStatistics) => string][] = [
  ['Total return', (curve) => signedPercent(curve.totalReturn)],
  ['Maximum drawdown', (curve) => percent(Math.abs(curve.maxDrawdown), 2)],
  ['Return a year (CAGR)', (curve) => signedPercent(curve.cagr, 1)],
  ['Volatility a year', (curve) => percent(curve.annualVolatility)],
  ['Sharpe', (curve) => signed(curve.sharpe)],
  ['Standard error of Sharpe', (curve) => number(curve.sharpeStandardError)],
  ['Sortino', (curve) => signed(curve.sortino)],
  ['Calmar', (curve) => signed(curve.calmar)],
];

@customElement('c-backtest-detail')
export class BacktestDetail extends LitElement {
  @property({attribute: false}) backtest!: Backtest;
  @property({attribute: false}) spec: StrategySpec | undefined;

  static override styles = [
    facts,
    tables,
    css`
      :host {
        display: grid;
        gap: 12px;
        min-width: 0;
      }
      .stats {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 34px;
        margin-bottom: 6px;
      }
      c-chart {
        height: 280px;
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(330px, 100%), 1fr));
        gap: 12px;
        align-items: start;
      }
      p {
        margin: 0;
        padding: 8px 10px 10px;
        color: var(--muted);
        border-top: 1px solid var(--line);
      }
    `,
  ];

  override render() {
    const {backtest, spec} = this;
    const {strategy, buyAndHold, trades} = backtest.statistics;
    const currency = quoteOf(spec?.instrument ?? '');
    return html`<c-panel
        .heading=${spec?.name ?? 'Backtest'}
        .note=${`${dateTime(backtest.fromMs)} to ${dateTime(backtest.toMs)} UTC, model version ${backtest.modelVersion ?? '–'}`}
      >
        <div class="stats">
          <c-stat
            label="Return, after costs"
            value=${signedPercent(strategy.totalReturn)}
            tone=${strategy.totalReturn > 0 ? 'pos' : strategy.totalReturn < 0 ? 'neg' : ''}
            detail="buy and hold ${signedPercent(buyAndHold.totalReturn)}"
          ></c-stat>
          <c-stat label="Worst drawdown" value=${percent(Math.abs(strategy.maxDrawdown), 2)}></c-stat>
          <c-stat label="Trades" value=${count(trades.trades)} detail="${count(trades.wins)} won, ${count(trades.losses)} lost"></c-stat>
          <c-stat label="In the market" value=${percent(backtest.statistics.exposure)} detail="of ${count(backtest.statistics.bars)} bars"></c-stat>
          <c-stat label="Fees, ${currency}" value=${number(backtest.statistics.fees)}></c-stat>
        </div>
        ${backtest.equity && backtest.equity.equity.length > 0
          ? html`<c-chart
              data-testid="backtest-chart"
              label="Equity of the backtest and its drawdown"
              .draw=${equityChart(backtest.equity, backtest.initialCash, currency)}
              .points=${backtest.equity.equity.length}
            ></c-chart>`
          : nothing}
      </c-panel>
      <div class="two">${this.compared()} ${this.costs(currency)} ${this.reasons()}</div>`;
  }

  private compared() {
    const {strategy, buyAndHold} = this.backtest.statistics;
    return html`<c-panel flush heading="Against buy and hold" .note=${`${strategy.days} daily returns`}>
      <table>
        <thead>
          <tr>
            <th></th>
            <th class="n">Strategy</th>
            <th class="n">Buy and hold</th>
          </tr>
        </thead>
        <tbody>
          ${CURVE_ROWS.map(
            ([name, value]) => html`<tr>
              <td>${name}</td>
              <td class="n"><b>${value(strategy)}</b></td>
              <td class="n muted">${value(buyAndHold)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${strategy.days < FEW_DAYS
        ? html`<p>With ${strategy.days} days, figures per year say little; read the standard error first.</p>`
        : nothing}
    </c-panel>`;
  }

  private costs(currency: string) {
    const {trades, fees, slippage, turnover} = this.backtest.statistics;
    return html`<c-panel heading="Trades and costs">
      <dl>
        <dt>Win rate</dt>
        <dd>${percent(trades.winRate)}</dd>
        <dt>Profit factor</dt>
        <dd>${number(trades.profitFactor)}</dd>
        <dt>Mean profit per trade, ${currency}</dt>
        <dd>${signed(trades.expectancy)}</dd>
        <dt>Average win over average loss</dt>
        <dd>${number(trades.payoff)}</dd>
        <dt>Fee per side</dt>
        <dd>${number(this.spec?.costs.feeBps, 1)} bps</dd>
        <dt>Slippage per side</dt>
        <dd>${number(this.spec?.costs.slippageBps, 1)} bps</dd>
        <dt>Fees paid, ${currency}</dt>
        <dd>${number(fees)}</dd>
        <dt>Slippage paid, ${currency}</dt>
        <dd>${number(slippage)}</dd>
        <dt>Both, of starting cash</dt>
        <dd>${percent((fees + slippage) / this.backtest.initialCash, 2)}</dd>
        <dt>Turnover, times equity</dt>
        <dd>${number(turnover)}</dd>
      </dl>
    </c-panel>`;
  }

  private reasons() {
    const rows = Object.entries(this.backtest.statistics.reasons).sort((a, b) => b[1] - a[1]);
    return html`<c-panel heading="Why it traded or not" note="bars per reason">
      <dl>
        ${rows.map(
          ([code, times]) =>
            html`<dt title=${reason(code).words}>${reason(code).label}</dt>
              <dd>${count(times)}</dd>`,
        )}
      </dl>
    </c-panel>`;
  }
}
