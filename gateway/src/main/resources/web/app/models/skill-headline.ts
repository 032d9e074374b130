import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {GateReport, ModelCard, ModelVersion} from '../api/model-types';
import {count, percent, signedPercent} from '../format/number';
import {date} from '../format/time';
import '../parts/badge';
import '../parts/panel';
import '../parts/stat';
import './skill-interval';

/** Is it better than always saying the base rate? Accuracy is not shown: "never" would win it. */
@customElement('c-skill-headline')
export class SkillHeadline extends LitElement {
  @property({attribute: false}) version!: ModelVersion;
  @property({attribute: false}) card!: ModelCard;
  @property({attribute: false}) gates: GateReport | undefined;

  static override styles = css`
    .top {
      display: grid;
      grid-template-columns: minmax(280px, 5fr) minmax(280px, 6fr);
      gap: 14px 40px;
      align-items: center;
    }
    .verdict {
      font-size: 19px;
      font-weight: 650;
      letter-spacing: -0.015em;
      line-height: 1.25;
      text-wrap: balance;
    }
    p {
      margin: 4px 0 0;
      color: var(--muted);
      text-wrap: pretty;
    }
    .stats {
      display: flex;
      flex-wrap: wrap;
      gap: 10px 34px;
      margin-top: 16px;
      padding-top: 12px;
      border-top: 1px solid var(--line);
    }
    @media (max-width: 760px) {
      .top {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `;

  override render() {
    const {card, version, gates} = this;
    const {test} = card;
    const skill = test.calibrated.brierSkill;
    return html`<c-panel
      .heading=${`${version.model}, version ${version.version}`}
      .note=${`${card.lineage.instrument} ${card.lineage.interval}, registered ${date(version.publishedAt ?? card.createdAt)}`}
    >
      ${gates
        ? html`<c-badge slot="tools" tone=${gates.passed ? 'pos' : 'warn'}>${gates.passed ? 'gates passed' : 'gates not passed'}</c-badge>`
        : nothing}
      <div class="top">
        <div>
          <div class="verdict">${this.verdict()}</div>
          <p>
            Brier skill ${signedPercent(skill)} on ${count(test.rows)} test windows it never saw,
            ${percent(test.intervalConfidence, 0)} interval ${signedPercent(test.skillLow)} to
            ${signedPercent(test.skillHigh)} by block bootstrap. Zero is the best of all constant forecasts, the
            slice’s own share of ${percent(test.baseRate)}.
          </p>
        </div>
        <c-skill-interval .skill=${skill} .low=${test.skillLow} .high=${test.skillHigh}></c-skill-interval>
      </div>
      <div class="stats">
        <c-stat label="Base rate, test" value=${percent(test.baseRate)} detail="target first"></c-stat>
        <c-stat label="Parameters" value=${count(card.architecture.parameterCount)} detail=${card.architecture.name}></c-stat>
        <c-stat
          label="Receptive field"
          value=${`${card.architecture.receptiveField} bars`}
          detail="window ${card.architecture.windowLength} × ${card.architecture.featureCount}"
        ></c-stat>
        <c-stat
          label="Backtest, test slice"
          value=${signedPercent(card.backtest.totalReturn)}
          detail="${count(card.backtest.trades)} trades, worst drawdown ${percent(Math.abs(card.backtest.maxDrawdown))}"
        ></c-stat>
      </div>
      ${card.backtest.note ? html`<p>${card.backtest.note}</p>` : nothing}
    </c-panel>`;
  }

  private verdict(): string {
    const {skillLow, skillHigh} = this.card.test;
    if (skillLow > 0) return 'Better than the base rate.';
    if (skillHigh < 0) return 'Worse than the base rate.';
    return 'Not shown to be better than the base rate.';
  }
}
