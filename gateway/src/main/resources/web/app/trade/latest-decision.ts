import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Decision} from '../api/strategy-types';
import {number, percent, signed} from '../format/number';
import {explain} from '../format/reasons';
import {dateTime} from '../format/time';
import '../parts/band';
import '../parts/panel';
import {facts} from '../parts/styles';
import type {TradeView} from './queries';
import './reason-badge';

/** The newest bar's whole chain, from probability to weight. */
@customElement('c-latest-decision')
export class LatestDecision extends LitElement {
  @property({attribute: false}) view!: TradeView;

  static override styles = [
    facts,
    css`
      .hero {
        display: flex;
        align-items: baseline;
        gap: 10px;
      }
      .hero b {
        font-size: 24px;
        font-weight: 650;
        letter-spacing: -0.02em;
      }
      .muted,
      .scale {
        color: var(--muted);
      }
      c-band {
        width: 100%;
        height: 18px;
        margin-top: 6px;
      }
      .scale {
        display: flex;
        justify-content: space-between;
        font-size: 11.5px;
        margin-bottom: 10px;
      }
      .even {
        color: var(--warn);
      }
      p {
        margin: 10px 0 0;
        text-wrap: pretty;
      }
    `,
  ];

  override render() {
    const latest = this.view.decisions[0];
    return html`<c-panel heading="Latest decision" .note=${latest ? `${dateTime(latest.barOpenTimeMs)} UTC` : ''}>
      ${latest
        ? this.chain(latest)
        : html`<c-state-note heading="Nothing decided yet" next="The first forecast brings the first decision."></c-state-note>`}
    </c-panel>`;
  }

  private chain(latest: Decision) {
    const spec = this.view.strategy?.spec;
    const even = this.view.portfolio.breakEven;
    return html`${latest.probability === null
        ? nothing
        : html`<div class="hero">
              <b>${percent(latest.probability)}</b>
              <span class="muted">that the target comes first</span>
            </div>
            <c-band
              .probability=${latest.probability}
              .lower=${latest.lower ?? latest.probability}
              .upper=${latest.upper ?? latest.probability}
              .breakEven=${even}
            ></c-band>
            <div class="scale">
              <span>band ${percent(latest.lower)} to ${percent(latest.upper)}</span>
              <span class="even">break-even ${percent(even)}</span>
            </div>`}
      <dl>
        <dt>Signal, 2p − 1</dt>
        <dd>${signed(latest.signal)}</dd>
        <dt>Scaled by volatility</dt>
        <dd>${signed(latest.scaled)}</dd>
        <dt>Deadband</dt>
        <dd>${number(spec?.signal.deadband)}</dd>
        <dt>Full Kelly, net of cost</dt>
        <dd>${percent(latest.kelly)}</dd>
        <dt>Weight of equity</dt>
        <dd>${percent(latest.targetWeight)}</dd>
        <dt>Model version</dt>
        <dd>${latest.modelVersion ?? '–'}</dd>
      </dl>
      <p><c-reason-badge .code=${latest.reason}></c-reason-badge> ${explain(latest)}</p>`;
  }
}
