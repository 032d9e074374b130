package io.credence.gateway.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Who listens, by tenant. A frame reaches the listeners of its own tenant and no other.
@ApplicationScoped
class EventHub {

    private final Map<String, Set<StreamClient>> clients = new ConcurrentHashMap<>();
    private final AtomicInteger connected;
    private final Counter dropped;

    @Inject
    EventHub(MeterRegistry metrics) {
        connected = metrics.gauge("credence.gateway.stream.clients", new AtomicInteger());
        dropped = metrics.counter("credence.gateway.stream.dropped.clients");
    }

    void publish(EventFrame frame) {
        for (StreamClient client : clients.getOrDefault(frame.tenant(), Set.of())) {
            if (client.wants(frame.type()) && !client.offer(frame.text())) {
                dropped.increment();
                remove(client);
            }
        }
    }

    /// False when the tenant has `most` listeners already.
    boolean add(StreamClient client, int most) {
        Set<StreamClient> own =
                clients.compute(
                        client.tenant(),
                        (_, known) -> {
                            Set<StreamClient> set =
                                    known == null ? ConcurrentHashMap.newKeySet() : known;
                            if (set.size() < most && set.add(client)) {
                                connected.incrementAndGet();
                            }
                            return set;
                        });
        return own.contains(client);
    }

    void remove(StreamClient client) {
        clients.computeIfPresent(
                client.tenant(),
                (_, known) -> {
                    if (known.remove(client)) {
                        connected.decrementAndGet();
                    }
                    return known.isEmpty() ? null : known;
                });
    }

    int size() {
        return connected.get();
    }
}
