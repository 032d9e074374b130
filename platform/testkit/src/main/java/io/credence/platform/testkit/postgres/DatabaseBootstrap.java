package io.credence.platform.testkit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// One context's database: the owner role migrates, the app role reads and writes rows and nothing
/// else. Neither is a superuser nor passes row-level security. Safe to repeat; a repeat sets the
/// passwords anew.
final class DatabaseBootstrap {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final EmbeddedPostgresServer server;

    DatabaseBootstrap(EmbeddedPostgresServer server) {
        this.server = server;
    }

    void create(String database, String ownerPassword, String appPassword) {
        if (!NAME.matcher(database).matches()) {
            throw new IllegalArgumentException("database name must match " + NAME);
        }
        String owner = database + "_owner";
        String app = database + "_app";
        try {
            try (Connection connection = server.superuser("postgres")) {
                role(connection, owner, ownerPassword);
                role(connection, app, appPassword);
                if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                    run(connection, List.of("create database " + database + " owner " + owner));
                }
            }
            try (Connection connection = server.superuser(database)) {
                run(connection, grants(database, owner, app));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + database, e);
        }
    }

    private static List<String> grants(String database, String owner, String app) {
        String forOwner = "alter default privileges for role " + owner + " in schema public ";
        return List.of(
                "revoke all on database " + database + " from public",
                "grant connect on database " + database + " to " + app,
                "alter schema public owner to " + owner,
                "revoke all on schema public from public",
                "grant usage on schema public to " + app,
                forOwner + "grant select, insert, update, delete on tables to " + app,
                forOwner + "grant usage, select on sequences to " + app);
    }

    private static void role(Connection connection, String role, String password)
            throws SQLException {
        boolean exists = exists(connection, "select 1 from pg_roles where rolname = ?", role);
        String attributes =
                " role %I login nosuperuser nobypassrls nocreatedb nocreaterole password %L";
        String template = (exists ? "alter" : "create") + attributes;
        try (PreparedStatement quote = connection.prepareStatement("select format(?, ?, ?)")) {
            quote.setString(1, template);
            quote.setString(2, role);
            quote.setString(3, password);
            try (ResultSet result = quote.executeQuery()) {
                result.next();
                run(connection, List.of(result.getString(1)));
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
