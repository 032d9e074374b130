import {LitElement, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {OpenPosition} from '../api/strategy-types';
import {baseOf, number, price, quantity, quoteOf, signed, signedPercent} from '../format/number';
import {dateTime} from '../format/time';
import '../parts/panel';
import {facts, tables} from '../parts/styles';
import type {TradeView} from './queries';
import {trips, type Trip} from './trips';

/** The open position with its barriers, and what the closed ones left. */
@customElement('c-position-panel')
export class PositionPanel extends LitElement {
  @property({attribute: false}) view!: TradeView;

  static override styles = [facts, tables];

  override render() {
    const all = trips(this.view.fills);
    const open = this.view.portfolio.open;
    const currency = quoteOf(this.view.strategy?.spec.instrument ?? '');
    return html`<c-panel heading="Position" .note=${open ? 'open' : 'flat'}>
      <dl>
        ${open ? this.open(open, all.at(-1), currency) : nothing} ${this.closed(all, currency)}
      </dl>
    </c-panel>`;
  }

  private open(open: OpenPosition, last: Trip | undefined, currency: string) {
    const close = this.view.bars.close.at(-1) ?? open.entryPrice;
    const fee = last && !last.exit ? last.entry.fee : 0;
    const mark = (close - open.entryPrice) * open.quantity - fee;
    const from = (value: number) => signedPercent(value / open.reference - 1, 1);
    return html`<dt>Bought</dt>
      <dd>${dateTime(open.entryOpenTimeMs)}</dd>
      <dt>Quantity, ${baseOf(this.view.strategy?.spec.instrument ?? '')}</dt>
      <dd>${quantity(open.quantity)}</dd>
      <dt>Entry, ${currency}</dt>
      <dd>${price(open.entryPrice)}</dd>
      <dt>Reference, ${currency}</dt>
      <dd title="The close of the forecast: target, stop and time limit count from it.">${price(open.reference)}</dd>
      <dt>Target, ${from(open.targetPrice)}</dt>
      <dd>${price(open.targetPrice)}</dd>
      <dt>Stop, ${from(open.stopPrice)}</dt>
      <dd>${price(open.stopPrice)}</dd>
      <dt>Bars held</dt>
      <dd>${open.bars} of ${open.horizonBars}</dd>
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
