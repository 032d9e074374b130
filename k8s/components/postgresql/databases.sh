#!/bin/sh
# One database per service: the owner migrates, the app reads and writes rows and nothing else. Neither passes row-level security.
# Runs once, on an empty volume. Elsewhere it runs against any PostgreSQL 18 that PGHOST, PGUSER and PGPASSWORD name.
set -eu

database() {
  name=$1 owner_password=$2 app_password=$3
  psql -v ON_ERROR_STOP=1 -d postgres -v name="$name" -v owner="${name}_owner" -v app="${name}_app" \
    -v owner_password="$owner_password" -v app_password="$app_password" <<'SQL'
create role :"owner" login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner_password';
create role :"app" login nosuperuser nobypassrls nocreatedb nocreaterole password :'app_password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"app";
\connect :"name"
alter schema public owner to :"owner";
revoke all on schema public from public;
grant usage on schema public to :"app";
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"app";
alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"app";
SQL
}

database feature "$FEATURE_OWNER_PASSWORD" "$FEATURE_APP_PASSWORD"
database registry "$REGISTRY_OWNER_PASSWORD" "$REGISTRY_APP_PASSWORD"
database training "$TRAINING_OWNER_PASSWORD" "$TRAINING_APP_PASSWORD"
database prediction "$PREDICTION_OWNER_PASSWORD" "$PREDICTION_APP_PASSWORD"
database strategy "$STRATEGY_OWNER_PASSWORD" "$STRATEGY_APP_PASSWORD"
database keycloak "$KEYCLOAK_OWNER_PASSWORD" "$KEYCLOAK_OWNER_PASSWORD"
