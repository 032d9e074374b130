import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Drift, RowAge} from '../api/feature-types';
import {count, duration} from '../format/number';
import {date, dateTime} from '../format/time';
import '../parts/badge';
import '../parts/stat';
import {controls} from '../parts/styles';
import {INTERVALS, type Catalogue, type Choice, type FeatureView} from './queries';
import {VERDICTS} from './verdict';

/** What is looked at, and how it stands as a whole. */
@customElement('c-feature-bar')
export class FeatureBar extends LitElement {
  @property({attribute: false}) catalogue!: Catalogue;
  @property({attribute: false}) choice!: Choice;
  /** Intervals that have bars; undefined while nobody knows. */
  @property({attribute: false}) stored: string[] | undefined;
  @property({attribute: false}) view: FeatureView | undefined;

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px 30px;
      }
      .pick,
      .stats {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
      .stats {
        gap: 8px 30px;
        margin-left: auto;
      }
      label {
        display: grid;
        gap: 2px;
        font-size: 11.5px;
        color: var(--muted);
      }
      select {
        font-size: 13px;
        max-width: 260px;
      }
    `,
  ];

  override render() {
    const {instrument, interval, set} = this.choice;
    return html`<div class="pick">
        ${this.select('Instrument', 'instrument', instrument, this.catalogue.instruments.map(({symbol}) => [symbol, symbol]))}
        ${this.select('Interval', 'interval', interval, INTERVALS.map((each) => [each, this.named(each)]))}
        ${this.select('Feature set', 'set', set, this.catalogue.sets.map(({name, features}) => [name, `${name} (${features.length})`]))}
      </div>
      ${this.view && this.view.rows.openTimeMs.length > 0 ? this.stats(this.view) : nothing}`;
  }

  private select(label: string, key: keyof Choice, chosen: string, options: [string, string][]) {
    return html`<label
      >${label}
      <select
        data-testid="pick-${key}"
        @change=${(event: Event) => this.choose(key, (event.target as HTMLSelectElement).value)}
      >
        ${options.some(([value]) => value === chosen) ? nothing : html`<option value=${chosen} selected>${chosen || '–'}</option>`}
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </label>`;
  }

  private named(interval: string): string {
    return this.stored && !this.stored.includes(interval) ? `${interval} (no bars)` : interval;
  }

  private stats({choice, rows, gaps, age, drift, noDrift}: FeatureView) {
    const newest = rows.openTimeMs.at(-1);
    return html`<div class="stats">
      <c-stat label="Newest bar, UTC" value=${dateTime(newest)} detail=${`${count(rows.openTimeMs.length)} rows shown`}></c-stat>
      ${age ? this.age(age) : html`<c-stat label="Age of the newest row" data-testid="row-age" value="–" detail="not known"></c-stat>`}
      <c-stat
        data-testid="gap-count"
        label="Gaps"
        value=${count(gaps.gapCount)}
        detail=${gaps.gapCount > 0 ? `${count(gaps.missingBars)} bars missing` : 'none in these rows'}
      ></c-stat>
      ${drift
        ? html`<c-stat
            label="Drift"
            data-testid="drift-overall"
            title=${drift.basis.reason}
            detail=${this.against(drift, choice.instrument)}
            ><c-badge tone=${VERDICTS[drift.verdict].tone}>${VERDICTS[drift.verdict].word}</c-badge>
            ${this.drifted(drift)}</c-stat
          >`
        : html`<c-stat label="Drift" data-testid="drift-overall" value="–" detail=${noDrift}></c-stat>`}
    </div>`;
  }

  private against({basis, then}: Drift, instrument: string): string {
    const {choice, instruments} = basis;
    const whose = instruments.length === 1 && instruments[0] === instrument ? '' : ` of ${instruments.join(', ')}`;
    const what = choice === 'TRAINED' ? 'trained on' : 'no training known; newest dataset,';
    return `${what} ${count(then.count)} rows${whose}, ${date(then.firstOpenTimeMs)} to ${date(then.lastOpenTimeMs)}`;
  }

  private drifted({features}: Drift): string {
    const judged = features.filter(({verdict}) => verdict !== 'UNKNOWN');
    return `${judged.filter(({verdict}) => verdict === 'DRIFTED' || verdict === 'LOST').length} of ${judged.length}`;
  }

  private age({ageMs, intervalMs, stale, staleFeatures}: RowAge) {
    const detail = stale ? `late by ${count(ageMs / intervalMs)} bars` : 'the next bar is on its way';
    return html`<c-stat
      label="Age of the newest row"
      data-testid="row-age"
      value=${duration(ageMs / 1000)}
      tone=${stale ? 'neg' : ''}
      detail=${staleFeatures > 0 ? `${count(staleFeatures)} ${staleFeatures === 1 ? 'feature' : 'features'} without a new value` : detail}
    ></c-stat>`;
  }

  private choose(key: keyof Choice, value: string): void {
    this.dispatchEvent(new CustomEvent('choose', {detail: {...this.choice, [key]: value}}));
  }
}
