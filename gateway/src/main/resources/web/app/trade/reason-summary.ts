import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {sized} from '../parts/sized';
import type {Decision} from '../api/strategy-types';
import {count} from '../format/number';
import {reason} from '../format/reasons';
import '../parts/panel';

/** Why it traded, or did not, counted over the decisions on the page. */
@customElement('c-reason-summary')
export class ReasonSummary extends LitElement {
  @property({attribute: false}) decisions: Decision[] = [];

  static override styles = css`
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 84px 40px;
      align-items: center;
      gap: 10px;
      padding: 2px 0;
    }
    .row span:last-child {
      text-align: right;
    }
    .track {
      height: 5px;
      border-radius: 3px;
      background: var(--line);
    }
    .fill {
      height: 100%;
      min-width: 2px;
      border-radius: 3px;
      background: var(--accent);
    }
  `;

  override render() {
    const counts = new Map<string, number>();
    for (const decision of this.decisions) counts.set(decision.reason, (counts.get(decision.reason) ?? 0) + 1);
    const rows = [...counts].sort((a, b) => b[1] - a[1]);
    const most = rows[0]?.[1] ?? 1;
    return html`<c-panel heading="Why it traded or not" .note=${`${count(this.decisions.length)} bars`}>
      ${rows.map(
        ([code, times]) => html`<div class="row" title=${reason(code).words}>
          <span>${reason(code).label}</span>
          <div class="track"><div class="fill" ${sized({width: `${(times / most) * 100}%`})}></div></div>
          <span>${count(times)}</span>
        </div>`,
      )}
    </c-panel>`;
  }
}
