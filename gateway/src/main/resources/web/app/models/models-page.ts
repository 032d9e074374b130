import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {Resource} from '../api/resource';
import type {Model, ServedModel} from '../api/model-types';
import {ALIAS_MOVED, VERSION_REGISTERED} from '../live/events';
import {Subscriptions} from '../live/subscriptions';
import {throttle} from '../live/throttle';
import '../parts/panel';
import '../parts/state-note';
import {link} from '../shell/router';
import './alias-panel';
import './model-card';
import {loadModel, loadModels, loadServed, loadVersion, type ModelView, type VersionView} from './queries';
import './serving-panel';
import './version-list';

const LOOK_AGAIN_MS = 2_000;

/** Models on the left, the chosen version's evidence on the right. */
@customElement('c-models-page')
export class ModelsPage extends LitElement {
  @property() model: string | undefined;
  /** NaN without one in the address; then the newest is shown. */
  @property({type: Number}) version = NaN;

  private readonly models = new Resource<Model[]>(this);
  private readonly view = new Resource<ModelView>(this);
  private readonly card = new Resource<VersionView>(this);
  private readonly served = new Resource<ServedModel[]>(this);
  private loaded = '';
  private loadedCard = '';
  private timer: number | undefined;
  private readonly refresh = throttle(() => this.reload(), 1000);

  constructor() {
    super();
    new Subscriptions(this)
      .on(VERSION_REGISTERED, () => this.refresh())
      .on(ALIAS_MOVED, () => this.refresh())
      .onGap(() => this.refresh());
  }

  static override styles = css`
    .alone {
      grid-column: 1 / -1;
    }
    :host {
      display: grid;
      grid-template-columns: 316px minmax(0, 1fr);
      gap: 12px;
      align-items: start;
    }
    .column {
      display: grid;
      gap: 12px;
      min-width: 0;
    }
    nav a {
      display: block;
      padding: 7px 14px;
      color: var(--text);
      text-decoration: none;
      border-bottom: 1px solid var(--line);
    }
    nav a:last-child {
      border-bottom: 0;
    }
    nav a:hover {
      background: var(--surface-2);
    }
    nav a[aria-current] {
      background: var(--accent-weak);
      font-weight: 600;
    }
    nav small {
      display: block;
      color: var(--muted);
      font-weight: 400;
    }
    @media (max-width: 980px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.models.load(loadModels);
    this.timer = window.setInterval(() => this.lookAgain(), LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  override willUpdate(_: PropertyValues): void {
    const name = this.name();
    if (name && name !== this.loaded) {
      this.loaded = name;
      this.view.clear();
      void this.view.load(() => loadModel(name));
      this.served.clear();
      void this.served.load(() => loadServed(name));
    }
    const number = this.number();
    const key = `${name}/${number}`;
    if (name && number && this.view.value?.name === name && key !== this.loadedCard) {
      this.loadedCard = key;
      this.card.clear();
      void this.card.load(() => loadVersion(name, number));
    }
  }

  override render() {
    const models = this.models.value;
    if (!models || models.length === 0) return html`<c-panel class="alone" heading="Models">${this.absent()}</c-panel>`;
    return html`<div class="column">
        <c-panel flush heading="Models">
          <nav aria-label="Models">
            ${models.map(
              ({name, description}) =>
                html`<a href=${link('models', [name])} aria-current=${name === this.name() ? 'true' : nothing}
                  >${name}${description ? html`<small>${description}</small>` : nothing}</a
                >`,
            )}
          </nav>
        </c-panel>
        ${this.view.value
          ? html`<c-version-list .view=${this.view.value} .selected=${this.number()}></c-version-list>
              ${this.serving()}
              <c-alias-panel .view=${this.view.value}></c-alias-panel>`
          : html`<c-state-note .loading=${!this.view.error} .error=${this.view.error} @retry=${() => this.reload()}></c-state-note>`}
      </div>
      <div class="column">${this.evidence()}</div>`;
  }

  private serving() {
    const served = this.served.value;
    // An answer of before says nothing of now.
    if (served && !this.served.error) return html`<c-serving-panel .served=${served}></c-serving-panel>`;
    return html`<c-panel heading="Serving"
      ><c-state-note
        .loading=${!this.served.error}
        .error=${this.served.error}
        heading=${this.served.error ? 'What is served is not known' : ''}
        @retry=${() => this.reload()}
      ></c-state-note
    ></c-panel>`;
  }

  private evidence() {
    const card = this.card.value;
    if (card) return html`<c-model-card data-testid="model-card" .view=${card}></c-model-card>`;
    const none = this.view.value && this.view.value.versions.length === 0;
    return html`<c-panel heading="Model card"
      ><c-state-note
        .loading=${!none && !this.card.error}
        .error=${this.card.error}
        heading=${none ? 'No version yet' : 'The card could not be loaded'}
        next="A training run publishes the first version with its evidence."
        @retry=${() => this.reload()}
      ></c-state-note
    ></c-panel>`;
  }

  private absent() {
    return html`<c-state-note
      .loading=${this.models.loading && !this.models.value}
      .error=${this.models.error}
      heading=${this.models.error ? 'Models could not be loaded' : 'No model yet'}
      next="A training run that succeeds registers one, with the evidence of how good it is."
      command=${this.models.error ? '' : 'POST /api/v1/training-runs'}
      @retry=${() => this.models.load(loadModels)}
    ></c-state-note>`;
  }

  private name(): string | undefined {
    return this.model ?? this.models.value?.[0]?.name;
  }

  private number(): number | undefined {
    if (Number.isFinite(this.version)) return this.version;
    const versions = this.view.value?.versions ?? [];
    return versions.length > 0 ? Math.max(...versions.map(({version}) => version)) : undefined;
  }

  // No event tells that a version is loaded.
  private lookAgain(): void {
    const name = this.name();
    const isLoading = this.served.value?.some(({state}) => state === 'LOADING');
    if (name && isLoading && !this.served.loading && !document.hidden) void this.served.load(() => loadServed(name));
  }

  private reload(): void {
    const name = this.name();
    const number = this.number();
    void this.models.load(loadModels);
    if (name) {
      void this.view.load(() => loadModel(name));
      void this.served.load(() => loadServed(name));
    }
    if (name && number) void this.card.load(() => loadVersion(name, number));
  }
}
