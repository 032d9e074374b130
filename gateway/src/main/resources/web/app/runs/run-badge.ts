import {LitElement, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {humanise} from '../format/reasons';
import '../parts/badge';
import type {Tone} from '../parts/badge';

const TONES: Record<string, Tone> = {
  RUNNING: 'accent',
  SUCCEEDED: 'pos',
  FAILED: 'neg',
  LOST: 'neg',
  PREEMPTED: 'warn',
};

@customElement('c-run-badge')
export class RunBadge extends LitElement {
  @property() state = '';

  override render() {
    return html`<c-badge tone=${TONES[this.state] ?? 'neutral'}>${humanise(this.state)}</c-badge>`;
  }
}
