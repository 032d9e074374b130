package io.credence.platform.testkit.kafka;

import io.credence.platform.testkit.FreePort;
import io.credence.platform.testkit.TemporaryFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/// One Kafka node that is broker and controller at once, on loopback ports.
public final class EmbeddedKafkaBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;
    private final @Nullable Path temporary;

    private EmbeddedKafkaBroker(KafkaRaftServer server, int port, @Nullable Path temporary) {
        this.server = server;
        this.port = port;
        this.temporary = temporary;
    }

    /// Starts on `dataDir`, which is formatted on the first start and keeps its topics.
    public static EmbeddedKafkaBroker start(Path dataDir, int port, int controllerPort) {
        return start(dataDir, port, controllerPort, null);
    }

    /// Starts on free ports; all data is gone after `close`.
    public static EmbeddedKafkaBroker startTemporary() {
        Path folder = TemporaryFolder.create("kafka");
        return start(folder.resolve("data"), FreePort.find(), FreePort.find(), folder);
    }

    private static EmbeddedKafkaBroker start(
            Path dataDir, int port, int controllerPort, @Nullable Path temporary) {
        BrokerStorage.format(dataDir);
        Map<String, String> config =
                temporary == null
                        ? BrokerConfig.of(dataDir, port, controllerPort)
                        : BrokerConfig.ofTemporary(dataDir, port, controllerPort);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafkaBroker(server, port, temporary);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// Creates the topics that do not exist yet.
    public void createTopics(Collection<String> names, int partitions) {
        Map<String, Object> config =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (Admin admin = Admin.create(config)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing =
                    names.stream()
                            .filter(name -> !present.contains(name))
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList();
            admin.createTopics(missing).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics " + names, e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary != null) {
            TemporaryFolder.delete(temporary);
        }
    }
}
