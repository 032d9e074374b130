import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Feature, FeatureAge, FeatureDrift} from '../api/feature-types';
import {duration, number, percent} from '../format/number';
import {dateTime} from '../format/time';
import '../parts/badge';
import '../parts/panel';
import {facts} from '../parts/styles';
import {VERDICTS} from './verdict';

function chance(significance: number | null): string {
  return significance !== null && significance < 0.001 ? `p < ${number(0.001, 3)}` : `p ${number(significance, 3)}`;
}

/** What a feature means, and how its values compare with those that were learnt from. */
@customElement('c-feature-about')
export class FeatureAbout extends LitElement {
  @property() name = '';
  @property({attribute: false}) feature: Feature | undefined;
  /** Its text, where the set writes it over other features. */
  @property() expression = '';
  @property({attribute: false}) drift: FeatureDrift | undefined;
  @property({attribute: false}) age: FeatureAge | undefined;

  static override styles = [
    facts,
    css`
      :host {
        display: block;
      }
      code,
      .formula {
        font-family: var(--mono);
        font-size: 12px;
      }
      .formula {
        margin: 0 0 9px;
        overflow-wrap: anywhere;
      }
      dt {
        white-space: nowrap;
      }
      dl + dl {
        margin-top: 9px;
        padding-top: 9px;
        border-top: 1px solid var(--line);
      }
      .source {
        margin: 9px 0 0;
        color: var(--muted);
        font-size: 11.5px;
      }
    `,
  ];

  override render() {
    return html`<c-panel
      heading=${this.name}
      .note=${this.feature ? `${this.feature.group.toLowerCase().replaceAll('_', ' ')}` : this.expression ? 'an expression of this set' : ''}
      aria-live="polite"
      data-testid="feature-about"
    >
      <p class="formula">${this.feature?.formula ?? this.expression}</p>
      ${this.feature ? this.meaning(this.feature) : nothing} ${this.drift ? this.comparison(this.drift) : nothing}
      ${this.age ? this.freshness(this.age) : nothing}
      ${this.feature ? html`<p class="source">${this.feature.citation}</p>` : nothing}
    </c-panel>`;
  }

  private meaning(feature: Feature) {
    const parameters = Object.entries(feature.parameters);
    return html`<dl>
      <dt>Unit</dt>
      <dd>${feature.unit}</dd>
      <dt>Reads</dt>
      <dd>${feature.inputs.join(', ')}</dd>
      ${parameters.length > 0
        ? html`<dt>Parameters</dt>
            <dd>${parameters.map(([name, value]) => `${name} ${value}`).join(', ')}</dd>`
        : nothing}
      <dt>Warm-up</dt>
      <dd>${feature.warmUp} ${feature.warmUp === 1 ? 'bar' : 'bars'}</dd>
      <dt>Without a value</dt>
      <dd>${feature.nanRule}</dd>
    </dl>`;
  }

  private freshness({knownTimeMs, ageMs}: FeatureAge) {
    return html`<dl>
      <dt>Newest value</dt>
      <dd data-testid="newest-value">
        ${ageMs === null ? 'none in the rows looked at' : `${duration(ageMs / 1000)} old`}
      </dd>
      ${knownTimeMs === null
        ? nothing
        : html`<dt>Known at</dt>
            <dd>${dateTime(knownTimeMs)} UTC</dd>`}
    </dl>`;
  }

  private comparison(drift: FeatureDrift) {
    const {tone, word} = VERDICTS[drift.verdict];
    return html`<dl>
      <dt>Against training</dt>
      <dd><c-badge tone=${tone}>${word}</c-badge></dd>
      <dt>Stability index (PSI)</dt>
      <dd>${number(drift.stabilityIndex, 3)}</dd>
      <dt>Kolmogorov-Smirnov</dt>
      <dd>${number(drift.kolmogorovSmirnov, 3)}, ${chance(drift.significance)}</dd>
      <dt>Missing then, now</dt>
      <dd>${percent(drift.missingThen)}, ${percent(drift.missingNow)}</dd>
    </dl>`;
  }
}
