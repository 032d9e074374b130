import {LitElement, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {baseOf, number, price, quantity, quoteOf, signed, signedPercent} from '../format/number';
import {dateTime, intervalMillis} from '../format/time';
import '../parts/panel';
import {facts, tables} from '../parts/styles';
import type {TradeView} from './queries';
import {openTrip, trips, type Trip} from './trips';

/** The open position with its barriers, and what the closed ones left. */
@customElement('c-position-panel')
export class PositionPanel extends LitElement {
  @property({attribute: false}) view!: TradeView;

  static override styles = [facts, tables];

  override render() {
    const all = trips(this.view.fills);
    const open = openTrip(all);
    const currency = quoteOf(this.view.strategy?.spec.instrument ?? '');
    return html`<c-panel heading="Position" .note=${open ? 'open' : 'flat'}>
      <dl>
        ${open ? this.open(open, currency) : nothing} ${this.closed(all, currency)}
      </dl>
    </c-panel>`;
  }

  private open(trip: Trip, currency: string) {
    const spec = this.view.strategy?.spec;
    if (!spec) return nothing;
    const close = this.view.bars.close.at(-1) ?? trip.entry.price;
    const last = this.view.bars.openTimeMs.at(-1) ?? trip.entry.barOpenTimeMs;
    const held = Math.round((last - trip.entry.barOpenTimeMs) / intervalMillis(spec.interval));
    const mark = (close - trip.entry.price) * trip.entry.quantity - trip.entry.fee;
    const {takeProfit, stopLoss, horizonBars} = spec.barrier;
    return html`<dt>Bought</dt>
      <dd>${dateTime(trip.entry.barOpenTimeMs)}</dd>
      <dt>Quantity, ${baseOf(spec.instrument)}</dt>
      <dd>${quantity(trip.entry.quantity)}</dd>
      <dt>Entry, ${currency}</dt>
      <dd>${price(trip.entry.price)}</dd>
      <dt>Target, ${signedPercent(takeProfit, 1)}</dt>
      <dd>${price(trip.entry.price * (1 + takeProfit))}</dd>
      <dt>Stop, ${signedPercent(-stopLoss, 1)}</dt>
      <dd>${price(trip.entry.price * (1 - stopLoss))}</dd>
      <dt>Bars held</dt>
      <dd>${held} of ${horizonBars}</dd>
      <dt>Unrealised, ${currency}</dt>
      <dd class=${mark >= 0 ? 'pos' : 'neg'}>${signed(mark)}</dd>`;
  }

  private closed(all: Trip[], currency: string) {
    const closed = all.filter((trip) => trip.exit);
    const won = closed.filter((trip) => (trip.profit ?? 0) > 0).length;
    const profit = closed.reduce((sum, trip) => sum + (trip.profit ?? 0), 0);
    const fees = this.view.fills.reduce((sum, fill) => sum + fill.fee, 0);
    const slippage = this.view.portfolio.slippage;
    return html`<dt>Closed trades</dt>
      <dd>${closed.length === 0 ? 'none yet' : `${closed.length}, ${won} with profit`}</dd>
      <dt>Realised, ${currency}</dt>
      <dd class=${profit > 0 ? 'pos' : profit < 0 ? 'neg' : ''}>${signed(profit)}</dd>
      <dt>Fees paid, ${currency}</dt>
      <dd>${number(fees)}</dd>
      <dt>Slippage, ${currency}</dt>
      <dd>${number(slippage)}</dd>`;
  }
}
