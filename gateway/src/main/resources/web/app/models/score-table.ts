import {LitElement, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Evaluation, Scores} from '../api/model-types';
import {count, number, percent, signedPercent} from '../format/number';
import '../parts/panel';
import {tables} from '../parts/styles';

const ROWS: [string, string, (scores: Scores) => string][] = [
  ['Brier skill', 'over the slice’s base rate', (scores) => signedPercent(scores.brierSkill)],
  ['', 'over the training base rate', (scores) => signedPercent(scores.brierSkillOverTrainingRate)],
  ['Log-loss', 'lower is better', (scores) => number(scores.logLoss, 4)],
  ['Brier', 'lower is better', (scores) => number(scores.brier, 4)],
  ['PR-AUC', 'higher is better', (scores) => number(scores.prAuc, 4)],
  ['ECE', 'lower is better', (scores) => percent(scores.ece, 2)],
];

/** The scores of the same windows: raw, calibrated, and of always forecasting the rate of the training slice. */
@customElement('c-score-table')
export class ScoreTable extends LitElement {
  @property({attribute: false}) evaluation!: Evaluation;

  static override styles = [tables];

  override render() {
    const {raw, calibrated, referenceScores, rows} = this.evaluation;
    return html`<c-panel flush heading="Scores" .note=${`test slice, ${count(rows)} windows`}>
      <table>
        <thead>
          <tr>
            <th>Score</th>
            <th class="n">Raw</th>
            <th class="n">Calibrated</th>
            <th class="n" title="Always forecasting the training slice's base rate, which was known beforehand">Training rate</th>
          </tr>
        </thead>
        <tbody>
          ${ROWS.map(
            ([name, direction, value]) => html`<tr>
              <td>${name} <span class="muted">${direction}</span></td>
              <td class="n">${value(raw)}</td>
              <td class="n"><b>${value(calibrated)}</b></td>
              <td class="n muted">${value(referenceScores)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </c-panel>`;
  }
}
