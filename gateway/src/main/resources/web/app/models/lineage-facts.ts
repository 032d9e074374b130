import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {ModelCard, ModelVersion, Snapshot} from '../api/model-types';
import {count, duration, number, percent} from '../format/number';
import {dateTime} from '../format/time';
import '../parts/panel';
import {facts, tables} from '../parts/styles';
import {link} from '../shell/router';

function gaps({gaps, missingBars}: Snapshot): string {
  return gaps === 0 ? 'none' : `${count(gaps)}, ${count(missingBars)} bars missing`;
}

/** Everything that decided this model, so that it can be made again. */
@customElement('c-lineage-facts')
export class LineageFacts extends LitElement {
  @property({attribute: false}) version!: ModelVersion;
  @property({attribute: false}) card!: ModelCard;

  static override styles = [
    facts,
    tables,
    css`
      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(330px, 1fr));
        gap: 12px;
      }
      a {
        color: var(--accent);
      }
    `,
  ];

  override render() {
    return html`<div class="three">${this.data()} ${this.training()} ${this.environment()}</div>`;
  }

  private data() {
    const {lineage} = this.card;
    const {snapshot} = lineage;
    return html`<c-panel heading="Dataset">
      <dl>
        <dt>Instrument</dt>
        <dd>${lineage.instrument} ${lineage.interval}</dd>
        <dt>Label: target, stop</dt>
        <dd>+${percent(lineage.takeProfit, 2)}, −${percent(lineage.stopLoss, 2)}</dd>
        <dt>Horizon, touch</dt>
        <dd>${lineage.horizonBars} bars, ${lineage.touch === 'HIGH_LOW' ? 'high and low' : 'close'}</dd>
        <dt>Feature set</dt>
        <dd>${lineage.featureSet}, kernels ${lineage.kernelVersion}</dd>
        <dt>Features</dt>
        <dd>${lineage.features.join(', ')}</dd>
        <dt>Bars, UTC</dt>
        <dd>${dateTime(snapshot.fromMs)} to ${dateTime(snapshot.toMs)}</dd>
        <dt>Rows, labelled</dt>
        <dd>${count(snapshot.rows)}, ${count(snapshot.labelledRows)}</dd>
        <dt>Gaps</dt>
        <dd>${gaps(snapshot)}</dd>
        <dt>Dataset</dt>
        <dd class="mono">${lineage.datasetId}</dd>
        <dt>SHA-256</dt>
        <dd class="mono">${lineage.datasetSha256}</dd>
      </dl>
    </c-panel>`;
  }

  private training() {
    const {training, architecture, calibration, lineage} = this.card;
    return html`<c-panel heading="Training">
      <dl>
        <dt>Run</dt>
        <dd class="mono"><a href=${link('runs', [lineage.runId])}>${lineage.runId}</a></dd>
        <dt>Epochs, best</dt>
        <dd>${training.epochs}, ${training.bestEpoch}</dd>
        <dt>Batch, learning rate</dt>
        <dd>${training.batchSize}, ${training.learningRate}</dd>
        <dt>Seed</dt>
        <dd>${training.seed}</dd>
        <dt>Took</dt>
        <dd>${duration(training.seconds)}</dd>
        <dt>Calibration</dt>
        <dd>${calibration.method}, a ${number(calibration.a, 3)}, b ${number(calibration.b, 3)}</dd>
        <dt>Band</dt>
        <dd>${percent(calibration.confidence, 0)}</dd>
        ${Object.entries(architecture.settings)
          .sort()
          .map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
      </dl>
    </c-panel>`;
  }

  private environment() {
    return html`<c-panel heading="Artifact and environment">
      <dl>
        <dt>SHA-256</dt>
        <dd class="mono">${this.version.artifactSha256}</dd>
        ${Object.entries(this.card.environment)
          .sort()
          .map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
      </dl>
    </c-panel>`;
  }
}
