package io.credence.platform.local.kubernetes;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credence.platform.local.architecture.Checkout;
import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.RealmDocument;
import io.credence.platform.local.identity.Seed;
import io.credence.platform.testkit.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The realm of a cluster is the realm of the demo: no people, no client for terminals, and
/// variables of Keycloak's environment where the secrets are.
class RealmTest {

    private static final String FILE = "k8s/components/keycloak/credence-realm.json";
    private static final String GATEWAY = "${CREDENCE_GATEWAY_URL}";

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .defaultPrettyPrinter(
                            new DefaultPrettyPrinter()
                                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    @Test
    void shouldDescribeTheRealmOfTheSuite(@TempDir Path folder) throws IOException {
        Path secrets = folder.resolve("secrets.json");
        Files.write(secrets, JSON.writeValueAsBytes(placeholders()));
        Map<String, Object> realm =
                new TreeMap<>(
                        new RealmDocument(InstallationSecrets.open(secrets), GATEWAY).build());
        realm.put("sslRequired", "external");
        realm.compute("clients", (_, clients) -> forMachines(clients));
        realm.compute("users", (_, users) -> machines(users));

        GoldenFile.at(Checkout.root().resolve(FILE))
                .assertMatches(JSON.writeValueAsString(realm) + "\n");
    }

    /// As the Deployment prefixes the keys of the Secrets.
    private static Map<String, String> placeholders() {
        Map<String, String> placeholders = new TreeMap<>();
        placeholders.put("client." + RealmDocument.DASHBOARD, "${GATEWAY_DASHBOARD_SECRET}");
        for (String tenant : Seed.TENANTS) {
            for (Seed.Machine machine : Seed.MACHINES) {
                placeholders.put("client." + machine.clientId(tenant), variable(machine, tenant));
            }
        }
        // Not in the result: people.
        Seed.USERS.forEach(user -> placeholders.put("user." + user.name(), "unused"));
        return placeholders;
    }

    private static String variable(Seed.Machine machine, String tenant) {
        String of = tenant.toUpperCase(Locale.ROOT);
        String name =
                machine.name().equals("trainer")
                        ? "TRAINING_ORCHESTRATOR_CREDENCE_TRAINING_TRAINER_CLIENT_SECRETS_" + of
                        : machine.name().toUpperCase(Locale.ROOT).replace('-', '_')
                                + "_CREDENCE_MACHINE_CLIENT_SECRETS_"
                                + of;
        return "${" + name + "}";
    }

    private static List<?> forMachines(@Nullable Object clients) {
        return entries(clients)
                .filter(client -> !RealmDocument.CLI.equals(client.get("clientId")))
                .toList();
    }

    private static List<?> machines(@Nullable Object users) {
        return entries(users).filter(user -> user.containsKey("serviceAccountClientId")).toList();
    }

    private static Stream<Map<?, ?>> entries(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list)).stream().map(entry -> (Map<?, ?>) entry);
    }
}
