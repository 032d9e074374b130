import {css} from 'lit';

export const controls = css`
  button,
  select,
  a.button {
    box-sizing: border-box;
    font: inherit;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    padding: 4px 10px;
    min-height: 28px;
    cursor: pointer;
    text-decoration: none;
  }
  a.button {
    display: inline-flex;
    align-items: center;
  }
  button:hover:not(:disabled),
  select:hover,
  a.button:hover {
    border-color: var(--accent);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.danger {
    color: var(--neg);
    border-color: var(--neg);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    padding: 2px 6px;
    min-height: 24px;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  a {
    color: var(--accent);
  }
`;

export const tables = css`
  .scroll {
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 12.5px;
  }
  th {
    position: sticky;
    top: 0;
    z-index: 1;
    text-align: left;
    font-weight: 500;
    font-size: 11.5px;
    color: var(--muted);
    background: var(--surface-2);
    border-bottom: 1px solid var(--line);
    padding: 6px 10px;
    white-space: nowrap;
  }
  td {
    padding: 5px 10px;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  tbody tr:last-child td {
    border-bottom: 0;
  }
  th.n,
  td.n {
    text-align: right;
  }
  .muted {
    color: var(--muted);
  }
  .pos {
    color: var(--pos);
  }
  .neg {
    color: var(--neg);
  }
  .mono {
    font-family: var(--mono);
    font-size: 11.5px;
  }
`;

export const facts = css`
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 16px;
    margin: 0;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    text-align: right;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;
