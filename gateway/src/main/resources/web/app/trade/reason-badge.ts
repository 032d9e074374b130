import {LitElement, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {reason, type ReasonKind} from '../format/reasons';
import '../parts/badge';
import type {Tone} from '../parts/badge';

const TONES: Record<ReasonKind, Tone> = {
  entry: 'accent',
  win: 'pos',
  loss: 'neg',
  exit: 'neutral',
  hold: 'accent',
  idle: 'neutral',
  blocked: 'warn',
};

@customElement('c-reason-badge')
export class ReasonBadge extends LitElement {
  @property() code = '';

  override render() {
    const {label, kind} = reason(this.code);
    return html`<c-badge tone=${TONES[kind]}>${label}</c-badge>`;
  }
}
