import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ApiError, get, post} from '../api/client';
import type {ModelCard, ModelVersion} from '../api/model-types';
import {Resource} from '../api/resource';
import {hasEnded, type Run} from '../api/run-types';
import type {Me} from '../api/types';
import '../charts/chart';
import {duration, number, percent} from '../format/number';
import {humanise} from '../format/reasons';
import {dateTime, dateTimeSeconds} from '../format/time';
import '../parts/panel';
import '../parts/stat';
import '../parts/state-note';
import {controls, facts} from '../parts/styles';
import {link} from '../shell/router';
import {lossChart} from './loss-chart';
import type {LossPoint} from './loss-history';
import './phase-steps';
import './run-badge';

@customElement('c-run-detail')
export class RunDetail extends LitElement {
  @property({attribute: false}) me!: Me;
  @property({attribute: false}) run!: Run;
  @property({attribute: false}) history: LossPoint[] = [];
  @state() private problem = '';

  /** A published run left its whole history in the model card. */
  private readonly card = new Resource<ModelCard | null>(this);
  private cardOf = '';

  static override styles = [
    controls,
    facts,
    css`
      :host {
        display: grid;
        gap: 12px;
        min-width: 0;
      }
      .stats {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 34px;
        margin-top: 14px;
      }
      c-chart {
        height: 270px;
      }
      .why {
        margin-top: 12px;
        padding: 9px 12px;
        border-radius: 6px;
        background: var(--neg-weak);
      }
      .why b {
        color: var(--neg);
      }
      .why p {
        margin: 2px 0 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .problem {
        color: var(--neg);
      }
    `,
  ];

  override willUpdate(changed: PropertyValues): void {
    const key = `${this.run.model}/${this.run.modelVersion ?? ''}`;
    if (changed.has('run') && this.cardOf !== key) {
      this.cardOf = key;
      this.card.clear();
      const {model, modelVersion} = this.run;
      if (modelVersion) {
        void this.card.load(async () => (await get<ModelVersion>(`/models/${model}/versions/${modelVersion}`)).card);
      }
    }
  }

  override render() {
    const {run} = this;
    return html`<c-panel heading="${run.model}" .note=${`run ${run.id}, attempt ${run.attempt}`}>
        <span slot="tools"><c-run-badge .state=${run.state}></c-run-badge> ${this.cancelButton()}</span>
        <c-phase-steps .run=${run}></c-phase-steps>
        ${this.numbers()} ${this.failure()}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      </c-panel>
      <c-panel heading="Loss" note="mean log-loss per window; validation stops the training early">
        ${this.curve()}
      </c-panel>
      ${this.setup()}`;
  }

  private numbers() {
    const progress = this.run.progress;
    const epochs = this.card.value?.training;
    const last = this.points().at(-1);
    return html`<div class="stats">
      <c-stat
        label="Epoch"
        value=${epochs ? String(epochs.epochs) : progress ? `${progress.epoch} of ${progress.maxEpochs}` : '–'}
        detail=${epochs ? `best was ${epochs.bestEpoch}` : ''}
      ></c-stat>
      <c-stat label="Training loss" value=${number(last?.trainLoss, 4)}></c-stat>
      <c-stat label="Validation loss" value=${number(last?.validationLoss, 4)}></c-stat>
      <c-stat label="Validation Brier" value=${number(last?.validationBrier, 4)}></c-stat>
      ${hasEnded(this.run.state)
        ? html`<c-stat label="Took" value=${duration(this.seconds())}></c-stat>`
        : html`<c-stat label="Time left" value=${duration(progress?.etaSeconds)} detail=${percent(progress?.fraction, 0)}></c-stat>`}
      ${this.run.modelVersion
        ? html`<c-stat label="Published as"
            ><a href=${link('models', [this.run.model, this.run.modelVersion])}>version ${this.run.modelVersion}</a></c-stat
          >`
        : nothing}
    </div>`;
  }

  private failure() {
    const {reason, detail, state: now} = this.run;
    if (!reason && !detail) return nothing;
    if (now === 'SUCCEEDED') return nothing;
    return html`<div class="why">
      <b>${humanise(reason ?? now)}</b>
      ${detail ? html`<p>${detail}</p>` : nothing}
    </div>`;
  }

  private curve() {
    const points = this.points();
    if (points.length === 0) {
      return html`<c-state-note
        .loading=${this.card.loading}
        heading=${hasEnded(this.run.state) ? 'This run left no losses' : 'The first epoch is still running'}
        next=${hasEnded(this.run.state) ? 'It ended before an epoch did; the reason is above.' : 'The curve begins when it ends.'}
      ></c-state-note>`;
    }
    const training = this.card.value?.training;
    const most = training ? training.epochs : (this.run.progress?.maxEpochs ?? points.length);
    return html`<c-chart
      data-testid="loss-chart"
      label="Training and validation loss per epoch"
      .draw=${lossChart(points, most, training?.bestEpoch)}
      .points=${points.length}
    ></c-chart>`;
  }

  private setup() {
    const spec = this.run.spec;
    if (!spec) return nothing;
    const {dataset, fit} = spec;
    return html`<c-panel heading="Setup">
      <dl>
        <dt>Data</dt>
        <dd>${dataset.instrument} ${dataset.interval}, ${dataset.featureSet}, ${dateTime(dataset.fromMs)} to ${dateTime(dataset.toMs)}</dd>
        <dt>Label: target, stop, horizon</dt>
        <dd>
          +${percent(dataset.barrier.takeProfit, 2)}, −${percent(dataset.barrier.stopLoss, 2)},
          ${dataset.barrier.horizonBars} bars
        </dd>
        <dt>Architecture</dt>
        <dd>${spec.architecture}</dd>
        ${fit
          ? html`<dt>Fit</dt>
              <dd>batch ${fit.batchSize}, learning rate ${fit.learningRate}, dropout ${fit.dropout}, patience ${fit.patience}, seed ${fit.seed}</dd>`
          : nothing}
        <dt>Requested, started, ended</dt>
        <dd>
          ${dateTimeSeconds(this.run.requestedAt)}, ${dateTimeSeconds(this.run.startedAt)},
          ${dateTimeSeconds(this.run.finishedAt)}
        </dd>
      </dl>
    </c-panel>`;
  }

  private cancelButton() {
    if (hasEnded(this.run.state) || !this.me.roles.includes('researcher')) return nothing;
    return html`<button class="danger" data-testid="cancel-run" @click=${this.cancel}>Cancel run</button>`;
  }

  private async cancel(): Promise<void> {
    if (!confirm(`Cancel the training of ${this.run.model}? What it learned so far is not published.`)) return;
    try {
      await post(`/training-runs/${this.run.id}/cancel`);
      this.problem = '';
      this.dispatchEvent(new Event('changed'));
    } catch (cause) {
      this.problem = cause instanceof ApiError ? cause.message : String(cause);
    }
  }

  private points(): LossPoint[] {
    return this.card.value?.training.history ?? this.history;
  }

  private seconds(): number | undefined {
    const {startedAt, finishedAt} = this.run;
    return startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : undefined;
  }
}
