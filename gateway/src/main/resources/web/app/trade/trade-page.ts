import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Decision, Fill, Portfolio, Prediction, RiskChange} from '../api/strategy-types';
import {Resource} from '../api/resource';
import type {Me} from '../api/types';
import '../charts/chart';
import {quoteOf} from '../format/number';
import {DECISION_MADE, ORDER_FILLED, PREDICTION_MADE, RISK_STATE_CHANGED} from '../live/events';
import {Subscriptions} from '../live/subscriptions';
import {throttle} from '../live/throttle';
import '../parts/panel';
import '../parts/state-note';
import {link, replace} from '../shell/router';
import {equityChart} from './equity-chart';
import './decision-ledger';
import './latest-decision';
import {withDecision, withFill, withPrediction, withRiskChange} from './live-view';
import './portfolio-bar';
import './position-panel';
import {predictionChart} from './prediction-chart';
import {loadDecisions, loadDesk, loadTrade, type Desk, type TradeView} from './queries';
import './reason-summary';
import './risk-panel';

@customElement('c-trade-page')
export class TradePage extends LitElement {
  @property({attribute: false}) me!: Me;
  /** The portfolio in the address; without one the newest is shown. */
  @property() selected: string | undefined;

  private readonly desk = new Resource<Desk>(this);
  private readonly trade = new Resource<TradeView>(this);
  private shown: string | undefined;
  private readonly redraw = throttle(() => this.requestUpdate(), 250);
  private readonly refresh = throttle(() => this.reload(), 1500);

  constructor() {
    super();
    new Subscriptions(this)
      .on<Prediction>(PREDICTION_MADE, ({data}) => this.merge((view) => withPrediction(view, data)))
      .on<Decision>(DECISION_MADE, ({data}) => this.decided(data))
      .on<Fill>(ORDER_FILLED, ({data}) => {
        this.merge((view) => withFill(view, data));
        if (data.portfolio === this.shown) this.refresh();
      })
      .on<RiskChange>(RISK_STATE_CHANGED, ({data}) => {
        this.merge((view) => withRiskChange(view, data));
        if (data.portfolio === this.shown) this.refresh();
      })
      .onGap(() => this.refresh());
  }

  static override styles = css`
    .grid {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 336px;
      gap: 12px;
      margin-top: 12px;
      align-items: start;
    }
    .column {
      display: grid;
      gap: 12px;
      min-width: 0;
    }
    c-chart.price {
      height: 440px;
    }
    c-chart.equity {
      height: 250px;
    }
    .ledger {
      margin-top: 12px;
    }
    @media (max-width: 1080px) {
      .grid {
        grid-template-columns: minmax(0, 1fr);
      }
      .side {
        grid-template-columns: repeat(auto-fit, minmax(290px, 1fr));
      }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.desk.load(loadDesk);
  }

  override willUpdate(_: PropertyValues): void {
    const wanted = this.chosen();
    if (wanted && wanted !== this.shown) {
      this.shown = wanted;
      this.trade.clear();
      this.reload();
    }
  }

  override render() {
    const desk = this.desk.value;
    if (!desk) {
      return html`<c-panel heading="Trade"
        ><c-state-note
          .loading=${this.desk.loading}
          .error=${this.desk.error}
          heading="Portfolios could not be loaded"
          @retry=${() => this.desk.load(loadDesk)}
        ></c-state-note
      ></c-panel>`;
    }
    if (desk.portfolios.length === 0) return this.nothingYet(desk);
    return html`<c-portfolio-bar
        .desk=${desk}
        .view=${this.trade.value}
        .selected=${this.shown}
        @choose=${(event: CustomEvent<string>) => replace(link('trade', [], {portfolio: event.detail}))}
      ></c-portfolio-bar>
      ${this.trade.value ? this.body(this.trade.value) : this.waiting()}`;
  }

  private body(view: TradeView) {
    const instrument = view.strategy?.spec.instrument ?? '';
    const currency = quoteOf(instrument);
    const error = this.trade.error;
    return html`${error
        ? html`<c-state-note .error=${error} heading="This may be out of date" @retry=${() => this.reload()}></c-state-note>`
        : nothing}
      <div class="grid">
        <div class="column">
          <c-panel heading="Price and forecast" .note=${`${instrument}, ${view.bars.interval} bars, ${currency}, UTC`}>
            ${view.bars.openTimeMs.length > 0
              ? html`<c-chart
                  class="price"
                  data-testid="prediction-chart"
                  label="Candles of ${instrument} and below them the calibrated probability with its band"
                  .draw=${predictionChart(view)}
                  .points=${view.bars.openTimeMs.length}
                ></c-chart>`
              : this.noBars(view)}
          </c-panel>
          <c-panel heading="Equity" .note=${`marked at each close, ${currency}; below: drawdown from the peak`}>
            ${view.equity.openTimeMs.length > 0
              ? html`<c-chart
                  class="equity"
                  data-testid="equity-chart"
                  label="Equity of the portfolio and its drawdown"
                  .draw=${equityChart({...view.equity}, view.portfolio.initialCash, currency)}
                  .points=${view.equity.openTimeMs.length}
                ></c-chart>`
              : html`<c-state-note heading="No bar was marked yet" next="The curve begins with the first decision."></c-state-note>`}
          </c-panel>
        </div>
        <div class="column side">
          <c-risk-panel .me=${this.me} .view=${view} @changed=${() => this.reload()}></c-risk-panel>
          <c-latest-decision .view=${view}></c-latest-decision>
          <c-position-panel .view=${view}></c-position-panel>
          <c-reason-summary .decisions=${view.decisions}></c-reason-summary>
        </div>
      </div>
      <c-decision-ledger class="ledger" .view=${view} @older=${() => this.older(view)}></c-decision-ledger>`;
  }

  private waiting() {
    return html`<c-panel class="ledger" heading="Portfolio"
      ><c-state-note
        .loading=${!this.trade.error}
        .error=${this.trade.error}
        heading="This portfolio could not be loaded"
        @retry=${() => this.reload()}
      ></c-state-note
    ></c-panel>`;
  }

  private noBars(view: TradeView) {
    return html`<c-state-note
      heading="Waiting for the first bar"
      next="This portfolio follows the stream “${view.portfolio.stream}”. Send a live bar or start a replay, and it appears here by itself."
      command="POST /api/v1/replays"
    ></c-state-note>`;
  }

  private nothingYet(desk: Desk) {
    return html`<c-panel heading="Trade"
      ><c-state-note
        heading="No portfolio trades yet"
        next=${desk.strategies.size > 0
          ? 'There is a strategy. Give it a paper portfolio and it trades the next forecast.'
          : 'The demo trains a model on real trades and lets a paper portfolio trade its forecasts.'}
        command=${desk.strategies.size > 0 ? 'POST /api/v1/portfolios' : './credence demo'}
      ></c-state-note
    ></c-panel>`;
  }

  private chosen(): string | undefined {
    const all = this.desk.value?.portfolios ?? [];
    return all.find((portfolio) => portfolio.id === this.selected)?.id ?? this.shown ?? newest(all);
  }

  private reload(): void {
    const desk = this.desk.value;
    const id = this.shown;
    if (desk && id) void this.trade.load(() => loadTrade(id, desk));
  }

  private async older(view: TradeView): Promise<void> {
    if (!view.olderDecisions) return;
    const page = await loadDecisions(view.portfolio.id, view.olderDecisions);
    view.decisions = [...view.decisions, ...page.items];
    view.olderDecisions = page.nextPageToken;
    this.requestUpdate();
  }

  private decided(decision: Decision): void {
    this.merge((view) => withDecision(view, decision));
    const known = this.desk.value?.portfolios.some(({id}) => id === decision.portfolio);
    if (this.desk.value && !known && !this.desk.loading) void this.desk.load(loadDesk);
  }

  private merge(change: (view: TradeView) => boolean): void {
    const view = this.trade.value;
    if (!view || !change(view)) return;
    // A new object: children compare by identity.
    this.trade.value = {...view};
    this.redraw();
  }
}

function newest(all: Portfolio[]): string | undefined {
  return [...all].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).at(-1)?.id;
}
