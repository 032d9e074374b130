package io.credence.prediction.app.messaging;

import io.credence.prediction.app.window.WindowStore;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// A partition that comes back was moved on by another replica meanwhile: its windows are stale.
@ApplicationScoped
@Identifier("features")
class FeatureRebalance implements KafkaConsumerRebalanceListener {

    private final WindowStore windows;

    FeatureRebalance(WindowStore windows) {
        this.windows = windows;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        windows.clear();
    }
}
