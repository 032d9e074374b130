package io.credence.platform.testkit.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Kafka with the suite's topics and their dead-letter topics. The init argument `topics` (comma
/// separated) names others.
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final List<String> SUITE =
            List.of(
                    "bars.v1",
                    "trades.v1",
                    "features.v1",
                    "predictions.v1",
                    "models.v1",
                    "training.v1",
                    "decisions.v1");

    private List<String> topics = SUITE;

    @Override
    public void init(Map<String, String> arguments) {
        String names = arguments.get("topics");
        if (names != null) {
            topics = Arrays.asList(names.split(","));
        }
    }

    @Override
    public Map<String, String> start() {
        return SharedServers.kafkaWith(topics);
    }

    // As in PostgresResource.
    @Override
    public void stop() {}
}
