package io.credence.platform.testkit.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Settings of a one-node cluster that shares a small machine with everything else.
final class BrokerConfig {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerConfig() {}

    static Map<String, String> of(Path dataDir, int port, int controllerPort) {
        String broker = "PLAINTEXT://127.0.0.1:" + port;
        Map<String, String> config = new HashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", Integer.toString(NODE_ID));
        config.put("listeners", broker + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", broker);
        config.put("controller.listener.names", CONTROLLER);
        config.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        config.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        config.put("log.dirs", dataDir.toAbsolutePath().toString());
        // A misspelt topic shall fail, not appear.
        config.put("auto.create.topics.enable", "false");
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "3");
        config.put("background.threads", "2");
        config.put("log.cleaner.dedupe.buffer.size", "2097152");
        config.put("log.segment.bytes", "67108864");
        return config;
    }

    /// For a broker that ends with its test: it never comes back, so nobody waits for its session
    /// to end, and a machine that is busy elsewhere for some seconds does not fence its only
    /// broker.
    static Map<String, String> ofTemporary(Path dataDir, int port, int controllerPort) {
        Map<String, String> config = of(dataDir, port, controllerPort);
        config.put("broker.session.timeout.ms", "60000");
        config.put("controlled.shutdown.enable", "false");
        return config;
    }
}
