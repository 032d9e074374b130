import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Check, Decision} from '../api/strategy-types';
import {number, percent, quantity} from '../format/number';
import {check, humanise} from '../format/reasons';
import '../parts/badge';
import {facts, tables} from '../parts/styles';

/** What the row's numbers were compared with. */
@customElement('c-decision-detail')
export class DecisionDetail extends LitElement {
  @property({attribute: false}) decision!: Decision;
  @property({attribute: false}) deadband: number | undefined;
  @property({attribute: false}) breakEven: number | undefined;

  static override styles = [
    facts,
    tables,
    css`
      .sides {
        display: grid;
        grid-template-columns: minmax(220px, 320px) minmax(320px, 560px);
        gap: 12px 40px;
        padding: 6px 4px;
      }
      table th,
      table td {
        background: none;
        position: static;
      }
      @media (max-width: 760px) {
        .sides {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  override render() {
    const d = this.decision;
    return html`<div class="sides">
      <dl>
        <dt>Break-even probability</dt>
        <dd>${percent(this.breakEven)}</dd>
        <dt>Forecast volatility, a year</dt>
        <dd>${percent(d.forecastVolatility, 0)}</dd>
        <dt>Deadband for the scaled signal</dt>
        <dd>${number(this.deadband)}</dd>
        <dt>Position after the bar</dt>
        <dd>${quantity(d.position)}</dd>
        <dt>Equity after the bar</dt>
        <dd>${number(d.equity)}</dd>
        <dt>Model version</dt>
        <dd>${d.modelVersion ?? '–'}</dd>
        ${d.forecastReason
          ? html`<dt>No forecast</dt>
              <dd>${humanise(d.forecastReason)}</dd>`
          : nothing}
        <dt>Risk state</dt>
        <dd>${d.riskState}</dd>
      </dl>
      ${d.checks.length === 0
        ? html`<span class="muted">The chain ended before an order was sized, so no limit had to be checked.</span>`
        : html`<table>
            <thead>
              <tr>
                <th>Check</th>
                <th class="n">Observed</th>
                <th class="n">Limit</th>
                <th></th>
              </tr>
            </thead>
            <tbody>
              ${d.checks.map((item) => this.row(item))}
            </tbody>
          </table>`}
    </div>`;
  }

  private row(item: Check) {
    const {label, kind} = check(item.name);
    const text = (value: number) => (kind === 'fraction' ? percent(value, 2) : number(value));
    return html`<tr>
      <td>${label}</td>
      <td class="n">${text(item.observed)}</td>
      <td class="n">${text(item.limit)}</td>
      <td><c-badge tone=${item.passed ? 'pos' : 'warn'}>${item.passed ? 'held' : 'limited'}</c-badge></td>
    </tr>`;
  }
}
