import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {GateReport} from '../api/model-types';
import {plain} from '../format/number';
import {humanise} from '../format/reasons';
import '../parts/badge';
import '../parts/panel';
import {tables} from '../parts/styles';

/** What stands between this version and the champion alias. */
@customElement('c-gate-list')
export class GateList extends LitElement {
  @property({attribute: false}) gates!: GateReport;

  static override styles = [
    tables,
    css`
      .why {
        color: var(--muted);
        white-space: normal;
      }
    `,
  ];

  override render() {
    const failed = this.gates.checks.filter((check) => !check.passed).length;
    const note = failed === 0 ? 'all passed; champion may point here' : `${failed} not passed; only a forced promotion, which is recorded, can serve it`;
    return html`<c-panel flush heading="Gates" .note=${note}>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Gate</th>
              <th>Verdict</th>
              <th class="n">Observed</th>
              <th class="n">Threshold</th>
              <th>Explanation</th>
            </tr>
          </thead>
          <tbody>
            ${this.gates.checks.map(
              (check) => html`<tr>
                <td>${humanise(check.name)}</td>
                <td><c-badge tone=${check.passed ? 'pos' : 'warn'}>${check.passed ? 'passed' : 'not passed'}</c-badge></td>
                <td class="n">${plain(check.observed)}</td>
                <td class="n">${plain(check.threshold)}</td>
                <td class="why">${check.explanation}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </c-panel>`;
  }
}
