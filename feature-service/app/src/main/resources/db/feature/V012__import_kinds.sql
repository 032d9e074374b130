-- Imports from exchanges take bars, or the tape that bars are made of.
alter table exchange_import add column kind text not null default 'BARS' check (kind in ('BARS', 'TRADES'));
