#!/usr/bin/env bash
# A database for each service and one for Keycloak, each with a user who owns it and may connect to no other.
set -euo pipefail

create() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
}

create pipeline "$PIPELINE_PASSWORD"
create forecast "$FORECAST_PASSWORD"
create performance "$PERFORMANCE_PASSWORD"
create keycloak "$KEYCLOAK_PASSWORD"
