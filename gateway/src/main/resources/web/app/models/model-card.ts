import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import '../charts/chart';
import {count} from '../format/number';
import '../parts/panel';
import '../parts/state-note';
import './confusion-table';
import './gate-list';
import './lineage-facts';
import type {VersionView} from './queries';
import {reliabilityChart} from './reliability-chart';
import './score-table';
import './skill-headline';
import './split-timeline';

/** The evidence of one version, the verdict first. */
@customElement('c-model-card')
export class ModelCardView extends LitElement {
  @property({attribute: false}) view!: VersionView;

  static override styles = css`
    :host {
      display: grid;
      gap: 12px;
    }
    .two {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 12px;
      align-items: stretch;
    }
    .stack {
      display: grid;
      gap: 12px;
      align-content: start;
    }
    c-chart {
      height: 330px;
    }
    @media (max-width: 1180px) {
      .two {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `;

  override render() {
    const {version, gates} = this.view;
    const card = version.card;
    if (!card) {
      return html`<c-panel heading="Model card"
        ><c-state-note heading="This version has no card" next="Versions that the trainer publishes carry one."></c-state-note
      ></c-panel>`;
    }
    const points = card.test.reliability.filter((bin) => bin.count > 0);
    return html`<c-skill-headline .version=${version} .card=${card} .gates=${gates}></c-skill-headline>
      <div class="two">
        <div class="stack">
          <c-score-table .evaluation=${card.test}></c-score-table>
          <c-confusion-table .evaluation=${card.test}></c-confusion-table>
        </div>
        <c-panel heading="Reliability" note="test slice, calibrated; on the diagonal the forecast is right on average">
          <c-chart
            data-testid="reliability-chart"
            label="Observed share of targets against the forecast probability, per bin"
            .draw=${reliabilityChart(points, card.test.baseRate)}
            .points=${points.length}
          ></c-chart>
        </c-panel>
      </div>
      ${gates ? html`<c-gate-list .gates=${gates}></c-gate-list>` : nothing}
      <c-panel
        heading="Split"
        .note=${`by time; ${count(card.split.purgedRows)} rows purged or embargoed, embargo ${card.split.embargoBars} bars`}
      >
        <c-split-timeline .split=${card.split}></c-split-timeline>
      </c-panel>
      <c-lineage-facts .version=${version} .card=${card}></c-lineage-facts>`;
  }
}
