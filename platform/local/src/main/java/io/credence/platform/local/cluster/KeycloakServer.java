package io.credence.platform.local.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.OwnerOnly;
import io.credence.platform.local.identity.RealmDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The Keycloak of one installation: the checkout's optimised server behind links, with realm and
/// data of its own, started by its Java entry point, so that the process we know is the server
/// itself and no script.
final class KeycloakServer {

    private static final List<String> SHARED = List.of("conf", "lib", "providers", "themes");

    private final Installation installation;
    private final InstallationSecrets secrets;

    KeycloakServer(Installation installation, InstallationSecrets secrets) {
        this.installation = installation;
        this.secrets = secrets;
    }

    void prepare() throws InterruptedException {
        Path server = new KeycloakDistribution(installation.root()).prepared();
        try {
            writeRealm(home().resolve("data/import"));
            for (String shared : SHARED) {
                Path link = home().resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, server.resolve(shared));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceDefinition definition() {
        int port = installation.ports().keycloak();
        List<String> command = new ArrayList<>(KeycloakDistribution.java(home()));
        command.addAll(List.of("start", "--optimized", "--import-realm"));
        Map<String, String> environment = new HashMap<>(database());
        environment.putAll(
                Map.of(
                        "KC_HTTP_ENABLED", "true",
                        "KC_HTTP_HOST", "127.0.0.1",
                        "KC_HTTP_PORT", Integer.toString(port),
                        "KC_HOSTNAME", Ports.url(port),
                        "KC_CACHE", "local",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.user("keycloak-admin")));
        return new ServiceDefinition(
                "keycloak",
                port,
                Ports.url(port)
                        + "/realms/"
                        + RealmDocument.REALM
                        + "/.well-known/openid-configuration",
                command,
                environment);
    }

    private Map<String, String> database() {
        return Map.of(
                "KC_DB",
                "postgres",
                "KC_DB_URL",
                "jdbc:postgresql://localhost:" + installation.ports().postgres() + "/keycloak",
                "KC_DB_USERNAME",
                "keycloak_owner",
                "KC_DB_PASSWORD",
                secrets.database("keycloak_owner"));
    }

    private Path home() {
        return installation.home().resolve("keycloak");
    }

    private void writeRealm(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> realm =
                new RealmDocument(secrets, Ports.url(installation.ports().gateway())).build();
        Path file = folder.resolve("credence-realm.json");
        OwnerOnly.write(file, new ObjectMapper().writeValueAsBytes(realm));
    }
}
