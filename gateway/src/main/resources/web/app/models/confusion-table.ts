import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Evaluation} from '../api/model-types';
import {count, percent} from '../format/number';
import '../parts/panel';
import {tables} from '../parts/styles';

/** What trading at break-even would have met. */
@customElement('c-confusion-table')
export class ConfusionTable extends LitElement {
  @property({attribute: false}) evaluation!: Evaluation;

  static override styles = [
    tables,
    css`
      p {
        margin: 0;
        padding: 8px 10px 10px;
        color: var(--muted);
        border-top: 1px solid var(--line);
        text-wrap: pretty;
      }
    `,
  ];

  override render() {
    const {threshold, truePositives, falsePositives, trueNegatives, falseNegatives} = this.evaluation.confusion;
    const called = truePositives + falsePositives;
    return html`<c-panel flush heading="At break-even" .note=${`it would trade from ${percent(threshold)} on`}>
      <table>
        <thead>
          <tr>
            <th>Forecast</th>
            <th class="n">Target came first</th>
            <th class="n">It did not</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Trade</td>
            <td class="n">${count(truePositives)}</td>
            <td class="n">${count(falsePositives)}</td>
          </tr>
          <tr>
            <td>No trade</td>
            <td class="n">${count(falseNegatives)}</td>
            <td class="n">${count(trueNegatives)}</td>
          </tr>
        </tbody>
      </table>
      <p>
        ${called === 0
          ? 'No test window reached break-even, so it would not have traded.'
          : `Of ${count(called)} trades ${percent(truePositives / called)} would have reached the target; break-even needs ${percent(threshold)}.`}
      </p>
    </c-panel>`;
  }
}
