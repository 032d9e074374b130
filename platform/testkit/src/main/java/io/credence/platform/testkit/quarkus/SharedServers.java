package io.credence.platform.testkit.quarkus;

import io.credence.platform.testkit.kafka.EmbeddedKafkaBroker;
import io.credence.platform.testkit.oidc.TokenIssuer;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.postgres.EmbeddedPostgresServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One server of each kind per JVM, ended with it. Quarkus loads test resources in class loaders
/// that it throws away between profiles, hence all calls go to the copy of this class in the system
/// class loader, and parameters and results are types of the JDK.
final class SharedServers {

    private static final String PASSWORD = "testkit";
    private static final int PARTITIONS = 6;

    private static @Nullable EmbeddedPostgresServer postgres;
    private static @Nullable EmbeddedKafkaBroker kafka;
    private static @Nullable TokenIssuer issuer;

    private SharedServers() {}

    static Map<String, String> postgresFor(String database) {
        return call("postgres", String.class, database);
    }

    static Map<String, String> kafkaWith(Collection<String> topics) {
        return call("kafka", String.class, String.join(",", topics));
    }

    static Map<String, String> issuerFor(String clientId) {
        return call("issuer", String.class, clientId);
    }

    // The class name and the signatures are fixed right here.
    @SuppressWarnings("unchecked")
    private static Map<String, String> call(String method, Class<?> type, Object argument) {
        Thread thread = Thread.currentThread();
        ClassLoader outer = thread.getContextClassLoader();
        Class<?> shared = systemCopy();
        // Kafka looks for its own plugins in the context class loader.
        thread.setContextClassLoader(shared.getClassLoader());
        try {
            var target = shared.getDeclaredMethod(method, type);
            target.setAccessible(true);
            return (Map<String, String>) target.invoke(null, argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot start the test server: " + method, e);
        } finally {
            thread.setContextClassLoader(outer);
        }
    }

    private static Class<?> systemCopy() {
        try {
            return Class.forName(
                    SharedServers.class.getName(), true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException _) {
            return SharedServers.class;
        }
    }

    static synchronized Map<String, String> postgres(String database) {
        EmbeddedPostgresServer server = postgres;
        if (server == null) {
            server = EmbeddedPostgresServer.startTemporary();
            closeAtExit(server);
            postgres = server;
        }
        server.createDatabase(database, PASSWORD, PASSWORD);
        return Map.of(
                "credence.db.name", database,
                "credence.db.host", "127.0.0.1",
                "credence.db.port", Integer.toString(server.port()),
                "credence.db.app-password", PASSWORD,
                "credence.db.owner-password", PASSWORD);
    }

    static synchronized Map<String, String> kafka(String topics) {
        EmbeddedKafkaBroker broker = kafka;
        if (broker == null) {
            broker = EmbeddedKafkaBroker.startTemporary();
            closeAtExit(broker);
            kafka = broker;
        }
        List<String> names = new ArrayList<>();
        for (String topic : topics.split(",", -1)) {
            names.add(topic);
            names.add(topic + ".dlq");
        }
        broker.createTopics(names, PARTITIONS);
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    }

    static synchronized Map<String, String> issuer(String clientId) {
        TokenIssuer provider = issuer;
        if (provider == null) {
            provider = TokenIssuer.start();
            closeAtExit(provider);
            issuer = provider;
            System.setProperty(Tokens.ISSUER_PROPERTY, provider.issuer());
            System.setProperty(Tokens.KEYS_PROPERTY, provider.signingKeys());
        }
        return Map.of(
                "credence.oidc.issuer",
                provider.issuer(),
                "credence.machine.client-secrets.alpha",
                TokenIssuer.secretOf(clientId + ".alpha"),
                "credence.machine.client-secrets.beta",
                TokenIssuer.secretOf(clientId + ".beta"));
    }

    private static void closeAtExit(AutoCloseable server) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            try {
                                server.close();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }));
    }
}
